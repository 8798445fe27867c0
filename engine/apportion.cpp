#include "engine/apportion.hpp"

#include "scales/ensure.hpp"
#include "scales/finding.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <numeric>

namespace dubrovnik::engine {

using scales::ensure;
using scales::Fraction;
using scales::Integer;
using scales::Refused;

namespace {

Fraction sum_of(std::span<const Share> shares) {
    Fraction sum = 0;
    for (const auto& share : shares) {
        if (share.share < 0)
            throw Refused(
                {.code = "share.negative",
                 .message = fmt::format("the share of {} is negative, must be zero or more",
                                        share.payer.text()),
                 .place = {},
                 .hint = "check the rates"});
        sum += share.share;
    }
    if (shares.empty() || sum == 0)
        throw Refused({.code = "payers.none",
                       .message = "there is nobody to pay, must be at least one payer with a rate "
                                  "above zero",
                       .place = {},
                       .hint = "check the list of payers and their rates"});
    return sum;
}

void require_whole_units(Money total, ApportionmentRule rule) {
    if (rule.rounding != Rounding::largest_remainder) return;
    if (total.amount_minor() % rule.unit_minor == 0) return;
    throw Refused({.code = "apportion.unit",
                   .message = fmt::format(
                       "the total {} is no multiple of the unit {}, must be one", money_text(total),
                       amount_text(Money::of_minor(rule.unit_minor, total.currency()))),
                   .place = {},
                   .hint = "round the total first, or choose another rounding in the rule"});
}

Portion unrounded(const Share& share, const Fraction& whole, const Fraction& total_units,
                  Currency currency) {
    Portion portion{.payer = share.payer,
                    .share = share.share / whole,
                    .exact_units = 0,
                    .floor_units = 0,
                    .remainder = 0,
                    .rank = 0,
                    .rounded_up = false,
                    .amount = Money::zero(currency)};
    portion.exact_units = total_units * portion.share;
    portion.floor_units = scales::floor_of(portion.exact_units);
    portion.remainder = portion.exact_units - portion.floor_units;
    return portion;
}

// The portions arrive sorted by code, so a stable sort breaks ties by code.
void rank_remainders(std::vector<Portion>& portions) {
    std::vector<std::size_t> order(portions.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t left, std::size_t right) {
        return portions[left].remainder > portions[right].remainder;
    });
    for (std::size_t index = 0; index < order.size(); ++index)
        portions[order[index]].rank = index + 1;
}

std::size_t units_left_over(const std::vector<Portion>& portions, const Fraction& total_units) {
    Integer given = 0;
    for (const auto& portion : portions) given += portion.floor_units;
    const Fraction left = total_units - given;
    ensure(left >= 0, "floors never exceed the total");
    ensure(left < portions.size(), "fewer units are left over than there are payers");
    return numerator(left).convert_to<std::size_t>();
}

bool rounds_up(const Portion& portion, Rounding rounding, std::size_t left_over) {
    switch (rounding) {
    case Rounding::largest_remainder:
        return portion.rank <= left_over;
    case Rounding::half_up:
        return scales::half_up(portion.exact_units) > portion.floor_units;
    case Rounding::half_even:
        return scales::half_even(portion.exact_units) > portion.floor_units;
    }
    ensure(false, "every rounding is known");
    return false;
}

void settle(Apportionment& result) {
    const auto currency = result.total.currency();
    Money sum = Money::zero(currency);
    for (auto& portion : result.portions) {
        portion.rounded_up = rounds_up(portion, result.rule.rounding, result.units_left_over);
        const Integer units = portion.floor_units + (portion.rounded_up ? 1 : 0);
        portion.amount = money_of(units * result.rule.unit_minor, currency);
        sum += portion.amount;
    }
    result.difference = sum - result.total;
}

} // namespace

Apportionment apportion(Money total, std::span<const Share> shares, ApportionmentRule rule) {
    ensure(rule.unit_minor > 0, "a unit is at least one minor unit");
    ensure(total.amount_minor() >= 0, "only what is to be paid is apportioned");
    const bool proportional = rule.rounding == Rounding::largest_remainder;
    const Fraction sum = sum_of(shares);
    require_whole_units(total, rule);
    const Fraction total_units(Integer(total.amount_minor()), Integer(rule.unit_minor));
    Apportionment result{.total = total,
                         .rule = rule,
                         .portions = {},
                         .units_left_over = 0,
                         .difference = Money::zero(total.currency())};
    for (const auto& share : shares)
        result.portions.push_back(
            unrounded(share, proportional ? sum : Fraction(1), total_units, total.currency()));
    std::sort(result.portions.begin(), result.portions.end(),
              [](const auto& left, const auto& right) { return left.payer < right.payer; });
    rank_remainders(result.portions);
    if (proportional) result.units_left_over = units_left_over(result.portions, total_units);
    settle(result);
    if (proportional) ensure(result.difference.amount_minor() == 0, "portions add up to the total");
    return result;
}

} // namespace dubrovnik::engine
