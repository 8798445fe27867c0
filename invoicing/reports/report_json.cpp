#include "invoicing/reports/json_cells.hpp"
#include "invoicing/reports/report_table.hpp"
#include "scales/ensure.hpp"

namespace dubrovnik::invoicing {

namespace {

Json count_value(const std::string& cell) {
    auto value = Json::parse(cell, nullptr, false);
    scales::ensure(value.is_number_integer(), "a count is a whole number");
    return value;
}

Json json_value(const std::string& cell, CellKind kind) {
    if (cell.empty()) return nullptr;
    if (kind == CellKind::count) return count_value(cell);
    if (kind == CellKind::flag) return cell == "yes";
    return cell;
}

} // namespace

void add_facts(Json& object, const std::vector<ReportFact>& facts) {
    for (const auto& fact : facts)
        if (fact.parts.empty())
            object[fact.key] = json_value(fact.value, fact.kind);
        else
            add_facts(object[fact.key], fact.parts);
}

Json json_row(const ReportTable& table, const ReportRow& row) {
    Json object = Json::object();
    for (std::size_t index = 0; index < row.size(); ++index) {
        const auto& column = table.columns[index];
        object[column.key] = json_value(row[index], column.kind);
    }
    return object;
}

Json json_rows(const ReportTable& table) {
    Json rows = Json::array();
    for (const auto& row : table.rows) rows.push_back(json_row(table, row));
    return rows;
}

std::string report_json(const ReportTable& table) {
    Json report = Json::object();
    add_facts(report, table.facts);
    report["rows"] = json_rows(table);
    if (!table.totals.empty()) report["totals"] = json_row(table, table.totals);
    if (table.rows.empty()) report["empty_because"] = table.empty_note;
    report["notes"] = table.notes;
    return report.dump(2) + "\n";
}

} // namespace dubrovnik::invoicing
