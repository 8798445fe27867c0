// Due days: by when a biller's invoice is to be paid, and the gate of a meeting.
//
// UNOG must hold the funds 90 days before the meeting opens, so whoever bills the meeting's costs
// is due on that day, the gate; or its usual number of days after issue when that is later, and
// then the invoice is flagged as late. All others are due that number of days after issue, unless
// the call names a day that has not passed: no invoice is overdue when it is issued.
#pragma once

#include "engine/assessment.hpp"
#include "scales/day.hpp"

#include <string>
#include <string_view>

namespace dubrovnik::engine {

inline constexpr std::chrono::days gate_before_meeting{90};

scales::Day gate_day(scales::Day meeting_opens);

struct DueDay {
    scales::Day due_on;
    bool after_gate; // too late for the meeting to be sure of its funds
};

struct DueQuestion {
    std::string_view biller;
    scales::Day issued_on;
    int usual_days; // after issue, from office.toml
};

DueDay due_day(const Assessment& assessment, const DueQuestion& question);

// True when one of the biller's components is paid out of the meeting's costs.
bool bills_meeting_costs(const Assessment& assessment, std::string_view biller);

} // namespace dubrovnik::engine
