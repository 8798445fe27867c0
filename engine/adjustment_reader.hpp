// Reads how a scale is adjusted and how amounts are rounded: the same words in a funding model
// and in the rule file of `apportion`.
#pragma once

#include "engine/apportion.hpp"
#include "engine/table_reader.hpp"
#include "scales/adjusted_scale.hpp"

namespace dubrovnik::engine {

// ceiling, floor, ldc_ceiling, share_decimals, share_rounding and [fixed]; per cent of the whole
// as text. Findings go into the reader's list: rule.percent, rule.rounding, rule.payer.
scales::AdjustmentRule read_adjustment(TableReader& reader);

// What `apportion --rule FILE` says.
struct Rule {
    scales::AdjustmentRule adjustment;
    Rounding rounding = Rounding::largest_remainder;
    std::optional<scales::Fraction> unit_major; // "1" = whole dollars; nothing = minor unit
    scales::Place unit_place = {};              // where it stands, for the finding

    // In the total's currency. Throws Refused rule.unit (no whole number of minor units).
    ApportionmentRule apportionment(Currency currency) const;
};

// Throws Refused with all findings.
Rule parse_rule(const scales::SourceText& source);

} // namespace dubrovnik::engine
