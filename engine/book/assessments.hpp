// Frozen assessments: a call as it stood when it was first issued.
//
// Everything its figures came from is kept, in exact form: rates with their origin, pools, parts,
// totals, each payer's exact share and amount. Later runs of `issue` and every explanation read
// this and never compute anew; a changed call file is compared with it.
// Exact numbers are texts here ("6/71050", "0.006"), so that the book depends on no rule.
#pragma once

#include "engine/book/book.hpp"
#include "engine/money.hpp"
#include "scales/day.hpp"
#include "scales/state_code.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace dubrovnik::engine::book {

struct CallKey {
    std::string convention; // "ccm"
    int year;
    std::string call; // "annual"
    friend bool operator==(const CallKey&, const CallKey&) = default;
};

struct FrozenMeeting {
    std::string name;
    scales::Day opens;
    std::string place;
    friend bool operator==(const FrozenMeeting&, const FrozenMeeting&) = default;
};

struct FrozenCost {
    std::string pool; // "meeting-costs", "isu-budget"
    std::string item;
    Money amount;
    friend bool operator==(const FrozenCost&, const FrozenCost&) = default;
};

// What else the call said, by name; names may repeat.
struct FrozenFact {
    std::string name;
    std::string value;
    friend bool operator==(const FrozenFact&, const FrozenFact&) = default;
};

struct FrozenPayer {
    scales::StateCode state;
    std::string name;
    bool party;
    std::string rate; // per cent: "0.006"
    std::string rate_origin;
    bool rate_verified;
    friend bool operator==(const FrozenPayer&, const FrozenPayer&) = default;
};

struct FrozenPortion {
    scales::StateCode state;
    std::string share;       // of the total: "6/71050"
    std::string exact_units; // total × share, in units of the rounding
    std::int64_t rank;       // of the remainder
    bool rounded_up;
    Money amount;
    friend bool operator==(const FrozenPortion&, const FrozenPortion&) = default;
};

struct FrozenComponent {
    std::string id;
    std::string fund; // by code; registered with require_fund before
    std::string title;
    std::string legal_basis;
    std::string pool;
    Money pool_amount;
    std::string part; // of the pool: "2/5", "rest"
    Money net;
    std::string support_cost_part; // "13/100", or ""
    std::string support_cost_basis;
    Money support_cost;
    Money total;
    std::string rates_total; // per cent: "71.050"
    std::string adjustment;  // ceilings and floors in words of the rule file, or ""
    std::string rounding;    // "largest-remainder"
    std::int64_t unit_minor;
    std::vector<FrozenPortion> portions; // by code
    friend bool operator==(const FrozenComponent&, const FrozenComponent&) = default;
};

struct FrozenAssessment {
    CallKey key;
    scales::Day assessed_on;
    std::string scale;
    std::string model;
    std::string decision;
    std::string call_sha256; // of the call's file
    std::optional<FrozenMeeting> meeting;
    std::vector<FrozenCost> costs;
    std::vector<FrozenFact> facts;
    std::vector<FrozenPayer> payers; // by code
    std::vector<FrozenComponent> components;
    friend bool operator==(const FrozenAssessment&, const FrozenAssessment&) = default;
};

// Adds to the newest entry; registers the components. A call is frozen once: a second time is
// our mistake, ask find_assessment first.
AssessmentId freeze_assessment(WriteTransaction& transaction, const FrozenAssessment& assessment);

std::optional<AssessmentId> find_assessment(const Book& book, const CallKey& key);

FrozenAssessment frozen_assessment(const Book& book, AssessmentId id);

struct AssessmentSummary {
    AssessmentId id;
    EntryId entry;
    CallKey key;
    scales::Day assessed_on;
    std::optional<FrozenMeeting> meeting;
};
// In the order they were frozen.
std::vector<AssessmentSummary> assessments(const Book& book);

} // namespace dubrovnik::engine::book
