// Account: where a biller's money is to be sent.
//
// What fraudsters change. Its text is confirmed once (`account confirm`, kept in the book) and
// compared before anything is issued; placeholders are refused outside a specimen office.
#pragma once

#include "engine/money.hpp"
#include "invoicing/postal_address.hpp"
#include "scales/finding.hpp"

#include <optional>
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
    scales::Place place;                       // in office.toml
    std::string bank_address = {};             // for transfers from abroad; may be empty
    std::optional<PostalAddress> address = {}; // of the holder: with it, the Swiss QR-bill is made
    friend bool operator==(const Account& left, const Account& right);
};

// ISO 13616: country, two check digits between 02 and 98, at most 34 characters, remainder 1.
bool is_iban(std::string_view iban);

// Of Switzerland or Liechtenstein.
bool is_swiss_iban(std::string_view iban);

// A Swiss IBAN whose bank number lies between 30000 and 31999: for QR references only, which our
// documents do not have.
bool is_qr_iban(std::string_view iban);

// ISO 9362: 8 or 11 characters.
bool is_bic(std::string_view bic);

// True for the accounts `init` writes: nobody could pay into them.
bool is_placeholder(const Account& account);

// account.iban, account.qr-iban, account.bic, account.number (neither IBAN nor number), address.*.
scales::Findings account_findings(const Account& account);

// Name and value of each field, as they are confirmed. What an account may go without is left out
// when it is empty, so that an account confirmed before the field existed is still the same.
struct AccountFieldText {
    std::string name;
    std::string value;
};
std::vector<AccountFieldText> account_field_texts(const Account& account);

// The bank, and below it where it is.
std::string bank_text(const Account& account);

// One line per field, "isu.iban: CH93…": what `account confirm` shows and the book keeps.
std::string account_text(const Account& account);
std::string accounts_text(const std::vector<Account>& accounts);

} // namespace dubrovnik::invoicing
