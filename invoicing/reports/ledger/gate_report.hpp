// Report gate: whether each meeting can be held.
#pragma once

#include "engine/book/book.hpp"
#include "invoicing/reports/ledger/report_frame.hpp"

namespace dubrovnik::invoicing {

LedgerReport gate_report(const engine::book::Book& book, const ReportFrame& frame);

} // namespace dubrovnik::invoicing
