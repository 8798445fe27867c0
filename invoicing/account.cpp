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
    if (!account.bic.empty() && !is_bic(account.bic))
        report("account.bic",
               fmt::format("the BIC {} of “{}” is not valid, must have 8 or 11 characters",
                           account.bic, account.biller),
               "compare it with the bank's own letter");
    return findings;
}

std::string account_text(const Account& account) {
    std::string text;
    for (const auto& [name, value] :
         {std::pair<std::string_view, std::string_view>{"holder", account.holder},
          {"bank", account.bank},
          {"iban", account.iban},
          {"number", account.number},
          {"bic", account.bic},
          {"currency", account.currency.code()}})
        if (!value.empty()) text += fmt::format("{}.{}: {}\n", account.biller, name, value);
    return text;
}

std::string accounts_text(const std::vector<Account>& accounts) {
    std::string text;
    for (const auto& account : accounts) text += account_text(account);
    return text;
}

} // namespace dubrovnik::invoicing
