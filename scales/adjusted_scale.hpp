// The adjusted scale: the rates of the payers alone, renormalised to one, within the limits a
// convention sets.
//
// Every share is an exact fraction. A payer above its ceiling is held there and what is freed
// goes to all payers that are not held, in proportion to their rates; whoever is thereby lifted
// above its own ceiling is held as well, and so on until nothing moves (likewise from below with
// a floor). The result is the one scale of the form "common factor × rate, within the limits", so
// it depends neither on the order of the payers nor on the order of the steps.
#pragma once

#include "scales/finding.hpp"
#include "scales/fraction.hpp"
#include "scales/rate.hpp"
#include "scales/state_code.hpp"

#include <map>
#include <optional>
#include <span>
#include <vector>

namespace dubrovnik::scales {

struct PayerRate {
    StateCode payer;
    Rate rate;
    bool least_developed = false; // only the ldc_ceiling asks
};

enum class ShareRounding { half_up, largest_remainder };

// Limits and fixed shares are parts of the whole: 22 per cent is 22/100.
struct AdjustmentRule {
    std::optional<Fraction> ceiling = {};
    std::optional<Fraction> floor = {};
    std::optional<Fraction> ldc_ceiling = {};
    // Outside the scale; the other payers share the rest. A payer that has a rate as well pays
    // its fixed share instead.
    std::map<StateCode, Fraction> fixed = {};
    // Round the percentage of each payer to so many decimals; absent = exact. Under half-up the
    // percentages may then miss 100, as they do in published tables.
    std::optional<int> share_decimals = {};
    ShareRounding share_rounding = ShareRounding::half_up;
    Place place = {}; // where the rule is written, for the findings
};

inline constexpr int share_decimals_at_most = 18;

struct Share {
    StateCode payer;
    Fraction share; // of the whole
    friend bool operator==(const Share&, const Share&) = default;
};

// What decided a share: the payer's rate, or the limit it is held at.
enum class ShareBasis { rate, ceiling, ldc_ceiling, floor, fixed };

struct AdjustedShare {
    StateCode payer;
    Fraction share;       // rounded, when the rule rounds percentages
    Fraction exact_share; // before that; these add up to exactly one
    ShareBasis basis;
};

// What is wrong with these payers under this rule, all at once: payers.none, payers.twice,
// payers.no-rate (no rate above zero to share by), rule.percent (a limit or fixed share not
// between 0 and 100 %), rule.floor-above-ceiling, rule.fixed-too-large, rule.ceiling-too-low,
// rule.floor-too-high, rule.share-decimals.
Findings adjustment_findings(std::span<const PayerRate> payers, const AdjustmentRule& rule);

// By code, the fixed ones included. Throws Refused with adjustment_findings.
std::vector<AdjustedShare> adjusted_scale(std::span<const PayerRate> payers,
                                          const AdjustmentRule& rule);

// The same, reduced to what apportion() takes.
std::vector<Share> adjusted_shares(std::span<const PayerRate> payers, const AdjustmentRule& rule);

} // namespace dubrovnik::scales
