#include "scales/csv.hpp"

#include "scales/ensure.hpp"
#include "scales/findings_limit.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <optional>
#include <set>

namespace dubrovnik::scales {

namespace {

// Walks over the text once; knows the line it stands on.
class Scanner {
  public:
    explicit Scanner(const SourceText& source)
        : source_(source) {
        if (source.text.starts_with("\xEF\xBB\xBF")) position_ = 3; // the mark Excel writes
    }

    bool at_end() const { return position_ >= source_.text.size(); }

    void skip_comments() {
        while (!at_end() && source_.text[position_] == '#') {
            const auto end = source_.text.find('\n', position_);
            position_ = end == std::string::npos ? source_.text.size() : end + 1;
            ++line_;
        }
    }

    CsvRow next_row() {
        CsvRow row{{}, line_};
        do row.fields.push_back(next_field());
        while (take(','));
        take('\r');
        if (take('\n'))
            ++line_;
        else if (!at_end())
            fail_quote(line_);
        return row;
    }

  private:
    bool take(char wanted) {
        if (at_end() || source_.text[position_] != wanted) return false;
        ++position_;
        return true;
    }

    std::string next_field() { return take('"') ? quoted_field() : plain_field(); }

    std::string plain_field() {
        const auto end =
            std::min(source_.text.find_first_of(",\r\n", position_), source_.text.size());
        auto field = source_.text.substr(position_, end - position_);
        if (field.find('"') != std::string::npos) fail_quote(line_);
        position_ = end;
        return field;
    }

    std::string quoted_field() {
        const auto opened_line = line_;
        std::string field;
        for (;;) {
            if (at_end()) fail_quote(opened_line);
            const char letter = source_.text[position_++];
            if (letter == '"' && !take('"')) return field;
            if (letter == '\n') ++line_;
            field.push_back(letter);
        }
    }

    [[noreturn]] void fail_quote(std::size_t line) const {
        throw Refused(
            {.code = "csv.quote",
             .message = "a quotation mark stands inside a field or is not closed, must enclose a "
                        "whole field",
             .place = {source_.name, line},
             .hint = "put the whole field in quotation marks and double those inside it"});
    }

    const SourceText& source_;
    std::size_t position_ = 0;
    std::size_t line_ = 1;
};

Findings column_findings(const SourceText& source, const CsvRow& heading,
                         const std::vector<std::string>& required_columns) {
    Findings findings;
    const auto& names = heading.fields;
    const auto report = [&](const std::string& message) {
        findings.push_back({.code = "csv.column",
                            .message = message,
                            .place = {source.name, heading.line},
                            .hint = "the first row names the columns, separated by commas"});
    };
    for (const auto& wanted : required_columns)
        if (std::find(names.begin(), names.end(), wanted) == names.end())
            report(fmt::format("the column “{}” is missing, must be there", wanted));
    std::set<std::string_view> seen;
    for (const auto& name : names)
        if (!is_full(findings) && !seen.insert(name).second)
            report(fmt::format("the column “{}” is named twice, must be named once", name));
    return findings;
}

bool is_blank(const CsvRow& row) {
    return row.fields.size() == 1 && row.fields.front().empty();
}

std::optional<Finding> width_finding(const SourceText& source, const CsvRow& row,
                                     std::size_t wanted) {
    if (row.fields.size() == wanted) return std::nullopt;
    return Finding{.code = "csv.fields",
                   .message = fmt::format("the row has {} fields, must have {} like the heading",
                                          row.fields.size(), wanted),
                   .place = {source.name, row.line},
                   .hint = "a field that contains a comma must stand in quotation marks"};
}

} // namespace

CsvTable parse_csv(const SourceText& source, const std::vector<std::string>& required_columns) {
    require_sound_text(source);
    Scanner scanner(source);
    scanner.skip_comments();
    if (scanner.at_end())
        throw Refused({.code = "csv.empty",
                       .message = "the file is empty, must have a row that names the columns",
                       .place = {source.name},
                       .hint = "see the shipped example for the columns"});
    CsvTable table;
    table.file_ = source.name;
    const auto heading = scanner.next_row();
    auto findings = column_findings(source, heading, required_columns);
    table.columns_ = heading.fields;
    while (!scanner.at_end()) {
        auto row = scanner.next_row();
        if (is_blank(row)) continue;
        if (is_full(findings)) break;
        if (const auto finding = width_finding(source, row, table.columns_.size()))
            findings.push_back(*finding);
        table.rows_.push_back(std::move(row));
    }
    refuse_errors(findings);
    return table;
}

std::size_t CsvTable::position_of(std::string_view column) const {
    const auto found = std::find(columns_.begin(), columns_.end(), column);
    return static_cast<std::size_t>(found - columns_.begin());
}

bool CsvTable::has_column(std::string_view column) const {
    return position_of(column) < columns_.size();
}

const std::string& CsvTable::at(const CsvRow& row, std::string_view column) const {
    const auto position = position_of(column);
    ensure(position < row.fields.size(), "a column that is read was required");
    return row.fields[position];
}

std::string_view CsvTable::optional_at(const CsvRow& row, std::string_view column) const {
    return has_column(column) ? std::string_view(at(row, column)) : std::string_view();
}

std::string csv_field(std::string_view text) {
    if (text.find_first_of(",\"\r\n") == std::string_view::npos) return std::string(text);
    std::string field = "\"";
    for (const char letter : text) {
        if (letter == '"') field.push_back('"');
        field.push_back(letter);
    }
    return field + "\"";
}

} // namespace dubrovnik::scales
