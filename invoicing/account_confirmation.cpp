#include "invoicing/account_confirmation.hpp"

#include "engine/book/journal.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace dubrovnik::invoicing {

namespace book = engine::book;
using scales::Findings;

namespace {

book::BillerAccount biller_account(const Account& account) {
    return {.biller = account.biller,
            .placeholder = is_placeholder(account),
            .fields = {{"holder", account.holder},
                       {"bank", account.bank},
                       {"iban", account.iban},
                       {"number", account.number},
                       {"bic", account.bic},
                       {"currency", std::string(account.currency.code())}}};
}

std::string differences(const book::BillerAccount& confirmed, const book::BillerAccount& now) {
    std::string text;
    for (const auto& field : now.fields) {
        const auto same_name = [&](const book::AccountField& other) {
            return other.name == field.name;
        };
        const auto was = std::find_if(confirmed.fields.begin(), confirmed.fields.end(), same_name);
        const auto value = was == confirmed.fields.end() ? std::string() : was->value;
        if (value == field.value) continue;
        text += fmt::format("{}{} is “{}”, confirmed was “{}”", text.empty() ? "" : "; ",
                            field.name, field.value, value);
    }
    return text;
}

void check_account(const book::Book& book, const Account& account, Findings& findings) {
    const auto now = biller_account(account);
    const auto confirmed = book::confirmed_account(book, account.biller);
    if (confirmed && confirmed->account == now) return;
    const auto message =
        confirmed ? fmt::format("the account of “{}” was changed: {}", account.biller,
                                differences(confirmed->account, now))
                  : fmt::format("the account of “{}” was never confirmed, must be", account.biller);
    findings.push_back({.code = confirmed ? "account.changed" : "account.unconfirmed",
                        .message = message,
                        .place = account.place,
                        .hint = "check it with the bank by telephone, then run “dubrovnik account "
                                "confirm”"});
}

} // namespace

Findings account_findings(const book::Book& book, const Office& office) {
    Findings findings;
    const bool specimen = book.identity().specimen;
    if (specimen != office.specimen)
        findings.push_back(
            {.code = "office.specimen",
             .message = fmt::format("specimen is {}, must be {} as in the book", office.specimen,
                                    specimen),
             .place = {office.file},
             .hint = "a book stays what it was made as; make a new office with “dubrovnik init "
                     "NEW-FOLDER --from THIS-FOLDER”"});
    for (const auto& account : office.accounts()) check_account(book, account, findings);
    return findings;
}

std::size_t confirm_accounts(book::Book& book, const Office& office,
                             const book::Occasion& occasion) {
    Findings findings;
    for (const auto& account : office.accounts()) {
        if (office.specimen && is_placeholder(account)) continue;
        const auto found = account_findings(account);
        findings.insert(findings.end(), found.begin(), found.end());
    }
    refuse_errors(findings);
    book::WriteTransaction transaction(book, occasion);
    std::size_t count = 0;
    for (const auto& account : office.accounts()) {
        const auto now = biller_account(account);
        const auto confirmed = book::confirmed_account(book, account.biller);
        if (confirmed && confirmed->account == now) continue;
        book::append_entry(transaction, {.kind = engine::EntryKind::account_confirmed,
                                         .fund = {},
                                         .booked_on = occasion.recorded_on,
                                         .reason = "account of " + account.biller});
        book::append_account_confirmation(transaction, now);
        ++count;
    }
    if (count > 0) transaction.commit();
    return count;
}

} // namespace dubrovnik::invoicing
