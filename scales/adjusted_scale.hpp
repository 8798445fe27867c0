// The adjusted scale: the rates of the payers alone, renormalised to one, within the limits a
// convention sets.
//
// Every share is an exact fraction. A payer above its ceiling is held there and what is freed
// goes to all payers that are not held, in proportion to their rates; whoever is thereby lifted
// above its own ceiling is held as well, and so on until nothing moves (likewise from below with
// a floor). The result is the one scale of the form "common factor × rate, within the limits", so
// it depends neither on the order of the payers nor on the order of the steps.
#pragma once

#include "scales/adjustment_rule.hpp"
#include "scales/fraction.hpp"
#include "scales/state_code.hpp"

#include <span>
#include <vector>

namespace dubrovnik::scales {

struct Share {
    StateCode payer;
    Fraction share; // of the whole
    friend bool operator==(const Share&, const Share&) = default;
};

struct AdjustedShare {
    StateCode payer;
    Fraction share;       // rounded, when the rule rounds percentages
    Fraction exact_share; // before that; these add up to exactly one
    ShareBasis basis;
};

// By code, the fixed ones included. Throws Refused with adjustment_findings.
std::vector<AdjustedShare> adjusted_scale(std::span<const PayerRate> payers,
                                          const AdjustmentRule& rule);

// The same, reduced to what apportion() takes.
std::vector<Share> adjusted_shares(std::span<const PayerRate> payers, const AdjustmentRule& rule);

} // namespace dubrovnik::scales
