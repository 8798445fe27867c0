// Assessment: what every payer is asked for under one call, and how each figure came about.
//
// The one result that preview, invoice, letter, ledger and report read; nothing is computed
// twice in two ways. It is frozen in the book by the first `issue`.
#pragma once

#include "engine/apportion.hpp"
#include "engine/call.hpp"
#include "engine/funding_model.hpp"
#include "scales/facts.hpp"

#include <optional>
#include <string>
#include <vector>

namespace dubrovnik::engine {

struct Payer {
    scales::StateCode state;
    std::string name;
    bool party; // a State Party on the day of the assessment
    scales::Rate rate;
    std::string rate_origin; // "un-2016-2018", "notional" or "call" (an override)
    bool rate_verified;      // false: shown as unverified wherever the rate is shown
};

// One component with its total split among its payers.
struct AssessedComponent {
    Component component;
    Money pool;         // the meeting's costs or the ISU budget, before the part is taken
    Money net;          // the component's part of the pool
    Money support_cost; // zero where the component has none
    Money total;        // net + support cost
    std::vector<scales::StateCode> payers;      // by code
    scales::Rate rates_total;                   // sum of the payers' rates as published
    std::optional<Apportionment> apportionment; // nothing when the total is zero

    // The payer's portion, or nothing when it does not pay this component.
    const Portion* portion(scales::StateCode state) const;
    bool pays(scales::StateCode state) const;
    // What the payer is asked for: zero too; nothing when it does not pay this component.
    std::optional<Money> amount(scales::StateCode state) const;
};

struct Assessment {
    Call call;
    std::string scale_id;
    FundingModel model;
    std::vector<Payer> payers; // by code; everybody who pays at least one component
    std::vector<AssessedComponent> components;

    const Payer* payer(scales::StateCode state) const;
};

// Every text of it that documents print: of its components, its meeting and the meeting's costs.
std::vector<Wording> wordings(const Assessment& assessment);

// CCM Article 14(1), in the reading the call gives: whether parties that stay away pay that
// component all the same.
bool absent_parties_pay(const Meeting& meeting, const std::string& component_id);

// Throws Refused with all findings: call.convention (no membership list), model.none,
// scale.none, payer.no-rate, call.participant-is-party, call.absent-not-party,
// call.state-unknown, call.rate-unused, call.component-unknown, call.currency, amount.overflow.
Assessment assess(const Call& call, const scales::Facts& facts, const FundingModels& models);

} // namespace dubrovnik::engine
