#include "invoicing/documents/calculation.hpp"

#include "scales/ensure.hpp"

namespace dubrovnik::invoicing {

namespace {

using engine::AssessedComponent;
using engine::Assessment;

PayerGroup payer_group(const Assessment& assessment, const AssessedComponent& component) {
    if (component.component.payers == engine::Payers::parties) return PayerGroup::parties;
    const auto& meeting = assessment.call.meeting;
    const bool absent_are_left_out = meeting && !meeting->absent_parties.empty() &&
                                     !engine::absent_parties_pay(*meeting, component.component.id);
    return absent_are_left_out ? PayerGroup::meeting_without_absent : PayerGroup::meeting;
}

RateOrigin rate_origin(const engine::Payer& payer) {
    if (payer.rate_origin == "call") return RateOrigin::call;
    if (payer.rate_origin != "notional") return RateOrigin::scale;
    return payer.rate_verified ? RateOrigin::notional : RateOrigin::notional_unverified;
}

scales::Fraction part_of_pool(const AssessedComponent& component) {
    if (component.component.part) return *component.component.part;
    scales::ensure(component.pool.amount_minor() != 0, "a billed component has a pool");
    return scales::Fraction(component.net.amount_minor(), component.pool.amount_minor());
}

} // namespace

bool Calculation::share_is_plain() const {
    return portion.share == scales::Fraction(rate.millipercent(), rates_total.millipercent());
}

Calculation calculation_of(const Assessment& assessment, const AssessedComponent& component,
                           scales::StateCode state) {
    const auto* payer = assessment.payer(state);
    const auto* portion = component.portion(state);
    scales::ensure(payer != nullptr && portion != nullptr && component.apportionment,
                   "an invoice line is of a State that pays");
    const bool is_meeting = component.component.pool == engine::Pool::meeting_costs;
    return {
        .cost_items = is_meeting ? assessment.call.meeting->costs : std::vector<engine::CostItem>(),
        .pool = component.pool,
        .part = part_of_pool(component),
        .is_rest = !component.component.part.has_value(),
        .net = component.net,
        .support_rate = component.component.support_cost,
        .support_cost = component.support_cost,
        .support_basis = component.component.support_cost_basis,
        .total = component.total,
        .payers = payer_group(assessment, component),
        .assessed_on = assessment.call.assessed_on,
        .payer_count = component.payers.size(),
        .scale_id = assessment.scale_id,
        .rate_origin = rate_origin(*payer),
        .rate = payer->rate,
        .rates_total = component.rates_total,
        .rule = component.apportionment->rule,
        .portion = *portion,
        .units_left_over = component.apportionment->units_left_over,
    };
}

} // namespace dubrovnik::invoicing
