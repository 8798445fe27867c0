#include "engine/book/closes.hpp"

#include "engine/apportion.hpp"
#include "engine/book/chain.hpp"
#include "engine/book/fund_rows.hpp"
#include "engine/book/journal.hpp"
#include "engine/book/query.hpp"
#include "engine/book/refusal.hpp"
#include "engine/book/sides.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace dubrovnik::engine::book {

namespace {

bool is_closed(const Book& book, int year) {
    const auto years = closed_years(book);
    return std::find(years.begin(), years.end(), year) != years.end();
}

void require_earlier_closed(const Book& book, int year) {
    Query query(book.connection(),
                "SELECT DISTINCT CAST(substr(booked_on, 1, 4) AS INTEGER) FROM entries"
                " WHERE booked_on < ? AND fund IS NOT NULL ORDER BY 1");
    query.with(fmt::format("{:04}-01-01", year));
    while (query.step())
        if (const auto earlier = static_cast<int>(query.integer(0)); !is_closed(book, earlier))
            refuse(
                "close.order",
                fmt::format("{} is open and has entries, must be closed before {}", earlier, year),
                "close the years in their order");
}

Money one_amount(Query& query, Currency currency) {
    return query.step() ? Money::of_minor(query.integer(0), currency) : Money::zero(currency);
}

// What the year's invoices and arrears called in the fund, less what was taken off.
Money called_for(const Book& book, int year, const Fund& fund) {
    Query query(book.connection(),
                "SELECT ifnull(sum(p.amount_minor), 0) FROM documents d"
                " JOIN postings p ON p.document = d.id JOIN funds f ON f.id = d.fund"
                " WHERE d.year = ? AND f.code = ? AND d.kind = 'invoice'"
                " AND p.account IN ('receivable-called', 'receivable-credited')");
    query.with(std::int64_t{year}).with(fund.code);
    return one_amount(query, fund.currency);
}

Money spent_in(const Book& book, int year, const Fund& fund) {
    Query query(book.connection(),
                "SELECT ifnull(sum(p.amount_minor), 0) FROM entries e"
                " JOIN postings p ON p.entry = e.id JOIN funds f ON f.id = e.fund"
                " WHERE e.booked_on BETWEEN ? AND ? AND f.code = ?"
                " AND p.account IN ('expenditure', 'charges')");
    query.with(fmt::format("{:04}-01-01", year)).with(fmt::format("{:04}-12-31", year));
    query.with(fund.code);
    return one_amount(query, fund.currency);
}

std::vector<SurplusPortion> paid_by_state(const Book& book, int year, const Fund& fund) {
    Query query(book.connection(),
                "SELECT d.state, -sum(p.amount_minor) FROM documents d"
                " JOIN postings p ON p.document = d.id JOIN funds f ON f.id = d.fund"
                " WHERE d.year = ? AND f.code = ? AND d.kind = 'invoice'"
                " AND p.account = 'receivable-received' GROUP BY d.state ORDER BY d.state");
    query.with(std::int64_t{year}).with(fund.code);
    std::vector<SurplusPortion> found;
    while (query.step())
        if (query.integer(1) > 0)
            found.push_back({.state = query.state(0),
                             .paid = Money::of_minor(query.integer(1), fund.currency),
                             .amount = Money::zero(fund.currency)});
    return found;
}

void require_first(const Book& book, const NewSurplus& surplus) {
    Query query(book.connection(), "SELECT s.entry FROM surpluses s JOIN funds f ON f.id = s.fund"
                                   " WHERE s.year = ? AND f.code = ? AND NOT EXISTS"
                                   " (SELECT 1 FROM reversals r WHERE r.reversed = s.entry)");
    query.with(std::int64_t{surplus.year}).with(surplus.fund);
    if (query.step())
        refuse("surplus.again",
               fmt::format("the surplus of {} was given back in entry {}, must be given back once",
                           surplus.year, query.integer(0)),
               "reverse that entry first when the amount has changed");
}

Money amount_of(const Book& book, const NewSurplus& surplus, const Fund& fund) {
    const auto derived = called_for(book, surplus.year, fund) - spent_in(book, surplus.year, fund);
    const auto amount = surplus.amount.value_or(derived);
    if (amount.currency() != fund.currency || amount.amount_minor() <= 0)
        refuse("surplus.amount",
               fmt::format("the surplus of {} is {}, must be above zero and in {}", surplus.year,
                           money_text(amount), fund.currency.code()),
               "record what was spent with `spend`, or name the amount that was decided");
    return amount;
}

} // namespace

