#include "engine/book/promises.hpp"

#include "engine/book/chain.hpp"
#include "engine/book/fund_rows.hpp"
#include "engine/book/journal.hpp"
#include "engine/book/ledger.hpp"
#include "engine/book/query.hpp"
#include "engine/book/refusal.hpp"

#include <fmt/format.h>

namespace dubrovnik::engine::book {

namespace {

void require_sound(const Book& book, const NewPromise& promise) {
    if (promise.by_day < promise.made_on)
        refuse("promise.day",
               fmt::format("the promise is for {}, must be for {} or later",
                           scales::day_text(promise.by_day), scales::day_text(promise.made_on)),
               "say with --by until when the payment is announced");
    if (promise.fund) require_known_fund(book, *promise.fund);
    if (!promise.amount) return;
    if (!promise.fund)
        refuse("promise.amount", "an amount was promised without a fund, must name one",
               "say with --fund for which account the payment is");
    const auto currency = require_known_fund(book, *promise.fund).currency;
    if (promise.amount->currency() != currency || promise.amount->amount_minor() <= 0)
        refuse("promise.amount",
               fmt::format("the amount is {}, must be above zero and in {}",
                           money_text(*promise.amount), currency.code()),
               "leave --amount away when the State means all it owes");
}

// What a promise may be about: a fund in which the State owes something on the day it was made.
struct Owed {
    std::string fund;
    Money outstanding;
    Money received_since;
};

struct PromiseRow {
    EntryId entry;
    scales::StateCode state;
    std::optional<std::string> fund;
    std::optional<std::int64_t> amount_minor;
    scales::Day made_on;
    scales::Day by_day;
    std::string note;
};

std::vector<PromiseRow> promise_rows(Connection& connection, const AsOf& as_of) {
    Query query(connection,
                "SELECT p.entry, p.state, f.code, p.amount_minor, e.booked_on, p.by_day, e.reason"
                " FROM promises p JOIN entries e ON e.id = p.entry"
                " LEFT JOIN funds f ON f.id = p.fund"
                " WHERE e.booked_on <= ?1 AND e.id <= ?2 AND NOT EXISTS ("
                "  SELECT 1 FROM reversals r JOIN entries u ON u.id = r.entry"
                "  WHERE r.reversed = p.entry AND u.booked_on <= ?1 AND u.id <= ?2)"
                " ORDER BY p.id");
    query.with(scales::day_text(as_of.day)).with(as_of.known);
    std::vector<PromiseRow> rows;
    while (query.step())
        rows.push_back({.entry = query.id<EntryId>(0),
                        .state = query.state(1),
                        .fund = query.optional_text(2),
                        .amount_minor = query.optional_integer(3),
                        .made_on = query.day(4),
                        .by_day = query.day(5),
                        .note = query.text(6)});
    return rows;
}

std::vector<Owed> owed_then(Connection& connection, const PromiseRow& promise, const AsOf& as_of) {
    Query query(
        connection,
        "SELECT f.code, f.currency,"
        " ifnull(sum(CASE WHEN e.id < ?1 AND e.booked_on <= ?2 THEN p.amount_minor END), 0),"
        " ifnull(sum(CASE WHEN e.id > ?1 AND e.id <= ?3 AND e.booked_on <= ?4"
        "  AND p.account = 'receivable-received' THEN -p.amount_minor END), 0)"
        " FROM documents d JOIN postings p ON p.document = d.id"
        " JOIN entries e ON e.id = p.entry JOIN funds f ON f.id = d.fund"
        " WHERE d.state = ?5 AND p.account IN"
        " ('receivable-called', 'receivable-credited', 'receivable-received')"
        " GROUP BY f.id");
    query.with(promise.entry)
        .with(scales::day_text(promise.made_on))
        .with(as_of.known)
        .with(scales::day_text(as_of.day))
        .with(promise.state.view());
    std::vector<Owed> found;
    while (query.step())
        found.push_back({.fund = query.text(0),
                         .outstanding = Money::of_minor(query.integer(2), query.currency(1)),
                         .received_since = Money::of_minor(query.integer(3), query.currency(1))});
    return found;
}

} // namespace

EntryId record_promise(WriteTransaction& transaction, const NewPromise& promise) {
    require_sound(transaction.book(), promise);
    auto& rows = transaction.rows();
    std::optional<std::int64_t> fund;
    if (promise.fund) fund = fund_row(rows.connection(), *promise.fund);
    std::optional<std::int64_t> amount_minor;
    if (promise.amount) amount_minor = promise.amount->amount_minor();
    // No money moves: the entry itself belongs to no fund.
    const auto entry = append_entry(transaction, {.kind = EntryKind::promise,
                                                  .fund = {},
                                                  .booked_on = promise.made_on,
                                                  .reason = promise.note});
    rows.insert("promises", {entry, promise.state, fund, amount_minor, promise.by_day});
    const auto standing = promises(transaction.book(), {.day = promise.made_on, .known = entry});
    for (const auto& known : standing)
        if (known.entry == entry) return entry;
    refuse("promise.nothing-owed",
           fmt::format("{} owes nothing that it could have promised, must owe something on {}",
                       promise.state.text(), scales::day_text(promise.made_on)),
           "`dubrovnik report statement STATE` shows what it owes");
}

std::vector<Promise> promises(const Book& book, const AsOf& as_of) {
    const ReadTransaction reading(book);
    std::vector<Promise> found;
    for (const auto& row : promise_rows(book.connection(), as_of))
        for (const auto& owed : owed_then(book.connection(), row, as_of)) {
            if (row.fund && *row.fund != owed.fund) continue;
            if (owed.outstanding.amount_minor() <= 0) continue;
            found.push_back({.entry = row.entry,
                             .state = row.state,
                             .fund = owed.fund,
                             .made_on = row.made_on,
                             .by_day = row.by_day,
                             .amount = Money::of_minor(
                                 row.amount_minor.value_or(owed.outstanding.amount_minor()),
                                 owed.outstanding.currency()),
                             .received_since = owed.received_since,
                             .note = row.note});
        }
    return found;
}

} // namespace dubrovnik::engine::book
