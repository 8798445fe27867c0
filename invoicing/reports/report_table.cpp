#include "invoicing/reports/report_table.hpp"

#include "invoicing/reports/text_cells.hpp"
#include "scales/csv.hpp"
#include "scales/ensure.hpp"

namespace dubrovnik::invoicing {

namespace {

std::string csv_cell(const std::string& cell, CellKind kind) {
    // Numbers are written by us alone, and a negative amount must stay a number.
    return kind == CellKind::text ? csv_text_cell(cell) : scales::csv_field(cell);
}

std::string csv_line(const ReportTable& table, const ReportRow& row) {
    std::string line;
    for (std::size_t index = 0; index < row.size(); ++index) {
        if (index > 0) line += ',';
        line += csv_cell(row[index], table.columns[index].kind);
    }
    return line + "\n";
}

} // namespace

std::string report_csv(const ReportTable& table) {
    ReportRow keys;
    for (const auto& column : table.columns) keys.push_back(column.key);
    auto text = csv_line(table, keys);
    for (const auto& row : table.rows) text += csv_line(table, row);
    if (!table.totals.empty()) text += csv_line(table, table.totals);
    return text;
}

std::string report_as(ReportFormat format, const ReportTable& table) {
    for (const auto& row : table.rows)
        scales::ensure(row.size() == table.columns.size(), "a report's row has a cell per column");
    scales::ensure(table.totals.empty() || table.totals.size() == table.columns.size(),
                   "a report's totals have a cell per column");
    switch (format) {
    case ReportFormat::csv:
        return report_csv(table);
    case ReportFormat::json:
        return report_json(table);
    case ReportFormat::text:
        break;
    }
    return report_text(table);
}

} // namespace dubrovnik::invoicing
