#include "invoicing/typesetting/table_rows.hpp"

#include "invoicing/typesetting/line_filling.hpp"
#include "scales/ensure.hpp"
#include "scales/finding.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <numeric>

namespace dubrovnik::invoicing::typesetting {

namespace {

struct CellRoom {
    double x;     // from the table's start side
    double width; // of all columns it spans
    const Column& column;
    bool head; // wraps between words, whatever stands below it
};

std::string words_of(const RichText& text) {
    std::string words;
    for (const TextRun& run : text) words += run.text;
    return words;
}

// The longest piece that no line break may come into.
double longest_word(const RichText& text, const TextStyle& style, Typesetter& typesetter,
                    const Language& language) {
    double longest = 0;
    for (const TextRun& run : text)
        for (std::size_t start = 0; start < run.text.size();) {
            const auto end = std::min(run.text.find(' ', start), run.text.size());
            const TextRun word{run.text.substr(start, end - start), run.emphasis};
            longest = std::max(longest, typesetter.width({word}, style, language));
            start = end + 1;
        }
    return longest;
}

// One line for a column that must not wrap; a paragraph otherwise.
SetParagraph set_text(const Table& table, const Cell& cell, const CellRoom& room,
                      Typesetter& typesetter, const Language& language,
                      scales::Findings& findings) {
    const double width = room.width - 2 * table.padding_x;
    const Alignment alignment = cell.alignment.value_or(room.column.alignment);
    if (!room.column.wraps && !cell.text.empty()) {
        const double needed = room.head ? longest_word(cell.text, table.text, typesetter, language)
                                        : typesetter.width(cell.text, table.text, language);
        if (needed > width + 0.01)
            findings.push_back({.code = "layout.overflow",
                                .message = fmt::format("\"{}\" is {:.1f} points wide, must fit "
                                                       "into a column of {:.1f}",
                                                       words_of(cell.text), needed, width),
                                .place = {},
                                .hint = "shorten the text or widen the column"});
    }
    return typesetter.paragraph(cell.text, {.text = table.text, .alignment = alignment}, language,
                                width);
}

} // namespace

double Table::width() const {
    return std::accumulate(columns.begin(), columns.end(), 0.0,
                           [](double sum, const Column& column) { return sum + column.width; });
}

SetRow set_row(const Table& table, const Row& row, Typesetter& typesetter,
               const Language& language) {
    SetRow set{.cells = {},
               .rule_above = row.rule_above,
               .rule_below = row.rule_below,
               .fill = row.fill,
               .width = table.width(),
               .height = table.text.leading,
               .padding_y = table.padding_y};
    scales::Findings findings;
    double start = 0;
    std::size_t column = 0;
    for (const Cell& cell : row.cells) {
        scales::ensure(cell.column_count >= 1 && column + cell.column_count <= table.columns.size(),
                       "a row has no more cells than the table has columns");
        const auto& first = table.columns[column];
        CellRoom room{.x = start, .width = 0, .column = first, .head = &row == &table.head};
        for (std::size_t count = 0; count < cell.column_count; ++count)
            room.width += table.columns[column++].width;
        start += room.width;
        // A right-to-left table is mirrored: its first column stands at the right.
        const double left = language.direction == Direction::left_to_right
                                ? room.x
                                : set.width - room.x - room.width;
        set.cells.push_back({.x = left + table.padding_x,
                             .text = set_text(table, cell, room, typesetter, language, findings),
                             .column_count = cell.column_count});
        set.height = std::max(set.height, set.cells.back().text.height());
    }
    scales::refuse_errors(findings);
    set.height += 2 * table.padding_y;
    return set;
}

void add_row(Structure& structure, SetRow& row, RowKind kind) {
    structure.within(structure.add({.tag = Tag::row}), [&] {
        for (SetCell& cell : row.cells) {
            const bool heads_row = kind == RowKind::row_with_head && &cell == &row.cells.front();
            const Tag tag = kind == RowKind::head ? Tag::column_head
                            : heads_row           ? Tag::row_head
                                                  : Tag::cell;
            cell.element = structure.add({.tag = tag, .column_count = cell.column_count});
        }
    });
}

namespace {

void draw_cell(Page& page, const SetCell& cell, Point top_left) {
    double baseline = top_left.y + cell.text.ascent;
    for (const Line& line : cell.text.lines) {
        page.set_line(line, cell.text.style, {top_left.x + cell.x + line.offset, baseline});
        baseline += cell.text.style.leading;
    }
}

} // namespace

void draw_row(Page& page, const SetRow& row, Point top_left) {
    const double left = top_left.x, top = top_left.y;
    const double right = left + row.width, bottom = top + row.height;
    if (row.fill || row.rule_above || row.rule_below) {
        page.artifact([&] {
            if (row.fill)
                page.rectangle({left, top, row.width, row.height},
                               {.fill = row.fill, .stroke = std::nullopt});
            if (row.rule_above) page.line({left, top}, {right, top}, *row.rule_above);
            if (row.rule_below) page.line({left, bottom}, {right, bottom}, *row.rule_below);
        });
    }
    for (const SetCell& cell : row.cells) {
        const auto draw = [&] { draw_cell(page, cell, {left, top + row.padding_y}); };
        if (cell.element)
            page.within(*cell.element, draw);
        else
            page.artifact(draw);
    }
}

} // namespace dubrovnik::invoicing::typesetting
