// Office: what office.toml says about the office that issues: letterheads, signatories,
// accounts, languages and due days.
#pragma once

#include "invoicing/account.hpp"
#include "scales/source_text.hpp"

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
};

struct BillingOffice {
    std::string id; // Biller::id of the funding model
    Letterhead letterhead;
    std::string contact; // whom to write to about an invoice
    Account account;
    int due_days; // after issue; the gate decides for whoever bills conference services
};

struct Signatory {
    std::string name;
    std::string title;
};

struct Office {
    std::string file;
    bool specimen;                           // every document says SPECIMEN
    std::string language;                    // of documents where an addressee has none
    std::vector<std::string> letter_heading; // lines at the head of the joint letter
    std::string letter_contact;
    std::vector<Signatory> signatories; // in the order they sign
    std::vector<BillingOffice> billers;
    int reminder_months;
    bool use_credit = false; // a State's credit pays its next invoice when that is issued

    // Throws Refused office.biller.
    const BillingOffice& biller(std::string_view id) const;
    std::vector<Account> accounts() const; // in the order of the file
};

// Throws Refused with all findings: those of the TOML readers, office.due-days,
// office.reminder-months, office.signatory, office.biller, account.*.
Office parse_office(const scales::SourceText& source);

} // namespace dubrovnik::invoicing
