#include "invoicing/dispatch/mail_words.hpp"

#include "invoicing/documents/letter_words.hpp"
#include "invoicing/language/language_forms.hpp"
#include "invoicing/language/list_text.hpp"

#include <fmt/format.h>

namespace dubrovnik::invoicing {

namespace {

Fields shared_fields(const MailFacts& facts, Words& words) {
    return Fields()
        .text("salutation", vocative(facts.salutation, words))
        .text("state", facts.state_name)
        .text("contact", facts.contact);
}

// The courtesy of the letter, then who writes: the first line of each sender.
std::string closing(const MailFacts& facts, Words& words) {
    const auto salutation = Fields().text("salutation", vocative(facts.salutation, words));
    auto text = "\n\n" + plain_text(words.prose("closing", salutation));
    std::string before = "\n\n";
    for (const auto& sender : facts.senders) {
        text += before + sender.substr(0, sender.find('\n'));
        before = "\n";
    }
    return text;
}

} // namespace

MailWords reminder_mail_words(const MailFacts& facts, const ReminderMailFacts& reminder,
                              Words words) {
    const auto& forms = LanguageForms::of(facts.language);
    std::vector<std::string> sums;
    for (const auto& total : reminder.totals) sums.push_back(forms.money_text(total));
    auto fields = shared_fields(facts, words)
                      .text("totals", list_text(facts.language, sums))
                      .flag("copies", reminder.copies > 0)
                      .flag("one", reminder.copies == 1);
    MailWords mail{.subject = words.label(fmt::format("subject-{}", reminder.level)),
                   .body = plain_text(words.prose("mail", fields)) + closing(facts, words)};
    words.refuse_findings();
    return mail;
}

MailWords packet_mail_words(const MailFacts& facts, int year, std::size_t invoice_count,
                            Words words) {
    const auto year_text = std::to_string(year);
    const auto fields =
        shared_fields(facts, words).text("year", year_text).flag("two-invoices", invoice_count > 1);
    MailWords mail{.subject = words.label("subject", Fields().text("year", year_text)),
                   .body = plain_text(words.prose("mail", fields)) + closing(facts, words)};
    words.refuse_findings();
    return mail;
}

} // namespace dubrovnik::invoicing
