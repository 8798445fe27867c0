// Promise: a State's word that a payment is being processed.
//
// It is announced beside the shortfall and never deducted from it. It covers its own fund only,
// shrinks by what the State has paid since, never exceeds what the State still owes, and lapses
// after its day. A State's newest promise in a fund takes the place of the earlier ones.
#pragma once

#include "engine/money.hpp"
#include "engine/receivables.hpp"
#include "engine/row_ids.hpp"
#include "scales/day.hpp"
#include "scales/state_code.hpp"

#include <span>
#include <string>
#include <vector>

namespace dubrovnik::engine {

// One promise as it stands in one fund; a promise without a fund is one of these in each fund
// in which the State owed something.
struct Promise {
    EntryId entry;
    scales::StateCode state;
    std::string fund;
    scales::Day made_on;
    scales::Day by_day;
    Money amount;         // as said, or what the State owed in the fund on that day
    Money received_since; // allocated to the State's invoices in the fund after that entry
    std::string note;
};

struct Announced {
    Promise promise;
    Money amount; // above zero
};

// By State and fund; promises that are unlapsed on `day` and not yet kept.
std::vector<Announced> announced_on(scales::Day day, std::span<const Promise> promises,
                                    std::span<const Receivable> receivables);

} // namespace dubrovnik::engine
