// InvoiceContent: everything one invoice says, as values; the words decide how they are written.
#pragma once

#include "engine/money.hpp"
#include "invoicing/account.hpp"
#include "invoicing/documents/calculation.hpp"
#include "invoicing/office.hpp"
#include "scales/day.hpp"
#include "scales/state_code.hpp"

#include <optional>
#include <string>
#include <vector>

namespace dubrovnik::invoicing {

struct MeetingFacts {
    std::string name; // "Seventh Meeting of States Parties"
    std::string place;
    scales::Day opens;
    scales::Day gate; // by which UNOG must hold the funds
};

struct InvoiceLine {
    std::string title; // in the invoice's language, as its legal basis
    std::string legal_basis;
    Calculation calculation; // its portion's amount is the line's amount
};

// What was asked of the State by one biller, year by year, this year's with it.
struct YearsOfBiller {
    struct Year {
        int year = 0;
        engine::Money amount;
    };
    std::string name;        // of the biller
    std::vector<Year> years; // the oldest first
};

struct InvoiceContent {
    std::string language;
    bool specimen = false;
    scales::StateCode state;
    std::string state_name;
    std::string biller; // "unog": chooses the template invoice-unog
    Letterhead letterhead;
    std::string contact;
    Account account;
    std::string number;                    // "ISU-2017-0001"
    std::optional<std::string> own_number; // what the biller itself calls the invoice
    int year = 0;
    scales::Day issued_on;
    scales::Day due_on;
    std::vector<std::string> addressee;       // lines
    std::optional<PostalAddress> debtor = {}; // on the payment slip; nothing: filled in by hand
    std::optional<MeetingFacts> meeting;
    std::vector<InvoiceLine> lines; // at least one; one currency
    engine::Money total;
    std::optional<engine::Money> credit_used = {}; // of the State's, set against the total
    std::vector<YearsOfBiller> years = {};         // empty: there were no earlier ones
};

} // namespace dubrovnik::invoicing
