// AccountStatement: a State's account as it goes to the State, in its language, beside a reminder.
//
// The committee's and the officer's statement is a report (reports/papers/); this one is a
// document: issued, stored, and never made again.
#pragma once

#include "engine/book/state_account.hpp"
#include "engine/shortfall.hpp"
#include "invoicing/office.hpp"
#include "invoicing/typesetting/typesetter.hpp"
#include "invoicing/words/templates.hpp"
#include "scales/day.hpp"
#include "scales/state_code.hpp"

#include <string>
#include <vector>

namespace dubrovnik::invoicing {

struct AccountOfFund {
    std::string biller;
    engine::Currency currency;
    std::vector<engine::Receivable> invoices; // in the order they were issued
    std::vector<engine::book::AccountMovement> movements;
    engine::Money credit;    // held
    engine::Money announced; // not lapsed
};

struct AccountStatementContent {
    std::string language;
    bool specimen;
    scales::StateCode state;
    std::string state_name;
    LetterHead head;
    scales::Day day;
    std::vector<AccountOfFund> funds; // those in which anything moved
};

// Throws Refused: template.*, font.glyph, layout.overflow.
std::string render_account_statement(const AccountStatementContent& content,
                                     const Templates& templates,
                                     typesetting::Typesetter& typesetter);

} // namespace dubrovnik::invoicing
