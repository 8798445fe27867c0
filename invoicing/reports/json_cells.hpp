// JsonCells: facts and rows of a report as JSON. Money is a string; a blank is null.
#pragma once

#include "invoicing/reports/report_table.hpp"

#include <nlohmann/json.hpp>
#include <vector>

namespace dubrovnik::invoicing {

using Json = nlohmann::ordered_json; // keys stay in the order of the report

void add_facts(Json& object, const std::vector<ReportFact>& facts);
Json json_row(const ReportTable& table, const ReportRow& row);
Json json_rows(const ReportTable& table);

} // namespace dubrovnik::invoicing
