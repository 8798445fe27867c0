// Calculation: how one line of an invoice came about, as typed values for its annex.
//
// Taken over from the assessment and never computed again: the annex must show the figures that
// were billed, not figures like them.
#pragma once

#include "engine/assessment.hpp"
#include "scales/day.hpp"
#include "scales/fraction.hpp"
#include "scales/rate.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace dubrovnik::invoicing {

// Who pays a component.
enum class PayerGroup {
    parties,               // all States Parties
    meeting,               // the same, and States not party that take part
    meeting_without_absent // the same, without States Parties known to stay away
};

enum class RateOrigin { scale, notional, notional_unverified, call };

struct Calculation {
    std::vector<engine::CostItem> cost_items; // of a meeting; a budget has none
    engine::Money pool;                       // the costs or the budget
    scales::Fraction part;                    // of the pool
    bool is_rest = false;                     // the part is what the others leave
    engine::Money net;                        // pool × part
    std::optional<scales::Fraction> support_rate;
    engine::Money support_cost;
    engine::Wording support_basis; // "General Assembly resolution 35/217"
    engine::Money total;           // net + support cost
    PayerGroup payers = PayerGroup::parties;
    scales::Day assessed_on;
    std::size_t payer_count = 0;
    std::string scale_id; // "un-2016-2018"
    RateOrigin rate_origin = RateOrigin::scale;
    scales::Rate rate;
    scales::Rate rates_total;
    engine::ApportionmentRule rule;
    engine::Portion portion;
    std::size_t units_left_over = 0;

    // False where ceilings, floors or rounded percentages changed rate ÷ sum of rates.
    bool share_is_plain() const;
};

// The State must pay the component, and the component's total must not be zero.
Calculation calculation_of(const engine::Assessment& assessment,
                           const engine::AssessedComponent& component, scales::StateCode state);

} // namespace dubrovnik::invoicing
