// Account: where a biller's money is to be sent.
//
// What fraudsters change. Its text is confirmed once (`account confirm`, kept in the book) and
// compared before anything is issued; placeholders are refused outside a specimen office.
#pragma once

#include "engine/money.hpp"
#include "scales/finding.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace dubrovnik::invoicing {

struct Account {
    std::string biller; // "isu"
    std::string holder;
    std::string bank;
    std::string iban;   // without spaces; empty where the bank has none
    std::string number; // the account number where there is no IBAN
    std::string bic;
    engine::Currency currency;
    scales::Place place; // in office.toml
    friend bool operator==(const Account& left, const Account& right);
};

// ISO 13616: country, two check digits between 02 and 98, at most 34 characters, remainder 1.
bool is_iban(std::string_view iban);

// ISO 9362: 8 or 11 characters.
bool is_bic(std::string_view bic);

// True for the accounts `init` writes: nobody could pay into them.
bool is_placeholder(const Account& account);

// account.iban, account.bic, account.number (neither IBAN nor number).
scales::Findings account_findings(const Account& account);

// One line per field, "isu.iban: CH93…": what `account confirm` shows and the book keeps.
std::string account_text(const Account& account);
std::string accounts_text(const std::vector<Account>& accounts);

} // namespace dubrovnik::invoicing
