#include "scales/state_sheet.hpp"

#include <algorithm>

namespace dubrovnik::scales {

namespace {

std::vector<PeriodRate> rates_of(const Facts& facts, StateCode state) {
    std::vector<PeriodRate> rates;
    for (const auto& scale : facts.scales.all())
        if (const auto rate = rate_of(scale, state))
            rates.push_back({scale.period, {*rate, scale.id, true, ""}});
    for (const auto& notional : facts.notional_rates.all())
        if (notional.state == state)
            rates.push_back(
                {notional.period, {notional.rate, "notional", notional.verified, notional.source}});
    std::stable_sort(rates.begin(), rates.end(),
                     [](const PeriodRate& left, const PeriodRate& right) {
                         return left.period.first_year < right.period.first_year;
                     });
    return rates;
}

} // namespace

std::optional<StateSheet> state_sheet(const Facts& facts, StateCode state) {
    const auto* known = facts.states.find(state);
    if (known == nullptr) return std::nullopt;
    StateSheet sheet{*known, std::nullopt, {}, rates_of(facts, state)};
    if (const auto* entry = facts.least_developed.find(state)) sheet.least_developed = *entry;
    for (const auto& membership : facts.memberships)
        if (const auto* entry = membership.find(state))
            sheet.conventions.push_back(
                {membership.convention(), *entry, membership.knows_entry_into_force()});
    return sheet;
}

} // namespace dubrovnik::scales
