// MailWords: the subject and the text of the mail that brings a letter, closed as the letter is.
#pragma once

#include "engine/money.hpp"
#include "invoicing/words/templates.hpp"

#include <string>
#include <vector>

namespace dubrovnik::invoicing {

struct MailWords {
    std::string subject;
    std::string body;
};

struct MailFacts {
    std::string language;
    std::string state_name;
    std::string salutation;
    std::string contact;
    std::vector<std::string> senders; // as in the letter's head
};

struct ReminderMailFacts {
    int level;
    const std::vector<engine::Money>& totals; // one for each currency, never one over two
    std::size_t copies;                       // of invoices, among what is enclosed
};
// Throws Refused template.field-empty.
MailWords reminder_mail_words(const MailFacts& facts, const ReminderMailFacts& reminder,
                              Words words);

MailWords packet_mail_words(const MailFacts& facts, int year, std::size_t invoice_count,
                            Words words);

} // namespace dubrovnik::invoicing
