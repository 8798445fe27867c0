// Rule file and rates file of `apportion`: whatever both admit is apportioned to the last unit.
#include "engine/adjustment_reader.hpp"
#include "engine/rates_table.hpp"
#include "tests/fuzz/target.hpp"

#include <algorithm>

namespace dubrovnik::fuzz {

namespace {

using namespace engine;

void apportion_by(const Rule& rule, std::span<const scales::PayerRate> payers) {
    const auto total = *answer_of([] { return parse_money("CHF 450,000.00"); });
    const auto shares = answer_of([&] { return adjusted_shares(payers, rule.adjustment); });
    const auto rounding = answer_of([&] { return rule.apportionment(total.currency()); });
    if (!shares || !rounding) return;
    const auto result = answer_of([&] { return apportion(total, *shares, *rounding); });
    if (!result) return;
    auto sum = Money::zero(total.currency());
    for (const auto& portion : result->portions) sum += portion.amount;
    ensure(sum - total == result->difference, "the difference to the total is the one stated");
    if (rounding->rounding == Rounding::largest_remainder)
        ensure(sum == total, "largest remainder adds up to the total");
}

void run(std::string_view input) {
    const auto parts = parts_of(input, 2);
    const auto rule = answer_of([&] { return parse_rule({"rule.toml", parts[0]}); });
    const auto payers = answer_of([&] { return parse_rates_table({"rates.csv", parts[1]}); });
    if (payers)
        for (const auto& payer : *payers)
            ensure(payer.rate <= scales::rate_at_most, "a rate that was read has its limits");
    if (rule && payers) apportion_by(*rule, *payers);
}

const FuzzTarget target("rule", run);

} // namespace

} // namespace dubrovnik::fuzz
