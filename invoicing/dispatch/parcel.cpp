#include "invoicing/dispatch/parcel.hpp"

#include "engine/book/dispatches.hpp"
#include "invoicing/delivery/mail_message.hpp"
#include "invoicing/typesetting/merge.hpp"
#include "scales/ensure.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace dubrovnik::invoicing {

namespace book = engine::book;

namespace {

MailWords mail_words(const IssuedLetter& letter, const Addressee& addressee,
                     const ParcelTools& tools) {
    const auto& language = letter.letter.language;
    const auto& heads = letter.level == 0 ? tools.office.letter : tools.office.reminder;
    const auto& head = heads.in(language);
    const MailFacts facts{.language = language,
                          .state_name = tools.states.name_or_code(letter.state, language),
                          .salutation = addressee.salutation,
                          .contact = head.contact,
                          .senders = head.senders};
    const auto words = [&](const char* document) {
        return tools.templates.words(document, language, letter.state.text());
    };
    if (letter.level > 0)
        return reminder_mail_words(facts,
                                   {.level = letter.level,
                                    .totals = letter.totals,
                                    .copies = letter.enclosures.size() - 1}, // less the statement
                                   words("reminder"));
    return packet_mail_words(facts, letter.letter.year, letter.enclosures.size(), words("letter"));
}

// Whoever has no [mail] is told so before a mail is made.
const MailSettings& mail_of(const Office& office) {
    scales::ensure(office.mail.has_value(), "mails are made for an office that sends them");
    return *office.mail;
}

std::string file_stem(const IssuedLetter& letter) {
    auto stem = letter.name;
    std::replace(stem.begin(), stem.end(), '/', '-');
    return stem;
}

} // namespace

Parcel parcel(const book::Book& book, const IssuedLetter& letter, const ParcelTools& tools) {
    const auto& addressee = addressee_of(tools.addressees, tools.states, letter.state);
    return {.letter = letter,
            .is_signed = book::signed_scan(book, letter.letter.id).has_value(),
            .recipients = addressee.emails,
            .channel = addressee.channel.empty() ? "post" : addressee.channel,
            .mail = mail_words(letter, addressee, tools)};
}

std::string letter_or_scan(const book::Book& book, const IssuedLetter& letter) {
    const auto scan = book::signed_scan(book, letter.letter.id);
    return book::document_bytes(book, scan.value_or(letter.letter.id));
}

std::vector<std::string> parcel_parts(const book::Book& book, const IssuedLetter& letter) {
    std::vector<std::string> parts{letter_or_scan(book, letter)};
    for (const auto& enclosure : letter.enclosures)
        parts.push_back(book::document_bytes(book, enclosure.id));
    return parts;
}

std::string parcel_pdf(const IssuedLetter& letter, const std::vector<std::string>& parts) {
    std::vector<typesetting::MergePart> merged;
    for (std::size_t index = 0; index < parts.size(); ++index) {
        const auto name = index == 0 ? letter.name : letter.enclosures[index - 1].number;
        merged.push_back({.pdf = parts[index]});
        if (!name.empty()) merged.back().bookmarks.push_back({name, 1});
    }
    return typesetting::merge(merged, {.title = letter.name, .language = letter.letter.language});
}

std::string parcel_file_name(const Parcel& parcel) {
    return file_stem(parcel.letter) + ".pdf";
}

std::string parcel_message_id(const Parcel& parcel, const Office& office) {
    const auto& sender = mail_of(office).from;
    return fmt::format("{}.{}@{}", file_stem(parcel.letter), parcel.letter.level,
                       sender.substr(sender.find('@') + 1));
}

std::string parcel_message(const Parcel& parcel, const std::string& pdf, const Office& office,
                           const MessageForm& form) {
    const auto& mail = mail_of(office);
    MailMessage message{.from = {mail.from_name, mail.from},
                        .reply_to = {},
                        .to = parcel.recipients,
                        .subject = parcel.mail.subject,
                        .body = parcel.mail.body + "\n",
                        .message_id = parcel_message_id(parcel, office),
                        .date = form.date,
                        .draft = form.draft,
                        .language = parcel.letter.letter.language,
                        .attachments = {{parcel_file_name(parcel), pdf}}};
    if (!mail.reply_to.empty()) message.reply_to = MailAddress{"", mail.reply_to};
    return mail_message_text(message);
}

} // namespace dubrovnik::invoicing
