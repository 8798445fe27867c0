#include "invoicing/dispatch/issued_letter.hpp"

#include "engine/book/assessments.hpp"
#include "engine/totals.hpp"
#include "invoicing/issue/packet_content.hpp"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>

namespace dubrovnik::invoicing {

namespace book = engine::book;

namespace {

IssuedLetter letter_of(const book::Book& book, const book::ReminderRecord& reminder) {
    const auto record = book::document(book, reminder.letter);
    IssuedLetter letter{.name = record.number,
                        .letter = record,
                        .state = reminder.state,
                        .level = reminder.level,
                        .enclosures = {book::document(book, reminder.statement)},
                        .totals = {},
                        .folder = fmt::format("reminders/{}/{}/", scales::day_text(reminder.day),
                                              reminder.state.text())};
    engine::Totals totals;
    for (const auto& item : reminder.items) {
        totals.add(item.open);
        const auto invoice = book::document(book, item.document);
        // Arrears from before the book's time have no paper here.
        if (invoice.length > 0) letter.enclosures.push_back(invoice);
    }
    letter.totals = totals.all();
    return letter;
}

IssuedLetter letter_of(const book::CallKey& call, const book::PacketRecord& packet) {
    return {.name = packet_reference(call, packet.state),
            .letter = packet.documents.front(),
            .state = packet.state,
            .level = 0,
            .enclosures = {packet.documents.begin() + 1, packet.documents.end()},
            .totals = {},
            .folder = fmt::format("{}/{}/{}/", call.year, packet.state.text(), call.call)};
}

// "2017" and "2017/annual".
std::vector<IssuedLetter> of_calls(const book::Book& book, std::string_view word) {
    std::vector<IssuedLetter> found;
    for (const auto& call : book::assessments(book)) {
        const auto year = std::to_string(call.key.year);
        if (word != year && word != year + "/" + call.key.call) continue;
        const auto letters = letters_of_call(book, call.id);
        found.insert(found.end(), letters.begin(), letters.end());
    }
    return found;
}

// A packet's reference, or the number of an invoice in it.
std::vector<IssuedLetter> of_packets(const book::Book& book, std::string_view word) {
    for (const auto& call : book::assessments(book))
        for (const auto& packet : book::packets(book, call.id)) {
            const bool meant =
                packet_reference(call.key, packet.state) == word ||
                std::any_of(packet.documents.begin(), packet.documents.end(),
                            [&](const auto& document) { return document.number == word; });
            if (meant) return {letter_of(call.key, packet)};
        }
    return {};
}

std::vector<IssuedLetter> of_reminders(const book::Book& book, std::string_view word) {
    if (!word.starts_with("REM-")) return {};
    const auto record = book::document_by_number(book, word);
    const auto reminder = book::reminder_of_letter(book, record.id);
    if (!reminder) return {};
    return {letter_of(book, *reminder)};
}

} // namespace

std::vector<IssuedLetter> letters_of_run(const book::Book& book, scales::Day run) {
    std::vector<IssuedLetter> letters;
    for (const auto& reminder : book::reminders(book, run, book.newest_entry().entry))
        letters.push_back(letter_of(book, reminder));
    return letters;
}

std::vector<IssuedLetter> letters_of_call(const book::Book& book, book::AssessmentId call) {
    std::vector<IssuedLetter> letters;
    for (const auto& summary : book::assessments(book))
        if (summary.id == call)
            for (const auto& packet : book::packets(book, call))
                letters.push_back(letter_of(summary.key, packet));
    return letters;
}

std::vector<IssuedLetter> issued_letters(const book::Book& book, std::string_view word) {
    auto found = of_calls(book, word);
    if (const auto day = scales::parse_day(word); found.empty() && day)
        found = letters_of_run(book, *day);
    if (found.empty()) found = of_reminders(book, word);
    if (found.empty()) found = of_packets(book, word);
    if (!found.empty()) return found;
    throw scales::Refused(
        {.code = "letter.unknown",
         .message =
             fmt::format("“{}” is no letter of the book, must be one, or a run or a call", word),
         .place = {},
         .hint = "name a run by its day (2016-12-03), a call by its year (2017 or 2017/annual), "
                 "a letter by its reference or by the number of its invoice"});
}

} // namespace dubrovnik::invoicing
