#include "invoicing/dispatch/mail_words.hpp"

#include "invoicing/documents/letter_words.hpp"
#include "invoicing/language/language_forms.hpp"

#include <fmt/format.h>

namespace dubrovnik::invoicing {

namespace {

Fields shared_fields(const MailFacts& facts) {
    return Fields()
        .text("salutation", vocative(facts.salutation))
        .text("state", facts.state_name)
        .text("contact", facts.contact);
}

} // namespace

MailWords reminder_mail_words(const MailFacts& facts, int level,
                              const std::vector<engine::Money>& totals, Words words) {
    const auto& forms = LanguageForms::of(facts.language);
    std::string sums;
    for (const auto& total : totals) sums += (sums.empty() ? "" : ", ") + forms.money_text(total);
    MailWords mail{.subject = words.label(fmt::format("subject-{}", level)),
                   .body =
                       plain_text(words.prose("mail", shared_fields(facts).text("totals", sums)))};
    words.refuse_findings();
    return mail;
}

MailWords packet_mail_words(const MailFacts& facts, int year, std::size_t invoice_count,
                            Words words) {
    const auto year_text = std::to_string(year);
    MailWords mail{
        .subject = words.label("subject", Fields().text("year", year_text)),
        .body = plain_text(words.prose(
            "mail",
            shared_fields(facts).text("year", year_text).flag("two-invoices", invoice_count > 1)))};
    words.refuse_findings();
    return mail;
}

} // namespace dubrovnik::invoicing
