#include "engine/gate.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace dubrovnik::engine {

namespace {

// One meeting in one fund, with the components that pay for it.
struct Gathered {
    MeetingGate gate;
    std::set<std::string> components;
    std::map<scales::StateCode, std::int64_t> outstanding_minor;
};

Gathered new_gate(const MeetingCosts& costs) {
    const auto zero = Money::zero(costs.needed.currency());
    return {.gate = {.assessment = costs.assessment,
                     .meeting = costs.meeting.english,
                     .opens = costs.opens,
                     .gate = gate_of(costs.opens),
                     .fund = costs.fund,
                     .needed = zero,
                     .held = zero,
                     .announced = zero,
                     .missing = zero,
                     .status = GateStatus::at_risk,
                     .states = {}},
            .components = {},
            .outstanding_minor = {}};
}

std::vector<Gathered> gather_meetings(std::span<const MeetingCosts> meetings) {
    std::vector<Gathered> found;
    for (const auto& costs : meetings) {
        auto known = std::find_if(found.begin(), found.end(), [&](const Gathered& gathered) {
            return gathered.gate.assessment == costs.assessment && gathered.gate.fund == costs.fund;
        });
        if (known == found.end()) known = found.insert(found.end(), new_gate(costs));
        known->gate.needed += costs.needed;
        known->components.insert(costs.component);
    }
    return found;
}

void add_receivables(Gathered& gathered, std::span<const Receivable> receivables) {
    for (const auto& receivable : receivables) {
        if (receivable.assessment != gathered.gate.assessment ||
            receivable.fund != gathered.gate.fund)
            continue;
        for (const auto& line : receivable.lines) {
            if (!gathered.components.contains(line.component)) continue;
            gathered.gate.held += line.received;
            gathered.outstanding_minor[receivable.state] += line.outstanding().amount_minor();
        }
    }
}

void add_states(Gathered& gathered, std::span<const Announced> announced) {
    const auto currency = gathered.gate.needed.currency();
    for (const auto& [state, amount_minor] : gathered.outstanding_minor)
        if (amount_minor > 0)
            gathered.gate.states.push_back(
                {.state = state, .outstanding = Money::of_minor(amount_minor, currency)});
    std::stable_sort(gathered.gate.states.begin(), gathered.gate.states.end(),
                     [](const MissingFromState& left, const MissingFromState& right) {
                         return left.outstanding.amount_minor() > right.outstanding.amount_minor();
                     });
    for (const auto& promise : announced) {
        if (promise.promise.fund != gathered.gate.fund) continue;
        const auto owed = gathered.outstanding_minor.find(promise.promise.state);
        if (owed == gathered.outstanding_minor.end() || owed->second <= 0) continue;
        gathered.gate.announced +=
            Money::of_minor(std::min(promise.amount.amount_minor(), owed->second), currency);
    }
}

GateStatus status_of(const MeetingGate& gate, scales::Day day) {
    if (gate.held.amount_minor() >= gate.needed.amount_minor()) return GateStatus::can_be_held;
    return day <= gate.gate ? GateStatus::at_risk : GateStatus::cannot_be_held;
}

} // namespace

scales::Day gate_of(scales::Day opens) {
    return opens - std::chrono::days{gate_days_before_meeting};
}

std::string_view gate_status_text(GateStatus status) {
    constexpr std::array<std::string_view, 3> texts{"can be held", "at risk", "cannot be held"};
    return texts.at(static_cast<std::size_t>(status));
}

std::vector<MeetingGate> gates(const GateInput& input) {
    const auto announced = announced_on(input.day, input.promises, input.receivables);
    std::vector<MeetingGate> found;
    for (auto& gathered : gather_meetings(input.meetings)) {
        add_receivables(gathered, input.receivables);
        add_states(gathered, announced);
        auto& gate = gathered.gate;
        const auto missing = gate.needed - gate.held;
        if (missing.amount_minor() > 0) gate.missing = missing;
        gate.status = status_of(gate, input.day);
        found.push_back(std::move(gate));
    }
    std::stable_sort(
        found.begin(), found.end(),
        [](const MeetingGate& left, const MeetingGate& right) { return left.opens < right.opens; });
    return found;
}

} // namespace dubrovnik::engine
