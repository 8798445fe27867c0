// Promises: recording a State's word that a payment is being processed.
#pragma once

#include "engine/book/book.hpp"
#include "engine/money.hpp"
#include "scales/day.hpp"
#include "scales/state_code.hpp"

#include <optional>
#include <string>

namespace dubrovnik::engine::book {

struct NewPromise {
    scales::StateCode state;
    std::optional<std::string> fund; // by code; nothing: all in which it owes
    std::optional<Money> amount;     // with a fund only; nothing: all it owes
    scales::Day by_day;
    scales::Day made_on;
    std::string note;
};

// Throws Refused: promise.amount (above zero, in the fund's currency, with a fund), promise.day
// (before it was made), fund.unknown, promise.nothing-owed, and those of append_entry.
EntryId record_promise(WriteTransaction& transaction, const NewPromise& promise);

} // namespace dubrovnik::engine::book
