// Report ageing: open invoices by how long they have been due.
#pragma once

#include "engine/book/book.hpp"
#include "invoicing/reports/ledger/report_frame.hpp"

namespace dubrovnik::invoicing {

LedgerReport ageing_report(const engine::book::Book& book, const ReportFrame& frame);

} // namespace dubrovnik::invoicing
