// A State's account: every entry that moved what it owes or what it holds, in order.
#pragma once

#include "engine/book/ledger.hpp"
#include "engine/entry_kind.hpp"
#include "engine/money.hpp"
#include "scales/day.hpp"
#include "scales/state_code.hpp"

#include <string>
#include <vector>

namespace dubrovnik::engine::book {

// What one entry moved on one invoice of the State, or on its credit (then `number` is empty).
struct AccountMovement {
    EntryId entry;
    EntryKind kind;
    scales::Day booked_on;
    std::string fund;
    std::string number;
    std::string reason;
    Money called; // each: added to it; below zero when something was undone or taken
    Money credited;
    Money received;
    Money credit;
};

// By day, then by entry.
std::vector<AccountMovement> account_movements(const Book& book, const AsOf& as_of,
                                               scales::StateCode state);

} // namespace dubrovnik::engine::book
