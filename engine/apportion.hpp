// Splits one amount among payers so that no minor unit is lost or invented.
//
// Method: largest remainder. Every payer first gets the floor of its exact share; the units left
// over go, one each, to the largest remainders. Equal remainders: the alphabetically first code.
// Why not round each line: 193 rounded lines do not add up (with the 2025-2027 rates they missed
// in 1,948 of 2,000 budgets, by up to 51 cents).
//
// The other roundings exist because published tables use them (decision CBD/COP/DEC/16/28 rounds
// each row to whole dollars); they state their difference to the total instead of hiding it.
#pragma once

#include "engine/money.hpp"
#include "scales/adjusted_scale.hpp"
#include "scales/fraction.hpp"
#include "scales/state_code.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace dubrovnik::engine {

using scales::Share;

enum class Rounding { largest_remainder, half_up, half_even };

struct ApportionmentRule {
    Rounding rounding = Rounding::largest_remainder;
    std::int64_t unit_minor = 1; // 100 = whole dollars
};

// One payer's part and how it came about.
struct Portion {
    scales::StateCode payer;
    scales::Fraction share;       // of the whole; as handed in, over the sum of all
    scales::Fraction exact_units; // total × share, in units of the rule
    scales::Integer floor_units;
    scales::Fraction remainder; // exact_units − floor_units, below one
    std::size_t rank;           // of the remainder among all, from 1; ties by code
    bool rounded_up;
    Money amount;
};

struct Apportionment {
    Money total;
    ApportionmentRule rule;
    std::vector<Portion> portions; // by code
    std::size_t units_left_over;   // given one each to the first ranks; 0 unless largest remainder
    Money difference;              // sum of the portions − total; zero under largest remainder
};

// Promises: under largest remainder the portions add up to total; each lies within one unit of
// its exact share; the result does not depend on the order of the shares; a larger share never
// gets less. Under largest remainder shares are weights (1 and 3 mean a quarter and three
// quarters); under the others they are parts of the whole and need not add up to it.
// Throws Refused: payers.none, share.negative, apportion.unit (a total that is no multiple of
// the unit, under largest remainder only).
Apportionment apportion(Money total, std::span<const Share> shares, ApportionmentRule rule = {});

} // namespace dubrovnik::engine
