// Gate: the day 90 days before a meeting opens, by which UNOG must hold the meeting's funds.
//
// Held is what was allocated to the invoices of this meeting and nothing else: a State's credit
// or unmatched money holds no room. The meeting can be held only when all of it is there.
#pragma once

#include "engine/money.hpp"
#include "engine/promise.hpp"
#include "engine/receivables.hpp"
#include "engine/wording.hpp"
#include "scales/day.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dubrovnik::engine {

inline constexpr int gate_days_before_meeting = 90;

scales::Day gate_of(scales::Day opens);

// One component of one frozen call that pays for a meeting.
struct MeetingCosts {
    AssessmentId assessment;
    Wording meeting;
    scales::Day opens;
    std::string fund;
    std::string component;
    Money needed; // with support cost
};

enum class GateStatus { can_be_held, at_risk, cannot_be_held };

// "can be held", "at risk", "cannot be held".
std::string_view gate_status_text(GateStatus status);

struct MissingFromState {
    scales::StateCode state;
    Money outstanding; // above zero
};

struct MeetingGate {
    AssessmentId assessment;
    std::string meeting;
    scales::Day opens;
    scales::Day gate;
    std::string fund;
    Money needed;
    Money held;
    Money announced; // of what the States owe for this meeting
    Money missing;   // needed − held, or zero
    GateStatus status;
    std::vector<MissingFromState> states; // the largest first, then by code
};

struct GateInput {
    scales::Day day;
    std::vector<MeetingCosts> meetings; // several components of one meeting and fund are summed
    std::span<const Receivable> receivables;
    std::span<const Promise> promises;
};
// In the order of the meetings.
std::vector<MeetingGate> gates(const GateInput& input);

} // namespace dubrovnik::engine
