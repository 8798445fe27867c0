// Parcel: a letter with everything it encloses as one file, and the mail that brings it.
//
// What came back signed takes the letter's place. Same book, same bytes: the parts are the stored
// documents, never rendered again.
#pragma once

#include "engine/book/book.hpp"
#include "invoicing/addressee.hpp"
#include "invoicing/dispatch/issued_letter.hpp"
#include "invoicing/dispatch/mail_words.hpp"
#include "invoicing/office.hpp"
#include "invoicing/words/templates.hpp"
#include "scales/states.hpp"

#include <optional>
#include <string>
#include <vector>

namespace dubrovnik::invoicing {

// All must outlive what is made with them.
struct ParcelTools {
    const Office& office;
    const Addressees& addressees;
    const scales::States& states;
    const Templates& templates;
};

// How it goes, and to whom; its bytes are read when they are needed (parcel_parts).
struct Parcel {
    IssuedLetter letter;
    bool is_signed;
    std::vector<std::string> recipients; // e-mail addresses; none: it goes another way
    std::string channel;                 // "mail", "post", "handed over", "note verbale"
    MailWords mail;
};

// Throws Refused: addressee.missing, template.*; StorageFailed.
Parcel parcel(const engine::book::Book& book, const IssuedLetter& letter, const ParcelTools& tools);

// The stored bytes: the letter, or its signed scan, then the enclosures; PDF each.
std::vector<std::string> parcel_parts(const engine::book::Book& book, const IssuedLetter& letter);
// The first of them alone.
std::string letter_or_scan(const engine::book::Book& book, const IssuedLetter& letter);

// One file of all parts. Throws Refused pdf.unreadable.
std::string parcel_pdf(const IssuedLetter& letter, const std::vector<std::string>& parts);

// "CCM-2017-CHE.pdf".
std::string parcel_file_name(const Parcel& parcel);

// Letter, recipients and level make it: the same each time. "REM-2016-12-03-CHE.1@example.org".
std::string parcel_message_id(const Parcel& parcel, const Office& office);

// RFC 5322, to all recipients. `date` as mail_date_text makes it; a draft is opened by mail
// programs ready to be sent. Throws Refused: mail.*.
struct MessageForm {
    std::string date;
    bool draft;
};
std::string parcel_message(const Parcel& parcel, const std::string& pdf, const Office& office,
                           const MessageForm& form);

} // namespace dubrovnik::invoicing
