// Report statement: one State's account in each fund.
#pragma once

#include "engine/book/book.hpp"
#include "invoicing/reports/ledger/statement_findings.hpp"

namespace dubrovnik::invoicing {

// The State must be known to the frame's States.
LedgerReport statement_report(const engine::book::Book& book, const ReportFrame& frame,
                              scales::StateCode state);

// What an entry was, for people: "invoice ISU-2016-0001", "receipt for ISU-2016-0001".
std::string movement_words(const engine::book::AccountMovement& movement);

} // namespace dubrovnik::invoicing
