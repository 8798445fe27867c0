// AccountNames: what the book's accounts are called in other programs.
//
//   assets:isu:receivable-called:CHE:isu-annual-share      (hledger, ledger)
//   Assets:Isu:Receivable-called:CHE:Isu-annual-share      (beancount)
#pragma once

#include "invoicing/exports/journal_walk.hpp"

#include <string>

namespace dubrovnik::invoicing {

std::string hledger_account(const std::string& fund, const JournalPosting& posting);
std::string beancount_account(const std::string& fund, const JournalPosting& posting);

// The officer's words on one line, without what other programs would read as syntax.
std::string one_line(std::string_view text);

} // namespace dubrovnik::invoicing
