// Export: the whole journal for other programs, so that nobody has to trust this one.
//
// hledger and ledger read the same file; beancount has its own; CSV has a row a posting, JSON an
// object an entry. Account names say class, fund, account, State and component, so that each
// balance of the book can be compared with theirs. Text of the officer's is written so that it
// cannot become syntax: no line break, comment, quote or spreadsheet formula gets through.
// The wall-clock instant of an entry is left out: the same history gives the same bytes.
#pragma once

#include "invoicing/exports/journal_walk.hpp"

#include <iosfwd>

namespace dubrovnik::invoicing {

enum class ExportForm { hledger, beancount, csv, json };

// Streams it; gives the entry up to which it goes.
engine::book::KnownEntry export_journal(const engine::book::Book& book, ExportForm form,
                                        std::ostream& out);

} // namespace dubrovnik::invoicing
