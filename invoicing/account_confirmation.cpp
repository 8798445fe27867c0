#include "invoicing/account_confirmation.hpp"

#include "engine/book/journal.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace dubrovnik::invoicing {

namespace book = engine::book;
using scales::Findings;

namespace {

book::BillerAccount biller_account(const Account& account) {
    book::BillerAccount result{
        .biller = account.biller, .placeholder = is_placeholder(account), .fields = {}};
    for (const auto& [name, value] : account_field_texts(account))
        result.fields.push_back({.name = name, .value = value});
    return result;
}

std::string value_of(const book::BillerAccount& account, const std::string& name) {
    const auto found = std::find_if(account.fields.begin(), account.fields.end(),
                                    [&](const auto& field) { return field.name == name; });
    return found == account.fields.end() ? std::string() : found->value;
}

std::string differences(const book::BillerAccount& confirmed, const book::BillerAccount& now) {
    std::string text;
    const auto compare = [&](const std::string& name) {
        const auto is = value_of(now, name);
        const auto was = value_of(confirmed, name);
        if (is != was)
            text += fmt::format("{}{} is “{}”, confirmed was “{}”", text.empty() ? "" : "; ", name,
                                is, was);
    };
    for (const auto& field : now.fields) compare(field.name);
    for (const auto& field : confirmed.fields) // a field that was taken away is a change, too
        if (value_of(now, field.name).empty() && !field.value.empty() &&
            std::none_of(now.fields.begin(), now.fields.end(),
                         [&](const auto& other) { return other.name == field.name; }))
            compare(field.name);
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
