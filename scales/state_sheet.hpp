// StateSheet: everything the facts tell of one State, for “state show”.
#pragma once

#include "scales/facts.hpp"

#include <optional>
#include <string>
#include <vector>

namespace dubrovnik::scales {

struct ConventionStanding {
    std::string convention;
    MembershipEntry entry;
    bool knows_entry_into_force; // false: deposited is known, being a party is not
};

struct PeriodRate {
    Period period;
    SourcedRate rate;
};

struct StateSheet {
    State state;
    std::optional<LeastDevelopedEntry> least_developed;
    std::vector<ConventionStanding> conventions; // by convention
    std::vector<PeriodRate> rates;               // the oldest first
};

// Nothing when the State is unknown.
std::optional<StateSheet> state_sheet(const Facts& facts, StateCode state);

} // namespace dubrovnik::scales
