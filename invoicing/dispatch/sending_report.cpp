#include "invoicing/dispatch/sending_report.hpp"

#include "engine/book/assessments.hpp"
#include "invoicing/issue/packet_content.hpp"
#include "invoicing/reports/ledger/report_frame.hpp"

#include <algorithm>
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

// 4xx: not now (RFC 5321, section 4.2.1).
bool put_off(const Sending& sending) {
    return sending.answer.starts_with('4');
}

constexpr Advice unknown{"send.unknown", "ask the recipient, then `send --again` or `dispatched`"};

std::optional<Advice> advice_for(const Sending& sending) {
    if (sending.unsent == Unsent::may_have_arrived) return unknown;
    if (sending.unsent == Unsent::no_address)
        return Advice{"send.no-address", "add it to addressees.csv, or send it on paper and record "
                                         "it with `dubrovnik dispatched`"};
    if (sending.unsent || !sending.outcome) return std::nullopt;
    switch (*sending.outcome) {
    case DispatchOutcome::refused:
        return Advice{"send.refused", put_off(sending)
                                          ? "the server puts it off: send again later"
                                          : "correct the address in addressees.csv and send again"};
    case DispatchOutcome::failed:
        return Advice{"send.failed", "send again when the connection stands"};
    case DispatchOutcome::unknown:
        return unknown;
    default:
        return std::nullopt;
    }
}

std::string what_is_wrong(const Sending& sending) {
    if (sending.unsent == Unsent::no_address)
        return fmt::format("{}: {} has no e-mail address, must have one to be sent by mail",
                           sending.letter, sending.state.text());
    return fmt::format("{} to {}: {}", sending.letter, sending.recipient,
                       sending.unsent ? "an earlier attempt may have arrived" : sending.answer);
}

std::size_t count_of(const std::vector<Sending>& sendings, Unsent because) {
    return static_cast<std::size_t>(
        std::count_if(sendings.begin(), sendings.end(),
                      [&](const auto& sending) { return sending.unsent == because; }));
}

scales::Finding warning(const char* code, std::string message, const char* hint) {
    return {.code = code,
            .message = std::move(message),
            .place = {},
            .hint = hint,
            .severity = scales::Severity::warning};
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
    if (count_of(sendings, Unsent::other_channel) > 0)
        table.notes.push_back("What goes another way is recorded once it has gone: `dubrovnik "
                              "dispatched … --by post`.");
    return table;
}

scales::Findings sending_warnings(const std::vector<Sending>& sendings) {
    scales::Findings warnings;
    for (const auto& sending : sendings)
        if (const auto advice = advice_for(sending))
            warnings.push_back(warning(advice->code, what_is_wrong(sending), advice->hint));
    // One for all: a whole run is unsigned as a rule.
    if (const auto count = count_of(sendings, Unsent::unsigned_letter); count > 0)
        warnings.push_back(
            warning("send.unsigned",
                    fmt::format("{} letter{} not signed, must be to be sent", count,
                                count == 1 ? " is" : "s are"),
                    "record what came back with `dubrovnik signed`, or say signature = \"none\" in "
                    "office.toml"));
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
