// AdjustmentRule: the limits, fixed shares and rounding a convention sets for its adjusted scale.
//
// A rule that the payers at hand cannot keep (a ceiling too low for them to reach 100 %) is
// refused: bending one limit to keep another would be a decision, and not ours.
#pragma once

#include "scales/finding.hpp"
#include "scales/fraction.hpp"
#include "scales/rate.hpp"
#include "scales/state_code.hpp"

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dubrovnik::scales {

// What decided a share: the payer's rate, or the limit it is held at.
enum class ShareBasis { rate, ceiling, ldc_ceiling, floor, fixed };

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
    // Where the rule is written, and where in it each of its words stands (ceiling, floor,
    // ldc_ceiling, share_decimals, fixed, fixed.EU): for the findings.
    Place place = {};
    std::map<std::string, Place, std::less<>> places = {};
};

// The rule's own place for a word that stands nowhere.
Place place_of(const AdjustmentRule& rule, std::string_view word);

inline constexpr int share_decimals_at_most = 18;

struct ShareLimit {
    Fraction share;
    ShareBasis basis;
};

// The ceiling that holds this payer, the lower one of two; nothing when none does.
std::optional<ShareLimit> upper_limit(const PayerRate& payer, const AdjustmentRule& rule);

// What the payers with rates share among themselves: the whole less the fixed shares.
Fraction scaled_whole(const AdjustmentRule& rule);

// Those that pay by their rate: without the ones that have a fixed share.
std::vector<PayerRate> scaled_payers(std::span<const PayerRate> payers, const AdjustmentRule& rule);

// What is wrong with these payers under this rule, all at once: payers.none, payers.twice,
// payers.no-rate (no rate above zero to share by), rule.percent (a limit or fixed share not
// between 0 and 100 %), rule.floor-above-ceiling, rule.fixed-too-large, rule.ceiling-too-low,
// rule.floor-too-high, rule.share-decimals.
Findings adjustment_findings(std::span<const PayerRate> payers, const AdjustmentRule& rule);

} // namespace dubrovnik::scales
