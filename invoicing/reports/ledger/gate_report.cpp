#include "invoicing/reports/ledger/gate_report.hpp"

#include "engine/gate.hpp"

#include <fmt/format.h>

namespace dubrovnik::invoicing {

namespace book = engine::book;
using engine::MeetingGate;
using engine::plain_amount_text;

namespace {

std::string days_words(const MeetingGate& gate, scales::Day day) {
    const auto days = (gate.gate - day).count();
    const auto plural = days == 1 || days == -1 ? "" : "s";
    if (days < 0) return fmt::format("The gate was {} day{} ago.", -days, plural);
    return fmt::format("The gate is in {} day{}.", days, plural);
}

LedgerTable states_table(const MeetingGate& gate, const ReportFrame& frame) {
    ReportTable table{.title = "What is missing, by State, the largest first",
                      .columns = {{"state", "State"},
                                  {"name", "Name"},
                                  amount_column("outstanding", "Outstanding")},
                      .empty_note = "no State owes anything for this meeting"};
    auto sum = engine::Money::zero(gate.needed.currency());
    for (const auto& missing : gate.states) {
        table.rows.push_back({missing.state.text(), frame.name_of(missing.state),
                              plain_amount_text(missing.outstanding)});
        sum += missing.outstanding;
    }
    table.totals = {"Total", "", plain_amount_text(sum)};
    return {.key = "states", .table = std::move(table)};
}

ReportPart meeting_part(const MeetingGate& gate, const std::optional<engine::Money>& held_then,
                        const ReportFrame& frame) {
    const auto held = since_figures("held", "Held", gate.held, held_then);
    return {.heading = fmt::format("{}: fund {}, in {}", gate.meeting, gate.fund,
                                   gate.needed.currency().code()),
            .identity = {{"meeting", "", gate.meeting},
                         {"fund", "", gate.fund},
                         {"currency", "", std::string(gate.needed.currency().code())}},
            .figures = {{"opens", "Opens", scales::day_text(gate.opens)},
                        {"gate", "Gate", scales::day_text(gate.gate)},
                        amount_fact("needed", "Needed", gate.needed),
                        held[0],
                        amount_fact("announced", "Announced", gate.announced),
                        amount_fact("missing", "Missing", gate.missing),
                        {"status", "Status", std::string(engine::gate_status_text(gate.status))},
                        held[1],
                        held[2]},
            .tables = {states_table(gate, frame)},
            .words = {days_words(gate, frame.as_of)}};
}

// The same meetings in the same order, whatever the day.
std::vector<MeetingGate> gates_on(const book::Book& book, const ReportFrame& frame,
                                  scales::Day day) {
    const book::AsOf as_of{.day = day, .known = frame.known.entry};
    return engine::gates({.day = day,
                          .meetings = book::meeting_costs(book, as_of.known),
                          .receivables = book::receivables(book, as_of),
                          .promises = book::promises(book, as_of)});
}

} // namespace

LedgerReport gate_report(const book::Book& book, const ReportFrame& frame) {
    const book::ReadTransaction reading(book);
    auto report = framed_report(book, frame,
                                "Meetings and their gate as of " + scales::day_text(frame.as_of));
    report.parts_key = "meetings";
    report.empty_note = "no call with a meeting had been issued by entry " +
                        entry_text(frame.known.entry) + ", so there is no gate to keep";
    const auto now = gates_on(book, frame, frame.as_of);
    std::vector<MeetingGate> then;
    if (frame.since) then = gates_on(book, frame, *frame.since);
    for (std::size_t index = 0; index < now.size(); ++index)
        report.parts.push_back(meeting_part(
            now[index], frame.since ? std::optional(then[index].held) : std::nullopt, frame));
    report.notes.emplace_back("Held: allocated to the invoices of the meeting, and nothing else. "
                              "The meeting can be held when held is at least what is needed.");
    return report;
}

} // namespace dubrovnik::invoicing
