// Workbook: a ledger report as an .xlsx file, for whoever goes on calculating with it.
//
// A sheet of figures, then a sheet for each table. Totals are live formulas wherever the rows add
// up to them, with the value already in them for readers that do not calculate. Texts are text
// cells, never formulas. The date of creation is the report's day, so the same report is the same
// bytes.
#pragma once

#include "invoicing/reports/ledger/ledger_report.hpp"
#include "scales/day.hpp"

#include <filesystem>

namespace dubrovnik::invoicing {

struct WorkbookFile {
    std::filesystem::path path; // written over
    scales::Day created_on;
};

// Throws std::system_error when the file cannot be written.
void write_workbook(const WorkbookFile& file, const LedgerReport& report);

} // namespace dubrovnik::invoicing
