// Report numbers: all document numbers, what became of them, and gaps.
#pragma once

#include "engine/book/book.hpp"
#include "invoicing/reports/ledger/report_frame.hpp"

namespace dubrovnik::invoicing {

LedgerReport numbers_report(const engine::book::Book& book, const ReportFrame& frame);

} // namespace dubrovnik::invoicing
