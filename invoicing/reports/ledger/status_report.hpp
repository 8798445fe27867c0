// Report status: where each State stands, who paid in full and who in time.
#pragma once

#include "engine/book/book.hpp"
#include "invoicing/reports/ledger/report_frame.hpp"

namespace dubrovnik::invoicing {

LedgerReport status_report(const engine::book::Book& book, const ReportFrame& frame);

} // namespace dubrovnik::invoicing
