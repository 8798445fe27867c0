#include "invoicing/reports/json_cells.hpp"
#include "invoicing/reports/ledger/ledger_report.hpp"

namespace dubrovnik::invoicing {

namespace {

void add_table(Json& object, const LedgerTable& added) {
    object[added.key] = json_rows(added.table);
    if (added.table.rows.empty()) object[added.key + "_empty_because"] = added.table.empty_note;
    if (!added.table.totals.empty())
        object[added.key + "_total"] = json_row(added.table, added.table.totals);
}

Json json_part(const ReportPart& part) {
    Json object = Json::object();
    add_facts(object, part.identity);
    add_facts(object, part.figures);
    for (const auto& table : part.tables) add_table(object, table);
    return object;
}

} // namespace

std::string ledger_report_json(const LedgerReport& report) {
    Json object = Json::object();
    add_facts(object, report.facts);
    object[report.parts_key] = Json::array();
    for (const auto& part : report.parts) object[report.parts_key].push_back(json_part(part));
    for (const auto& table : report.common) add_table(object, table);
    if (report.parts.empty()) object["empty_because"] = report.empty_note;
    object["notes"] = report.notes;
    return object.dump(2) + "\n";
}

} // namespace dubrovnik::invoicing
