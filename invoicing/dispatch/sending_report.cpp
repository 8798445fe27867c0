#include "invoicing/dispatch/sending_report.hpp"

#include "engine/book/assessments.hpp"
#include "invoicing/issue/packet_content.hpp"
#include "invoicing/reports/ledger/report_frame.hpp"

#include <fmt/format.h>
#include <map>

namespace dubrovnik::invoicing {

namespace book = engine::book;
using book::DispatchOutcome;

namespace {

std::string result_of(const Sending& sending) {
    if (sending.unsent) return std::string(unsent_text(*sending.unsent));
    if (sending.outcome) return std::string(book::dispatch_outcome_text(*sending.outcome));
    return "to be sent";
}

struct Advice {
    const char* code;
    const char* hint;
};

Advice advice_for(DispatchOutcome outcome) {
    switch (outcome) {
    case DispatchOutcome::refused:
        return {"send.refused", "correct the address in addressees.csv and send again"};
    case DispatchOutcome::failed:
        return {"send.failed", "send again when the connection stands"};
    default:
        return {"send.unknown", "ask the recipient, then `send --again` or `dispatched`"};
    }
}

// The names of joint letters, which have no number.
std::map<engine::DocumentId, std::string> packet_names(const book::Book& book) {
    std::map<engine::DocumentId, std::string> names;
    for (const auto& call : book::assessments(book))
        for (const auto& packet : book::packets(book, call.id))
            names[packet.documents.front().id] = packet_reference(call.key, packet.state);
    return names;
}

} // namespace

ReportTable sending_report(const std::vector<Sending>& sendings) {
    ReportTable table{.columns = {{"letter", "Letter"},
                                  {"recipient", "To"},
                                  {"result", "Result"},
                                  {"answer", "Answer"}},
                      .empty_note = "no letter is named"};
    for (const auto& sending : sendings)
        table.rows.push_back(
            {sending.letter, sending.recipient, result_of(sending), sending.answer});
    std::map<std::string, std::size_t> counts;
    for (const auto& sending : sendings) ++counts[result_of(sending)];
    for (const auto& [result, count] : counts)
        table.notes.push_back(fmt::format("{}: {}", result, count));
    return table;
}

scales::Findings sending_warnings(const std::vector<Sending>& sendings) {
    scales::Findings warnings;
    for (const auto& sending : sendings) {
        if (!sending.outcome || *sending.outcome == DispatchOutcome::accepted) continue;
        const auto advice = advice_for(*sending.outcome);
        warnings.push_back({.code = advice.code,
                            .message = fmt::format("{} to {}: {}", sending.letter,
                                                   sending.recipient, sending.answer),
                            .place = {},
                            .hint = advice.hint,
                            .severity = scales::Severity::warning});
    }
    return warnings;
}

ReportTable dispatches_report(const book::Book& book, const std::optional<scales::StateCode>& state,
                              RegisterWidth width) {
    ReportTable table{.title = "The dispatch register",
                      .columns = {{"entry", "Entry", CellKind::count},
                                  {"day", "Day"},
                                  {"moment", "Moment"},
                                  {"letter", "Letter"},
                                  {"level", "Level", CellKind::count},
                                  {"recipient", "To"},
                                  {"channel", "By"},
                                  {"attempt", "Attempt", CellKind::count},
                                  {"outcome", "Outcome"},
                                  {"answer", "Answer"},
                                  {"sha256", "SHA-256"},
                                  {"message_id", "Message-ID"}},
                      .empty_note = "nothing was sent yet"};
    const auto names = packet_names(book);
    for (const auto& dispatch : book::dispatches(book, book.newest_entry().entry)) {
        const auto letter = book::document(book, dispatch.letter);
        if (state && letter.state != state) continue;
        const auto name = names.find(dispatch.letter);
        table.rows.push_back({std::to_string(static_cast<std::int64_t>(dispatch.entry)),
                              scales::day_text(dispatch.on), dispatch.instant,
                              name == names.end() ? letter.number : name->second,
                              std::to_string(dispatch.level), dispatch.recipient, dispatch.channel,
                              std::to_string(dispatch.attempt),
                              std::string(book::dispatch_outcome_text(dispatch.what_is_known())),
                              dispatch.answer, dispatch.sha256, dispatch.message_id});
    }
    if (width == RegisterWidth::for_people)
        return narrowed(table, {"entry", "day", "letter", "level", "recipient", "channel",
                                "outcome", "answer"});
    return table;
}

} // namespace dubrovnik::invoicing
