// Report run: the runs of reminders, what each asked and what came of it.
#pragma once

#include "engine/book/book.hpp"
#include "invoicing/reports/ledger/ledger_report.hpp"
#include "invoicing/reports/ledger/report_frame.hpp"

#include <optional>

namespace dubrovnik::invoicing {

// One run with all its letters, or all runs with their sums, one beside the other.
// Throws Refused report.run (no run on that day).
LedgerReport run_report(const engine::book::Book& book, const ReportFrame& frame,
                        std::optional<scales::Day> run);

} // namespace dubrovnik::invoicing
