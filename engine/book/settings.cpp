#include "engine/book/settings.hpp"

#include "engine/book/chain.hpp"
#include "engine/book/query.hpp"

namespace dubrovnik::engine::book {

namespace {

std::vector<AccountField> account_fields(Connection& connection, std::int64_t confirmation) {
    Query query(connection,
                "SELECT name, value FROM account_fields WHERE confirmation = ? ORDER BY id");
    query.with(confirmation);
    std::vector<AccountField> fields;
    while (query.step()) fields.push_back({.name = query.text(0), .value = query.text(1)});
    return fields;
}

ConfirmedAccount read_confirmation(Connection& connection, const Query& query) {
    return {.entry = query.id<EntryId>(1),
            .account = {.biller = query.text(2),
                        .placeholder = query.integer(3) != 0,
                        .fields = account_fields(connection, query.integer(0))}};
}

} // namespace

void append_account_confirmation(WriteTransaction& transaction, const BillerAccount& account) {
    auto& rows = transaction.rows();
    const auto entry = rows.newest("entries");
    const auto confirmation =
        rows.insert("account_confirmations", {entry, account.biller, account.placeholder});
    for (const auto& field : account.fields)
        rows.insert("account_fields", {entry, confirmation, field.name, field.value});
}

std::optional<ConfirmedAccount> confirmed_account(const Book& book, std::string_view biller) {
    Query query(book.connection(), "SELECT id, entry, biller, placeholder FROM"
                                   " account_confirmations WHERE biller = ?"
                                   " ORDER BY id DESC LIMIT 1");
    if (!query.with(biller).step()) return std::nullopt;
    return read_confirmation(book.connection(), query);
}

std::vector<ConfirmedAccount> account_confirmations(const Book& book) {
    Query query(book.connection(), "SELECT id, entry, biller, placeholder FROM"
                                   " account_confirmations ORDER BY id");
    std::vector<ConfirmedAccount> found;
    while (query.step()) found.push_back(read_confirmation(book.connection(), query));
    return found;
}

void append_setting(WriteTransaction& transaction, const Setting& setting) {
    auto& rows = transaction.rows();
    rows.insert("settings", {rows.newest("entries"), setting.name, setting.value});
}

std::optional<std::string> setting(const Book& book, std::string_view name) {
    Query query(book.connection(),
                "SELECT value FROM settings WHERE name = ? ORDER BY id DESC LIMIT 1");
    if (!query.with(name).step()) return std::nullopt;
    return query.text(0);
}

} // namespace dubrovnik::engine::book
