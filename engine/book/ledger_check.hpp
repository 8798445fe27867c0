// The ledger's own sums: every entry balances, and the receivables come out the same when they
// are derived a second way: not from the postings but from the documents, receipts, corrections
// and surpluses that the entries are about. Not for use outside this folder.
#pragma once

#include "engine/book/connection.hpp"
#include "scales/finding.hpp"

#include <cstdint>

namespace dubrovnik::engine::book {

struct LedgerCheck {
    scales::Findings findings; // the first that does not agree, or none
    std::int64_t entries = 0;
};

// Codes: verify.order (recorded before the entry that precedes it), verify.balance,
// verify.receivables. By receipt: its cash and charges are those posted. By document: called =
// its lines = its amount, taken off = its standing corrections, nothing below zero. By fund:
// received + credits held = standing receipts + allocated gifts and unmatched money + surplus
// and opening credits − refunds. Reads each table once, in its order.
LedgerCheck check_ledger(Connection& connection);

} // namespace dubrovnik::engine::book
