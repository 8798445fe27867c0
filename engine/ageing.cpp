#include "engine/ageing.hpp"

#include <map>

namespace dubrovnik::engine {

namespace {

AmountsByAge no_amounts(Currency currency) {
    const auto zero = Money::zero(currency);
    return {zero, zero, zero, zero, zero};
}

} // namespace

std::string_view age_bucket_text(AgeBucket bucket) {
    constexpr std::array<std::string_view, all_age_buckets.size()> texts{
        "not due", "0-60", "61-120", "121-365", "over 365"};
    return texts.at(static_cast<std::size_t>(bucket));
}

AgeBucket age_bucket(scales::Day due_on, scales::Day day) {
    const auto days_past = (day - due_on).count();
    if (days_past <= 0) return AgeBucket::not_due;
    if (days_past <= 60) return AgeBucket::days_0_60;
    if (days_past <= 120) return AgeBucket::days_61_120;
    if (days_past <= 365) return AgeBucket::days_121_365;
    return AgeBucket::over_a_year;
}

std::vector<FundAgeing> ageing(scales::Day day, std::span<const FundKey> funds,
                               std::span<const Receivable> receivables) {
    std::vector<FundAgeing> found;
    for (const auto& fund : funds) {
        const auto zero = Money::zero(fund.currency);
        FundAgeing total{
            .fund = fund.code, .amounts = no_amounts(fund.currency), .total = zero, .states = {}};
        std::map<scales::StateCode, StateAgeing> states;
        for (const auto& receivable : receivables) {
            if (receivable.fund != fund.code || !receivable.open()) continue;
            const auto bucket = static_cast<std::size_t>(age_bucket(receivable.due_on, day));
            const auto outstanding = receivable.outstanding();
            auto& state =
                states
                    .try_emplace(receivable.state, StateAgeing{.state = receivable.state,
                                                               .amounts = no_amounts(fund.currency),
                                                               .total = zero})
                    .first->second;
            state.amounts.at(bucket) += outstanding;
            state.total += outstanding;
            total.amounts.at(bucket) += outstanding;
            total.total += outstanding;
        }
        for (const auto& [code, state] : states) total.states.push_back(state);
        found.push_back(std::move(total));
    }
    return found;
}

} // namespace dubrovnik::engine
