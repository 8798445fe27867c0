// What the office decided and the book must remember: accounts and settings.
//
// Where money is to be sent is what fraudsters change. A biller's account counts only as it was
// last confirmed here; `issue` and `remind` compare the office's file with it.
#pragma once

#include "engine/book/book.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dubrovnik::engine::book {

struct AccountField {
    std::string name; // "iban", "holder", "bank", "bic"
    std::string value;
    friend bool operator==(const AccountField&, const AccountField&) = default;
};

struct BillerAccount {
    std::string biller;
    bool placeholder; // a specimen's, where no money must be sent
    std::vector<AccountField> fields;
    friend bool operator==(const BillerAccount&, const BillerAccount&) = default;
};

struct ConfirmedAccount {
    EntryId entry;
    BillerAccount account;
};

// Adds to the newest entry. A field named twice is our mistake.
void append_account_confirmation(WriteTransaction& transaction, const BillerAccount& account);

// The newest confirmation, or nothing.
std::optional<ConfirmedAccount> confirmed_account(const Book& book, std::string_view biller);
// All of them, oldest first.
std::vector<ConfirmedAccount> account_confirmations(const Book& book);

// Adds to the newest entry.
struct Setting {
    std::string name;
    std::string value;
};
void append_setting(WriteTransaction& transaction, const Setting& setting);
std::optional<std::string> setting(const Book& book, std::string_view name);

} // namespace dubrovnik::engine::book
