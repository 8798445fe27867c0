// Report shortfall: what is missing in each fund, why it changed, and who owes.
#pragma once

#include "engine/book/book.hpp"
#include "invoicing/reports/ledger/shortfall_findings.hpp"

namespace dubrovnik::invoicing {

LedgerReport shortfall_report(const engine::book::Book& book, const ReportFrame& frame);

// "78.207" of FundShortfall::collected_millipercent; empty when nothing was called.
std::string collected_text(const engine::FundShortfall& shortfall);

// "CHF 98,075.02 less than on 2016-11-04".
std::string change_words(const FundSince& since, scales::Day day);

} // namespace dubrovnik::invoicing
