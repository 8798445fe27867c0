// The ledger as of a day: what the reports and the letters compute from.
//
// As of a day means: entries booked for that day or earlier, among those recorded up to a known
// entry. The two fix every figure for ever, whatever is recorded later. Everything is read from
// the postings; no balance is stored.
#pragma once

#include "engine/book/book.hpp"
#include "engine/gate.hpp"
#include "engine/promise.hpp"
#include "engine/receivables.hpp"
#include "engine/shortfall.hpp"
#include "scales/day.hpp"

#include <vector>

namespace dubrovnik::engine::book {

struct AsOf {
    scales::Day day;
    EntryId known; // Book::newest_entry().entry unless an earlier one is asked for
};

// All funds known by then, with their components.
std::vector<FundKey> fund_keys(const Book& book, EntryId known);

// In the order of their documents; those whose lines all stand at nothing called are left out.
std::vector<Receivable> receivables(const Book& book, const AsOf& as_of);

// By fund and State.
std::vector<HeldCredit> held_credits(const Book& book, const AsOf& as_of);

// In the order of their receipts.
std::vector<UnmatchedMoney> unmatched_money(const Book& book, const AsOf& as_of);

// Those not withdrawn; lapsed ones too, announced_on() sorts them out.
std::vector<Promise> promises(const Book& book, const AsOf& as_of);

// All of the above, of one moment.
LedgerAsOf ledger_as_of(const Book& book, const AsOf& as_of);

// What moved on invoices after `since` (nothing: from the beginning), in the order of entries.
std::vector<Movement> movements(const Book& book, const AsOf& as_of,
                                std::optional<scales::Day> since = {});

// The meetings of all calls frozen by then, and what pays for them.
std::vector<MeetingCosts> meeting_costs(const Book& book, EntryId known);

} // namespace dubrovnik::engine::book
