// Standing: a picture of where a contribution stands: the State's part of each component as a bar
// of the whole, and what was asked of it year by year.
//
// Vector, labelled where the eye is, true to scale from zero, and without need of colour.
#pragma once

#include "engine/money.hpp"
#include "invoicing/typesetting/flow.hpp"

#include <string>
#include <vector>

namespace dubrovnik::invoicing {

struct StandingBar {
    std::string label;  // "Line 1: …"
    std::string figure; // "CHF 2,888.11 of CHF 180,000.00, 1.6045 %"
    engine::Money part;
    engine::Money whole;
};

struct StandingYear {
    std::string year;
    std::string figure; // "9,164.62"
    engine::Money amount;
};

// Of one biller, in one currency.
struct StandingSeries {
    std::string title;
    std::vector<StandingYear> years; // the oldest first
};

struct StandingWords {
    std::string heading;
    std::vector<StandingBar> bars;
    std::string years_heading;
    std::vector<StandingSeries> series; // empty: there are no earlier years
};

void set_standing(typesetting::Flow& flow, const StandingWords& standing,
                  const typesetting::HeadingStyle& heading);

} // namespace dubrovnik::invoicing
