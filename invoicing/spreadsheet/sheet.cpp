#include "invoicing/spreadsheet/sheet.hpp"

#include "scales/ensure.hpp"
#include "scales/utf8.hpp"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>

namespace dubrovnik::invoicing {

namespace {

constexpr double width_at_most = 48;

bool is_number(CellKind kind) {
    return kind == CellKind::amount || kind == CellKind::count || kind == CellKind::rate;
}

// A spreadsheet calculates in floating point whatever it is given; the report's own figures
// were made without it.
double number_of(const std::string& cell) {
    double number = 0;
    const auto read = std::from_chars(cell.data(), cell.data() + cell.size(), number);
    scales::ensure(read.ec == std::errc() && read.ptr == cell.data() + cell.size(),
                   "a cell of figures is a plain number");
    return number;
}

// "1932.34" as 193234: sums are compared exactly.
std::int64_t without_point(std::string cell) {
    std::erase(cell, '.');
    std::int64_t number = 0;
    std::from_chars(cell.data(), cell.data() + cell.size(), number);
    return number;
}

// A running balance has a last line but no sum.
bool adds_up(const ReportTable& table, std::size_t column) {
    std::int64_t sum = 0;
    for (const auto& row : table.rows) sum += without_point(row[column]);
    return sum == without_point(table.totals[column]);
}

double column_width(const ReportTable& table, std::size_t column) {
    auto longest = scales::code_point_count(table.columns[column].heading);
    const auto grow = [&](const ReportRow& row) {
        longest = std::max(longest, scales::code_point_count(row[column]));
    };
    std::for_each(table.rows.begin(), table.rows.end(), grow);
    if (!table.totals.empty()) grow(table.totals);
    // Room for thousands marks.
    const double room = is_number(table.columns[column].kind) ? 4 : 2;
    return std::min(static_cast<double>(longest) + room, width_at_most);
}

void require(lxw_error error) {
    scales::ensure(error == LXW_NO_ERROR, lxw_strerror(error));
}

lxw_format* bold(lxw_workbook& workbook) {
    auto* format = workbook_add_format(&workbook);
    format_set_bold(format);
    return format;
}

lxw_format* totals(lxw_workbook& workbook, const char* form) {
    auto* format = bold(workbook);
    format_set_top(format, LXW_BORDER_THIN);
    if (form != nullptr) format_set_num_format(format, form);
    return format;
}

} // namespace

SheetFormats sheet_formats(lxw_workbook& workbook) {
    constexpr const char* amount_form = "#,##0.00";
    constexpr const char* whole_form = "0";
    SheetFormats formats{};
    formats.title = bold(workbook);
    format_set_font_size(formats.title, 14);
    formats.head = bold(workbook);
    format_set_bottom(formats.head, LXW_BORDER_THIN);
    formats.head_of_figures = bold(workbook);
    format_set_bottom(formats.head_of_figures, LXW_BORDER_THIN);
    format_set_align(formats.head_of_figures, LXW_ALIGN_RIGHT);
    formats.amount = workbook_add_format(&workbook);
    format_set_num_format(formats.amount, amount_form);
    formats.whole = workbook_add_format(&workbook);
    format_set_num_format(formats.whole, whole_form);
    formats.text_total = totals(workbook, nullptr);
    formats.amount_total = totals(workbook, amount_form);
    formats.whole_total = totals(workbook, whole_form);
    return formats;
}

void Sheet::title(const std::string& text) {
    require(worksheet_write_string(&worksheet_, row_++, 0, text.c_str(), formats_.title));
}

void Sheet::note(const std::string& text) {
    require(worksheet_write_string(&worksheet_, row_++, 0, text.c_str(), nullptr));
}

void Sheet::fact(const ReportFact& fact) {
    for (const auto& part : fact.parts) {
        auto named = part;
        named.label = fact.label + ", " + part.label;
        this->fact(named);
    }
    if (fact.label.empty() || fact.value.empty()) return;
    cell({row_, 0}, fact.label, CellKind::text, false);
    cell({row_, 1}, fact.value, fact.kind, false);
    ++row_;
}

void Sheet::cell(const Place& place, const std::string& text, CellKind kind, bool total) {
    auto* text_format = total ? formats_.text_total : nullptr;
    if (!is_number(kind) || text.empty()) {
        require(worksheet_write_string(&worksheet_, place.row, place.column, text.c_str(),
                                       text_format));
        return;
    }
    auto* amount = total ? formats_.amount_total : formats_.amount;
    auto* whole = total ? formats_.whole_total : formats_.whole;
    auto* format = kind == CellKind::amount ? amount : kind == CellKind::count ? whole : nullptr;
    require(worksheet_write_number(&worksheet_, place.row, place.column, number_of(text), format));
}

void Sheet::totals(const ReportTable& table, lxw_row_t first_row) {
    for (std::size_t index = 0; index < table.totals.size(); ++index) {
        const Place place{row_, static_cast<lxw_col_t>(index)};
        const auto kind = table.columns[index].kind;
        const auto& text = table.totals[index];
        const bool summed = is_number(kind) && !text.empty() && !table.rows.empty();
        if (!summed || !adds_up(table, index)) {
            cell(place, text, kind, true);
            continue;
        }
        char first[LXW_MAX_CELL_NAME_LENGTH];
        char last[LXW_MAX_CELL_NAME_LENGTH];
        lxw_rowcol_to_cell(first, first_row, place.column);
        lxw_rowcol_to_cell(last, row_ - 1, place.column);
        const auto formula = fmt::format("=SUM({}:{})", first, last);
        auto* format = kind == CellKind::count ? formats_.whole_total : formats_.amount_total;
        require(worksheet_write_formula_num(&worksheet_, place.row, place.column, formula.c_str(),
                                            format, number_of(text)));
    }
}

void Sheet::table(const ReportTable& table) {
    if (table.rows.empty()) {
        note(table.empty_note);
        return;
    }
    std::vector<double> characters;
    for (std::size_t index = 0; index < table.columns.size(); ++index) {
        const auto& column = table.columns[index];
        require(worksheet_write_string(
            &worksheet_, row_, static_cast<lxw_col_t>(index), column.heading.c_str(),
            is_number(column.kind) ? formats_.head_of_figures : formats_.head));
        characters.push_back(column_width(table, index));
    }
    widths(characters);
    worksheet_freeze_panes(&worksheet_, ++row_, 0);
    const auto first_row = row_;
    for (const auto& row : table.rows) {
        for (std::size_t index = 0; index < row.size(); ++index)
            cell({row_, static_cast<lxw_col_t>(index)}, row[index], table.columns[index].kind,
                 false);
        ++row_;
    }
    totals(table, first_row);
    ++row_;
}

void Sheet::widths(const std::vector<double>& characters) {
    for (std::size_t index = 0; index < characters.size(); ++index) {
        const auto column = static_cast<lxw_col_t>(index);
        require(worksheet_set_column(&worksheet_, column, column, characters[index], nullptr));
    }
}

} // namespace dubrovnik::invoicing
