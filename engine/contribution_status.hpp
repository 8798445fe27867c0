// Contribution status: where each State stands, and who paid in time.
//
// A row a State and fund: arrears by year, called, received with dates, credit, outstanding. The
// groups look at everything the State has been asked for and that was not taken back. On the
// honour roll is who has paid all of it, each part on or before the day it was due.
#pragma once

#include "engine/receivables.hpp"
#include "engine/shortfall.hpp"
#include "scales/day.hpp"

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dubrovnik::engine {

enum class PaymentGroup { in_full, partly, not_at_all };

// "paid in full", "paid in part", "not paid".
std::string_view payment_group_text(PaymentGroup group);

struct DatedAmount {
    scales::Day day;
    Money amount; // below zero when a payment was undone
};

struct StateStatus {
    scales::StateCode state;
    std::string fund;
    Money called;
    Money credited;
    Money received;
    Money outstanding;
    Money credit;                         // held beyond what was asked for
    std::map<int, Money> arrears_by_year; // what is outstanding, by the year of the call
    std::vector<DatedAmount> receipts;    // a day a row, in order
    PaymentGroup group;
    bool in_time; // paid in full, and never late
};

struct GroupTotal {
    PaymentGroup group;
    std::size_t states;
    Money called;
    Money credited;
    Money received;
    Money outstanding;
};

struct FundStatus {
    std::string fund;
    std::vector<StateStatus> states; // by code
    std::vector<GroupTotal> groups;  // all three, in their order
    std::vector<scales::StateCode> honour_roll;
};

struct StatusInput {
    const LedgerAsOf& ledger;
    std::span<const Movement> movements; // those of the ledger's receivables, up to its day
};
std::vector<FundStatus> contribution_status(const StatusInput& input);

} // namespace dubrovnik::engine
