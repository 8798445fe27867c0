#include "invoicing/words/template_check.hpp"

#include "invoicing/words/template_tags.hpp"
#include "scales/findings_limit.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace dubrovnik::invoicing {

namespace {

constexpr std::size_t sections_at_most = 8; // within each other

bool holds(const std::vector<std::string>& names, const std::string& name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

std::string listed(const std::vector<std::string>& names) {
    return names.empty() ? "none" : fmt::format("{}", fmt::join(names, ", "));
}

class Checker {
  public:
    Checker(const std::string& file_name, const TemplateRule& rule)
        : file_name_(file_name)
        , rule_(rule) {}

    scales::Findings check(const std::vector<TemplatePiece>& pieces, Extent extent) {
        for (const auto& piece : pieces) check_piece(piece);
        if (extent == Extent::some_pieces) return std::move(findings_);
        for (const auto& rule : rule_.pieces) require(rule, pieces);
        return std::move(findings_);
    }

  private:
    void check_piece(const TemplatePiece& piece) {
        const auto rule = std::find_if(rule_.pieces.begin(), rule_.pieces.end(),
                                       [&](const auto& each) { return each.name == piece.name; });
        if (rule == rule_.pieces.end())
            return add(
                "template.piece-unknown",
                fmt::format("the document “{}” has no piece “{}”", rule_.document, piece.name),
                piece.line, "correct the name or delete the piece");
        if (rule->form != piece.form)
            add("template.piece-form",
                fmt::format("“{}” must be {}", piece.name,
                            rule->form == PieceForm::label ? "a label" : "a piece of its own"),
                piece.line,
                rule->form == PieceForm::label ? "move it below “## labels”"
                                               : "write it below its own heading “## name”");
        check_tags(piece, *rule);
    }

    void check_tags(const TemplatePiece& piece, const PieceRule& rule) {
        const auto tags = template_tags(piece.text);
        for (const auto& tag : tags) check_tag(tag, piece, rule);
        check_depth(tags, piece);
        for (const auto& name : rule.texts) {
            const auto used = std::any_of(tags.begin(), tags.end(), [&](const auto& tag) {
                return tag.kind == TagKind::text && tag.name == name;
            });
            if (!used)
                add("template.field-unused",
                    fmt::format("the piece “{}” does not say {{{{{}}}}}, must say it", piece.name,
                                name),
                    piece.line, "every field offered must be printed, or a letter lacks it");
        }
    }

    // kainjow reads and fills a section within another by calling itself.
    void check_depth(const std::vector<TemplateTag>& tags, const TemplatePiece& piece) {
        std::size_t depth = 0;
        for (const auto& tag : tags) {
            if (tag.kind == TagKind::section || tag.kind == TagKind::inverted_section) ++depth;
            if (tag.kind == TagKind::section_end && depth > 0) --depth;
            if (depth > sections_at_most)
                return add("template.sections",
                           fmt::format("in “{}”: sections lie within each other more than {} deep",
                                       piece.name, sections_at_most),
                           piece.line + tag.line, "close every {{#flag}} with its {{/flag}}");
        }
    }

    void check_tag(const TemplateTag& tag, const TemplatePiece& piece, const PieceRule& rule) {
        const auto line = piece.line + tag.line;
        if (tag.kind == TagKind::comment) return;
        if (tag.kind == TagKind::not_admitted)
            return add("template.tag", fmt::format("the tag “{}” is not admitted", tag.name), line,
                       "only {{name}}, {{#flag}}, {{^flag}}, {{/flag}} and {{! note}} are");
        const bool wants_text = tag.kind == TagKind::text;
        const bool is_text = holds(rule.texts, tag.name) || holds(rule.optional_texts, tag.name);
        const bool is_flag = holds(rule.flags, tag.name);
        if (!is_text && !is_flag)
            return add("template.field-unknown",
                       fmt::format("the piece “{}” has no field “{}”", piece.name, tag.name), line,
                       fmt::format("it must say: {}; may say: {}; its flags: {}",
                                   listed(rule.texts), listed(rule.optional_texts),
                                   listed(rule.flags)));
        if (wants_text != is_text)
            add("template.field-kind",
                fmt::format("“{}” is a {}, must not be used as a {}", tag.name,
                            is_text ? "text" : "flag", wants_text ? "text" : "flag"),
                line, is_text ? "write {{name}}" : "write {{#flag}} … {{/flag}}");
    }

    void require(const PieceRule& rule, const std::vector<TemplatePiece>& pieces) {
        const auto found = std::any_of(pieces.begin(), pieces.end(),
                                       [&](const auto& piece) { return piece.name == rule.name; });
        if (found) return;
        add("template.piece-missing",
            fmt::format("the {} “{}” is missing, must be there",
                        rule.form == PieceForm::label ? "label" : "piece", rule.name),
            0, "copy it from the English template of the same document");
    }

    void add(std::string code, std::string message, std::size_t line, std::string hint) {
        if (scales::is_full(findings_)) return;
        findings_.push_back({.code = std::move(code),
                             .message = std::move(message),
                             .place = {file_name_, line},
                             .hint = std::move(hint)});
    }

    const std::string& file_name_;
    const TemplateRule& rule_;
    scales::Findings findings_;
};

} // namespace

scales::Findings template_findings(const std::string& file_name,
                                   const std::vector<TemplatePiece>& pieces,
                                   const TemplateRule& rule, Extent extent) {
    return Checker(file_name, rule).check(pieces, extent);
}

} // namespace dubrovnik::invoicing
