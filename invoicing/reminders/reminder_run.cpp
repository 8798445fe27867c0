#include "invoicing/reminders/reminder_run.hpp"

#include "engine/book/documents.hpp"
#include "engine/book/reminders.hpp"
#include "invoicing/parallel.hpp"
#include "invoicing/reminders/reminder_letter.hpp"

#include <fmt/format.h>
#include <memory>
#include <mutex>

namespace dubrovnik::invoicing {

namespace book = engine::book;

namespace {

struct PrintedReminder {
    std::string letter;
    std::string statement;
    scales::Findings findings; // why it could not be printed
};

std::vector<PrintedReminder> print(const std::vector<DraftedReminder>& letters,
                                   const PrintingTools& tools, const Progress& progress) {
    std::vector<PrintedReminder> printed(letters.size());
    std::mutex one_at_a_time;
    std::size_t done = 0;
    for_each_index(letters.size(), [&]() -> IndexWork {
        const auto typesetters = std::make_shared<DocumentTypesetters>(tools.fonts);
        return [&, typesetters](std::size_t index) {
            auto& each = printed[index];
            const auto& letter = letters[index].letter;
            const auto& statement = letters[index].statement;
            try {
                each.letter =
                    render_reminder(letter, tools.templates, typesetters->of(letter.language));
                each.statement = render_account_statement(statement, tools.templates,
                                                          typesetters->of(statement.language));
            } catch (const scales::Refused& refused) {
                each.findings = refused.findings();
            }
            const std::lock_guard lock(one_at_a_time);
            if (progress) progress(++done, letters.size());
        };
    });
    return printed;
}

class Recorder {
  public:
    Recorder(book::WriteTransaction& transaction, const PrintingTools& tools)
        : transaction_(transaction)
        , template_sha256_(book::sha256_hex(tools.templates.text())) {}

    void record(const DraftedReminder& drafted, const PrintedReminder& printed) {
        const auto& letter = drafted.letter;
        book::NewReminder reminder{
            .state = letter.state,
            .level = letter.level,
            .letter = append(letter, book::DocumentKind::reminder, letter.number, printed.letter),
            .statement = append(letter, book::DocumentKind::statement, {}, printed.statement),
            .items = {}};
        for (const auto& item : drafted.plan.items)
            reminder.items.push_back(
                {.document = item.invoice.document, .level = item.level, .open = item.open});
        book::append_reminder(transaction_, reminder);
    }

  private:
    engine::DocumentId append(const ReminderContent& letter, book::DocumentKind kind,
                              const std::string& number, std::string_view pdf) {
        return book::append_document(transaction_, {.kind = kind,
                                                    .number = {},
                                                    .plain_number = number,
                                                    .external_number = {},
                                                    .fund = {},
                                                    .state = letter.state,
                                                    .assessment = {},
                                                    .year = scales::year_of(letter.day),
                                                    .issued_on = letter.day,
                                                    .due_on = {},
                                                    .amount = {},
                                                    .creditor_reference = {},
                                                    .language = letter.language,
                                                    .template_sha256 = template_sha256_,
                                                    .lines = {},
                                                    .bytes = pdf});
    }

    book::WriteTransaction& transaction_;
    std::string template_sha256_;
};

// The letters that were printed stay; what could not be is told as trouble.
std::vector<PrintedReminder> sort_out(ReminderDraft& draft, std::vector<PrintedReminder> printed) {
    std::vector<DraftedReminder> letters;
    std::vector<PrintedReminder> sound;
    for (std::size_t index = 0; index < printed.size(); ++index) {
        if (printed[index].findings.empty()) {
            letters.push_back(std::move(draft.letters[index]));
            sound.push_back(std::move(printed[index]));
        } else {
            draft.troubles.push_back({.state = draft.letters[index].plan.state,
                                      .findings = std::move(printed[index].findings)});
        }
    }
    draft.letters = std::move(letters);
    return sound;
}

} // namespace

ReminderDraft run_reminders(book::Book& book, const ReminderOrder& order,
                            const PrintingTools& tools, const Progress& progress) {
    book::WriteTransaction transaction(book, order.occasion);
    auto draft = draft_reminders(book, order);
    const auto printed = sort_out(draft, print(draft.letters, tools, progress));
    if (draft.letters.empty()) return draft;
    book::record_reminder_entry(transaction, fmt::format("{} letters", draft.letters.size()));
    Recorder recorder(transaction, tools);
    for (std::size_t index = 0; index < draft.letters.size(); ++index)
        recorder.record(draft.letters[index], printed[index]);
    draft.signed_head = book::sign_head(transaction, order.signing_key);
    transaction.commit();
    return draft;
}

} // namespace dubrovnik::invoicing
