// Office: what office.toml says about the office that issues: letterheads, signatories,
// accounts, languages and due days.
#pragma once

#include "invoicing/account.hpp"
#include "invoicing/delivery/mail_server.hpp"
#include "invoicing/logo.hpp"
#include "scales/source_text.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dubrovnik::invoicing {

struct Letterhead {
    std::string name;
    std::vector<std::string> address; // lines below the name
    std::string telephone;            // may be empty
    std::string email;
    std::string website; // may be empty
    Logo logo = {};
};

// What a biller's documents say otherwise in one language.
struct BillerWords {
    std::string name;
    std::vector<std::string> address;
    std::string contact;
};

struct BillingOffice {
    std::string id; // Biller::id of the funding model
    Letterhead letterhead;
    std::string contact; // whom to write to about an invoice
    std::map<std::string, BillerWords, std::less<>> by_language;
    Account account;
    int due_days; // after issue; the gate decides for whoever bills conference services

    // In the language's own words where it has some.
    Letterhead letterhead_in(std::string_view language) const;
    const std::string& contact_in(std::string_view language) const;
};

struct Signatory {
    std::string name;
    std::string title;
};

// Who writes and who signs a letter.
struct LetterHead {
    std::vector<std::string> senders;   // one or two; "\n" begins a smaller line
    std::string contact;                // whom to write to
    std::vector<Signatory> signatories; // in the order they sign
    Logo logo = {};
};

// A letter's head, and what it is in the languages that have one of their own.
struct LetterHeads {
    std::string section; // of office.toml: "letter", or "reminder"
    LetterHead usual;
    std::map<std::string, LetterHead, std::less<>> by_language;

    const LetterHead& in(std::string_view language) const;
};

// Where mails go out, and as whose.
struct MailSettings {
    std::string from_name;
    std::string from;
    std::string reply_to; // may be empty
    std::string server;   // may be empty: then only message.eml files are made
    int port;
    MailSecurity security;
    std::string user;          // empty: the server asks for none
    std::string password_file; // empty: the environment's DUBROVNIK_MAIL_PASSWORD
    std::string certificates;  // of authorities to trust; empty: the system's
    int patience_seconds;      // with each answer of the server
    scales::Place place;
};

struct ReminderSettings {
    int months;                         // between two reminders
    std::vector<engine::Money> minimum; // a State owing less in every currency is left out
};

struct Office {
    std::string file;
    bool specimen;        // every document says SPECIMEN
    std::string language; // of documents where an addressee has none
    LetterHeads letter;
    LetterHeads reminder; // the letter's, unless the office says otherwise
    std::vector<BillingOffice> billers;
    ReminderSettings reminders;
    bool use_credit = false;     // a State's credit pays its next invoice when that is issued
    bool needs_signature = true; // only what came back signed is sent
    std::optional<MailSettings> mail;

    // Throws Refused office.biller.
    const BillingOffice& biller(std::string_view id) const;
    std::vector<Account> accounts() const; // in the order of the file
    // Those that have a file, to be given their pictures. A file may be named more than once.
    std::vector<Logo*> logos();
};

// Throws Refused with all findings: those of the TOML readers, office.number, office.signatory,
// office.biller, office.signature, office.mail, and for what is no specimen account.* and
// office.example.
Office parse_office(const scales::SourceText& source);

} // namespace dubrovnik::invoicing
