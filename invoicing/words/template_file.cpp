#include "invoicing/words/template_file.hpp"

#include "scales/findings_limit.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <set>
#include <string_view>

namespace dubrovnik::invoicing {

namespace {

constexpr std::string_view heading_mark = "## ";
constexpr std::string_view label_mark = "- ";
constexpr std::string_view labels_heading = "labels";

std::string_view without_ends(std::string_view text) {
    const auto first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

class Cutter {
  public:
    explicit Cutter(const scales::SourceText& source)
        : source_(source) {}

    CutTemplate cut() {
        std::string_view rest = source_.text;
        while (!rest.empty()) {
            const auto end = std::min(rest.find('\n'), rest.size());
            ++line_;
            take(rest.substr(0, end));
            rest.remove_prefix(std::min(end + 1, rest.size()));
        }
        finish();
        return std::move(cut_);
    }

  private:
    void take(std::string_view line) {
        if (line.starts_with(heading_mark)) return begin_piece(without_ends(line.substr(3)));
        if (in_labels_) return take_label(without_ends(line));
        if (!piece_.name.empty()) piece_.text.append(line).append("\n");
    }

    void begin_piece(std::string_view name) {
        finish();
        in_labels_ = name == labels_heading;
        piece_ = {};
        if (!in_labels_) piece_ = {std::string(name), PieceForm::prose, {}, line_ + 1};
    }

    void take_label(std::string_view line) {
        if (line.empty()) return;
        const auto colon = line.find(": ");
        if (!line.starts_with(label_mark) || colon == std::string_view::npos)
            return refuse("template.label",
                          fmt::format("“{}” is no label, must be “- name: words”", line), line_,
                          "write one label on one line, with a colon and a space behind its name");
        const auto name = without_ends(line.substr(2, colon - 2));
        add({std::string(name), PieceForm::label,
             std::string(without_ends(line.substr(colon)).substr(2)), line_});
    }

    void finish() {
        if (piece_.name.empty()) return;
        // Leading empty lines are cut and counted, so that lines in findings stay right.
        const auto first = std::min(piece_.text.find_first_not_of(" \t\r\n"), piece_.text.size());
        const auto skipped = std::count(
            piece_.text.begin(), piece_.text.begin() + static_cast<std::ptrdiff_t>(first), '\n');
        piece_.line += static_cast<std::size_t>(skipped);
        piece_.text = without_ends(piece_.text);
        if (piece_.text.empty())
            return refuse("template.piece-empty",
                          fmt::format("the piece “{}” has no text, must have some", piece_.name),
                          piece_.line, "write its words below the heading");
        add(std::move(piece_));
    }

    void add(TemplatePiece piece) {
        if (!names_.insert(piece.name).second)
            return refuse(
                "template.piece-twice",
                fmt::format("the piece “{}” stands here again, must stand once", piece.name),
                piece.line, "delete one of the two");
        cut_.pieces.push_back(std::move(piece));
    }

    void refuse(std::string code, std::string message, std::size_t line, std::string hint) {
        if (scales::is_full(cut_.findings)) return;
        cut_.findings.push_back({.code = std::move(code),
                                 .message = std::move(message),
                                 .place = {source_.name, line},
                                 .hint = std::move(hint)});
    }

    const scales::SourceText& source_;
    CutTemplate cut_;
    std::set<std::string> names_;
    TemplatePiece piece_; // the prose being read; without a name: none
    bool in_labels_ = false;
    std::size_t line_ = 0;
};

} // namespace

CutTemplate cut_template(const scales::SourceText& source) {
    return Cutter(source).cut();
}

} // namespace dubrovnik::invoicing
