#include "tests/engine/letters_fixture.hpp"

#include "engine/book/journal.hpp"

#include <fmt/format.h>

namespace dubrovnik::book_test {

using namespace engine::book;
using engine::DocumentId;
using engine::EntryId;
using engine::EntryKind;

DocumentId append_paper(WriteTransaction& transaction, const Paper& paper) {
    const auto issued_on = transaction.occasion().recorded_on;
    return append_document(transaction, {.kind = paper.kind,
                                         .number = {},
                                         .plain_number = paper.number,
                                         .external_number = {},
                                         .fund = {},
                                         .state = state(paper.state),
                                         .assessment = {},
                                         .year = scales::year_of(issued_on),
                                         .issued_on = issued_on,
                                         .due_on = {},
                                         .amount = {},
                                         .creditor_reference = {},
                                         .language = "en",
                                         .template_sha256 = sha256_hex("template"),
                                         .lines = {},
                                         .bytes = paper.bytes});
}

DocumentId write_reminder(WriteTransaction& transaction, std::string_view state_code,
                          const std::vector<Named>& items) {
    record_reminder_entry(transaction, "1 letters");
    const auto number =
        fmt::format("REM-{}-{}", scales::day_text(transaction.occasion().recorded_on), state_code);
    NewReminder reminder{.state = state(state_code),
                         .level = items.front().level,
                         .letter = append_paper(transaction, {.kind = DocumentKind::reminder,
                                                              .state = std::string(state_code),
                                                              .number = number,
                                                              .bytes = "letter " + number}),
                         .statement = append_paper(transaction, {.kind = DocumentKind::statement,
                                                                 .state = std::string(state_code),
                                                                 .number = {},
                                                                 .bytes = "statement " + number}),
                         .items = {}};
    for (const auto& item : items)
        reminder.items.push_back(
            {.document = item.document, .level = item.level, .open = item.open});
    append_reminder(transaction, reminder);
    return reminder.letter;
}

NewDispatch dispatch_of(DocumentId letter, std::string_view on_day) {
    return {.letter = letter,
            .recipient = "mission@example.org",
            .level = 1,
            .channel = "mail",
            .sha256 = sha256_hex("parcel"),
            .message_id = "rem@example.org",
            .on = day(on_day)};
}

std::optional<DispatchId> send(Book& book, const NewDispatch& dispatch,
                               std::optional<DispatchOutcome> outcome, Repeat repeat) {
    const auto today = scales::day_text(dispatch.on);
    std::optional<DispatchId> begun;
    record(book, today, [&](WriteTransaction& transaction) {
        begun = begin_dispatch(transaction, dispatch, repeat);
    });
    if (begun && outcome)
        record(book, today, [&](WriteTransaction& transaction) {
            record_outcome(transaction, {.dispatch = *begun,
                                         .outcome = *outcome,
                                         .answer = "the answer",
                                         .on = dispatch.on});
        });
    return begun;
}

void write_letters(Book& book, DocumentId invoice) {
    const auto today = scales::day_text(book.newest_entry().day);
    std::optional<DocumentId> letter;
    record(book, today, [&](WriteTransaction& transaction) {
        const auto debtor = document(transaction.book(), invoice).state.value();
        const auto hold = record_hold(transaction, {.state = debtor,
                                                    .document = invoice,
                                                    .component = "isu-annual-share",
                                                    .on = day(today),
                                                    .until = day(today),
                                                    .reason = "note verbale",
                                                    .position = "Only Article 14 binds us."});
        record_release(transaction, {.hold = hold, .on = day(today), .reason = "withdrawn"});
        letter = write_reminder(transaction, debtor.text(),
                                {{.document = invoice, .level = 1, .open = chf(300)}});
        append_entry(transaction, {.kind = EntryKind::signature,
                                   .fund = {},
                                   .booked_on = day(today),
                                   .reason = "1 signed letters"});
        append_signature(transaction, *letter,
                         append_paper(transaction, {.kind = DocumentKind::scan,
                                                    .state = debtor.text(),
                                                    .number = {},
                                                    .bytes = "scan"}));
        record_response(transaction,
                        {.state = debtor, .on = day(today), .note = "being looked into"});
    });
    send(book, dispatch_of(*letter, today), DispatchOutcome::accepted);
}

} // namespace dubrovnik::book_test
