// Facts: everything known about the world, read once and handed to whoever computes.
//
// A file in the office's own folder takes the place of the shipped file of the same name, and a
// convention's own file that of its rows in a file of several. What was read is checked as a
// whole; nothing is used when one file is wrong.
#pragma once

#include "scales/least_developed.hpp"
#include "scales/membership.hpp"
#include "scales/notional_rates.hpp"
#include "scales/scale_library.hpp"
#include "scales/states.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dubrovnik::scales {

struct FactsSources {
    std::vector<SourceText> shipped; // the *.csv of scales/data/
    std::vector<SourceText> office;  // the *.csv of the office's scales/
};

struct Facts {
    States states;
    LeastDeveloped least_developed;
    ScaleLibrary scales;
    NotionalRates notional_rates;
    std::vector<Membership> memberships; // by convention

    // Nothing when no file tells about that convention.
    const Membership* membership_of(std::string_view convention) const;
};

// Throws Refused with the findings of all files at once: facts.missing (a file without which
// nothing works), facts.unknown-file (a name that belongs to no kind of facts), and those of
// the readers.
Facts read_facts(const FactsSources& sources);

// A payer's rate and where it comes from. Unverified rates are marked wherever they are shown.
struct SourcedRate {
    Rate rate;
    std::string origin; // the scale's id, or "notional"
    bool verified;
    std::string source; // what a notional rate rests on; nothing for a scale
    friend bool operator==(const SourcedRate&, const SourcedRate&) = default;
};

struct RateQuestion {
    StateCode payer;
    int year;
    std::string_view scale_id = {}; // nothing: the scale whose period holds the year
};

// Nothing when the payer has no rate then. A notional rate is taken for the year, or, when the
// chosen scale is one of another period, for that period's year next to it, so that all rates
// of one call are of the same time.
std::optional<SourcedRate> payer_rate(const Facts& facts, const RateQuestion& question);

} // namespace dubrovnik::scales
