#include "invoicing/reports/report_table.hpp"

#include "invoicing/reports/text_lines.hpp"
#include "scales/control_characters.hpp"
#include "scales/utf8.hpp"

#include <algorithm>
#include <numeric>

namespace dubrovnik::invoicing {

namespace {

constexpr std::size_t page_width = 80;
constexpr std::size_t gap_width = 2;
constexpr std::size_t text_width_at_least = 12;

using Widths = std::vector<std::size_t>;
using Lines = std::vector<std::string>;

std::string shown(const std::string& cell, CellKind kind) {
    return kind == CellKind::amount ? with_thousands_marks(cell) : cell;
}

std::size_t line_width(const Widths& widths) {
    return std::accumulate(widths.begin(), widths.end(), gap_width * (widths.size() - 1));
}

// What the cells need, and the heading: whole, or its longest word.
std::size_t column_width(const ReportTable& table, std::size_t index, bool whole_heading) {
    const auto& column = table.columns[index];
    auto width =
        whole_heading ? scales::code_point_count(column.heading) : longest_word(column.heading);
    const auto grow = [&](const ReportRow& row) {
        width = std::max(width, scales::code_point_count(shown(row[index], column.kind)));
    };
    std::for_each(table.rows.begin(), table.rows.end(), grow);
    if (!table.totals.empty()) grow(table.totals);
    return width;
}

// Headings over figures take several lines where the table would be too wide.
Widths natural_widths(const ReportTable& table) {
    Widths widths;
    for (std::size_t index = 0; index < table.columns.size(); ++index)
        widths.push_back(column_width(table, index, true));
    if (line_width(widths) <= page_width) return widths;
    for (std::size_t index = 0; index < table.columns.size(); ++index)
        if (table.columns[index].kind != CellKind::text)
            widths[index] = column_width(table, index, false);
    return widths;
}

// Takes width from the widest text columns until the line fits; figures are never cut.
void fit_to_page(const ReportTable& table, Widths& widths) {
    while (line_width(widths) > page_width) {
        std::size_t* widest = nullptr;
        for (std::size_t index = 0; index < widths.size(); ++index)
            if (table.columns[index].kind == CellKind::text &&
                widths[index] > text_width_at_least && (!widest || widths[index] > *widest))
                widest = &widths[index];
        if (!widest) return;
        --*widest;
    }
}

std::string padded(const std::string& text, std::size_t width, bool right) {
    const auto used = scales::code_point_count(text);
    const std::string blanks(width > used ? width - used : 0, ' ');
    return right ? blanks + text : text + blanks;
}

bool stands_right(CellKind kind) {
    return kind != CellKind::text && kind != CellKind::flag;
}

std::string trimmed_line(std::string line) {
    line.erase(line.find_last_not_of(' ') + 1);
    return line + "\n";
}

std::string row_text(const ReportTable& table, const Widths& widths, const ReportRow& row) {
    std::vector<Lines> cells;
    std::size_t height = 1;
    for (std::size_t index = 0; index < row.size(); ++index) {
        cells.push_back(text_lines(shown(row[index], table.columns[index].kind), widths[index]));
        height = std::max(height, cells.back().size());
    }
    std::string text;
    for (std::size_t line = 0; line < height; ++line) {
        std::string joined;
        for (std::size_t index = 0; index < cells.size(); ++index) {
            if (index > 0) joined.append(gap_width, ' ');
            joined += padded(line < cells[index].size() ? cells[index][line] : "", widths[index],
                             stands_right(table.columns[index].kind));
        }
        text += trimmed_line(joined);
    }
    return text;
}

std::string rule_text(const Widths& widths) {
    std::string text;
    for (const auto width : widths)
        text += (text.empty() ? "" : std::string(gap_width, ' ')) + std::string(width, '-');
    return text + "\n";
}

std::string body_text(const ReportTable& table) {
    if (table.rows.empty()) return table.empty_note + "\n";
    auto widths = natural_widths(table);
    fit_to_page(table, widths);
    ReportRow headings;
    for (const auto& column : table.columns) headings.push_back(column.heading);
    auto text = row_text(table, widths, headings) + rule_text(widths);
    for (const auto& row : table.rows) text += row_text(table, widths, row);
    if (!table.totals.empty()) text += rule_text(widths) + row_text(table, widths, table.totals);
    return text;
}

std::string fact_text(const ReportFact& fact) {
    std::string text = shown(fact.value, fact.kind);
    for (const auto& part : fact.parts)
        if (!part.value.empty())
            text += (text.empty() ? "" : ", ") + part.label + " " + shown(part.value, part.kind);
    return text;
}

std::string facts_text(const ReportTable& table) {
    std::size_t width = 0;
    for (const auto& fact : table.facts)
        width = std::max(width, scales::code_point_count(fact.label));
    std::string text;
    for (const auto& fact : table.facts) {
        const auto value = fact_text(fact);
        if (value.empty()) continue;
        auto label = padded(fact.label, width, false) + std::string(gap_width, ' ');
        for (const auto& line : text_lines(value, page_width - width - gap_width)) {
            text += trimmed_line(label + line);
            label.assign(width + gap_width, ' ');
        }
    }
    return text;
}

} // namespace

std::string with_thousands_marks(std::string_view plain) {
    const std::size_t start = plain.starts_with('-') ? 1 : 0;
    const auto end = std::min(plain.find('.'), plain.size());
    if (plain.substr(0, end).find_first_not_of("0123456789", start) != plain.npos)
        return std::string(plain);
    std::string text(plain);
    for (auto position = end; position > start + 3; position -= 3)
        text.insert(position - 3, 1, ',');
    return text;
}

std::string report_text(const ReportTable& table) {
    std::string text;
    if (!table.title.empty()) text += table.title + "\n";
    text += facts_text(table);
    if (!text.empty()) text += "\n";
    text += body_text(table);
    if (!table.notes.empty()) text += "\n";
    for (const auto& note : table.notes)
        for (const auto& line : text_lines(note, page_width)) text += line + "\n";
    // A book from elsewhere may hold what this program would have refused.
    return scales::terminal_text(text);
}

} // namespace dubrovnik::invoicing