EntryId record_close(WriteTransaction& transaction, const NewClose& close) {
    const auto& book = transaction.book();
    const auto today = transaction.occasion().recorded_on;
    const auto last_day = scales::parse_day(fmt::format("{:04}-12-31", close.year));
    if (!last_day || today < *last_day)
        refuse("close.not-over",
               fmt::format("the year is {} and the office's day is {}, must be its last day or "
                           "later",
                           close.year, scales::day_text(today)),
               "close a year when it is over");
    if (is_closed(book, close.year))
        refuse("close.closed", fmt::format("{} is closed, must be open", close.year),
               "a closed year stays closed");
    require_earlier_closed(book, close.year);
    const auto entry = append_entry(
        transaction,
        {.kind = EntryKind::close, .fund = {}, .booked_on = today, .reason = close.reason});
    transaction.rows().insert("closes", {entry, close.year});
    return entry;
}

std::vector<YearResult> year_results(const Book& book, int year) {
    const ReadTransaction reading(book);
    std::vector<YearResult> results;
    for (const auto& fund : funds(book))
        results.push_back({.fund = fund.code,
                           .called = called_for(book, year, fund),
                           .spent = spent_in(book, year, fund)});
    return results;
}

std::vector<SurplusPortion> plan_surplus(const Book& book, const NewSurplus& surplus) {
    const ReadTransaction reading(book);
    const auto fund = require_known_fund(book, surplus.fund);
    if (!is_closed(book, surplus.year))
        refuse("surplus.open", fmt::format("{} is open, must be closed", surplus.year),
               "close the year first: until then its surplus can change");
    require_first(book, surplus);
    const auto amount = amount_of(book, surplus, fund);
    auto portions = paid_by_state(book, surplus.year, fund);
    if (portions.empty())
        refuse("surplus.nobody-paid",
               fmt::format("nobody has paid for {} in the fund {}, must be somebody", surplus.year,
                           surplus.fund),
               "a surplus is given back to those whose money it is");
    std::vector<Share> shares;
    for (const auto& portion : portions)
        shares.push_back({.payer = portion.state,
                          .share = scales::Fraction(scales::Integer(portion.paid.amount_minor()))});
    const auto apportionment = apportion(amount, shares);
    for (std::size_t index = 0; index < portions.size(); ++index)
        portions[index].amount = apportionment.portions[index].amount;
    std::erase_if(portions,
                  [](const SurplusPortion& portion) { return portion.amount.amount_minor() == 0; });
    return portions;
}

EntryId record_surplus(WriteTransaction& transaction, const NewSurplus& surplus) {
    const auto portions = plan_surplus(transaction.book(), surplus);
    auto& rows = transaction.rows();
    const auto entry = append_entry(transaction, {.kind = EntryKind::surplus,
                                                  .fund = surplus.fund,
                                                  .booked_on = surplus.on,
                                                  .reason = surplus.decision});
    auto total = Money::zero(portions.front().amount.currency());
    std::vector<Posting> postings;
    for (const auto& portion : portions) {
        postings.push_back(posting_of(
            {.account = Account::credit, .amount = -portion.amount, .state = portion.state}));
        total += portion.amount;
    }
    postings.push_back(posting_of({.account = Account::surplus_returned, .amount = total}));
    rows.insert("surpluses", {entry, surplus.year, fund_row(rows.connection(), surplus.fund),
                              total.amount_minor(), surplus.decision});
    append_postings(transaction, postings);
    return entry;
}

} // namespace dubrovnik::engine::book
