// Call: one call for contributions, as the officer writes it down (calls/2017.toml).
//
// What the officer says and nothing else: who pays and how much is computed from it by assess().
// Lines are kept so that a finding can point at the word that caused it.
#pragma once

#include "engine/money.hpp"
#include "engine/wording.hpp"
#include "scales/day.hpp"
#include "scales/finding.hpp"
#include "scales/rate.hpp"
#include "scales/source_text.hpp"
#include "scales/state_code.hpp"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace dubrovnik::engine {

struct CostItem {
    Wording item;
    Money amount;
    friend bool operator==(const CostItem&, const CostItem&) = default;
};

struct NamedState {
    scales::StateCode state;
    scales::Place place;
};

struct RateOverride {
    scales::StateCode state;
    scales::Rate rate;
    scales::Place place;
};

struct Meeting {
    Wording name;
    scales::Day opens;
    Wording place;
    std::vector<CostItem> costs;            // one currency
    std::vector<NamedState> participants;   // States not party that take part
    std::vector<NamedState> absent_parties; // parties that stay away
    // CCM Article 14(1) can be read so that absent parties do not pay. By component id; a
    // component that is not named uses `absent_parties_pay`.
    bool absent_parties_pay = true;
    std::map<std::string, bool> absent_parties_pay_component;
};

struct Call {
    std::string file;
    std::string convention; // "ccm"
    int year;
    std::string id; // "annual" unless the year has further meetings
    scales::Day assessed_on;
    std::optional<scales::Place> illustrative; // says that its figures are made up
    std::optional<std::string> scale;          // by name instead of by year
    std::optional<std::string> model;          // by name instead of by convention and day
    std::optional<Money> isu_budget;           // a further meeting of the year has none
    std::optional<scales::Day> isu_due_on;
    std::optional<Meeting> meeting;
    std::vector<RateOverride> rates;
};

// Reads a file the call names beside itself (a list of participants).
using CompanionReader = std::function<scales::SourceText(const std::string& name)>;

// Throws Refused with all findings: those of the TOML readers and of money, call.year,
// call.id, call.state (no State's code), call.state-twice, call.two-currencies,
// call.absent-list, call.nothing, call.rate.
Call parse_call(const scales::SourceText& source, const CompanionReader& companion);

} // namespace dubrovnik::engine
