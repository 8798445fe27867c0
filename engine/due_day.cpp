#include "engine/due_day.hpp"

#include <algorithm>

namespace dubrovnik::engine {

using scales::Day;

Day gate_day(Day meeting_opens) {
    return meeting_opens - gate_before_meeting;
}

bool bills_meeting_costs(const Assessment& assessment, std::string_view biller) {
    return std::any_of(assessment.components.begin(), assessment.components.end(),
                       [&](const AssessedComponent& assessed) {
                           return assessed.component.biller == biller &&
                                  assessed.component.pool == Pool::meeting_costs;
                       });
}

DueDay due_day(const Assessment& assessment, const DueQuestion& question) {
    const auto usual = question.issued_on + std::chrono::days(question.usual_days);
    if (bills_meeting_costs(assessment, question.biller)) {
        const auto gate = gate_day(assessment.call.meeting->opens);
        return {std::max(gate, usual), usual > gate};
    }
    const auto named = assessment.call.isu_due_on;
    return {named && *named >= question.issued_on ? *named : usual, false};
}

} // namespace dubrovnik::engine
