#include "invoicing/account.hpp"

#include "invoicing/creditor_reference.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace dubrovnik::invoicing {

using scales::Finding;
using scales::Findings;

namespace {

bool is_capital(char letter) {
    return letter >= 'A' && letter <= 'Z';
}

bool is_capital_or_digit(char letter) {
    return is_capital(letter) || (letter >= '0' && letter <= '9');
}

constexpr std::string_view placeholder_mark = "PLACEHOLDER";

} // namespace

bool operator==(const Account& left, const Account& right) {
    return account_text(left) == account_text(right);
}

bool is_iban(std::string_view iban) {
    if (iban.size() < 15 || iban.size() > 34) return false;
    if (!std::all_of(iban.begin(), iban.end(), is_capital_or_digit)) return false;
    if (!is_capital(iban[0]) || !is_capital(iban[1])) return false;
    const auto check = iban.substr(2, 2);
    if (check == "00" || check == "01" || check == "99") return false;
    return rotated_modulo_97(iban) == 1;
}

bool is_swiss_iban(std::string_view iban) {
    return iban.starts_with("CH") || iban.starts_with("LI");
}

bool is_qr_iban(std::string_view iban) {
    constexpr std::size_t bank_number_begin = 4;
    if (!is_swiss_iban(iban) || iban.size() < bank_number_begin + 5) return false;
    const auto bank_number = iban.substr(bank_number_begin, 5);
    return bank_number >= "30000" && bank_number <= "31999";
}

bool is_bic(std::string_view bic) {
    if (bic.size() != 8 && bic.size() != 11) return false;
    return std::all_of(bic.begin(), bic.begin() + 6, is_capital) &&
           std::all_of(bic.begin(), bic.end(), is_capital_or_digit);
}

bool is_placeholder(const Account& account) {
    const auto marked = [](const std::string& field) {
        return field.find(placeholder_mark) != std::string::npos;
    };
    const bool zero_check = account.iban.size() > 4 && account.iban.substr(2, 2) == "00";
    return zero_check || marked(account.holder) || marked(account.bank) || marked(account.number) ||
           marked(account.bic);
}

Findings account_findings(const Account& account) {
    Findings findings;
    const auto report = [&](std::string code, std::string message, std::string hint) {
        findings.push_back({.code = std::move(code),
                            .message = std::move(message),
                            .place = account.place,
                            .hint = std::move(hint)});
    };
    if (account.iban.empty() && account.number.empty())
        report("account.number",
               fmt::format("the account of “{}” has neither iban nor number, must have one",
                           account.biller),
               "copy it from the bank's own letter");
    if (!account.iban.empty() && !is_iban(account.iban))
        report(
            "account.iban",
            fmt::format("the IBAN {} of “{}” is not valid, its check digits must fit (ISO 13616)",
                        grouped_by_four(account.iban), account.biller),
            "compare it with the bank's own letter, character by character");
    if (is_qr_iban(account.iban))
        report("account.qr-iban",
               fmt::format("{} of “{}” is a QR-IBAN, must be the plain IBAN of the account",
                           grouped_by_four(account.iban), account.biller),
               "a QR-IBAN takes no creditor reference (RF…); ask the bank for the plain one");
    if (!account.bic.empty() && !is_bic(account.bic))
        report("account.bic",
               fmt::format("the BIC {} of “{}” is not valid, must have 8 or 11 characters",
                           account.bic, account.biller),
               "compare it with the bank's own letter");
    if (account.address) {
        const auto found = address_findings(
            *account.address, fmt::format("the account's address of “{}”", account.biller),
            account.place);
        findings.insert(findings.end(), found.begin(), found.end());
    }
    return findings;
}

std::vector<AccountFieldText> account_field_texts(const Account& account) {
    std::vector<AccountFieldText> fields{
        {"holder", account.holder}, {"bank", account.bank},
        {"iban", account.iban},     {"number", account.number},
        {"bic", account.bic},       {"currency", std::string(account.currency.code())}};
    const auto add = [&](std::string name, const std::string& value) {
        if (!value.empty()) fields.push_back({std::move(name), value});
    };
    add("bank address", account.bank_address);
    if (!account.address) return fields;
    add("address name", account.address->name);
    add("address street", account.address->street);
    add("address number", account.address->number);
    add("address postcode", account.address->postcode);
    add("address town", account.address->town);
    add("address country", account.address->country);
    return fields;
}

std::string bank_text(const Account& account) {
    return account.bank_address.empty() ? account.bank : account.bank + "\n" + account.bank_address;
}

std::string account_text(const Account& account) {
    std::string text;
    for (const auto& [name, value] : account_field_texts(account))
        if (!value.empty()) text += fmt::format("{}.{}: {}\n", account.biller, name, value);
    return text;
}

std::string accounts_text(const std::vector<Account>& accounts) {
    std::string text;
    for (const auto& account : accounts) text += account_text(account);
    return text;
}

} // namespace dubrovnik::invoicing
