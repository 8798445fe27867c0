#include "engine/book/open_items.hpp"

#include "engine/book/chain.hpp"
#include "engine/book/documents.hpp"
#include "engine/book/journal.hpp"
#include "engine/book/ledger.hpp"
#include "engine/book/query.hpp"
#include "engine/book/refusal.hpp"
#include "scales/ensure.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace dubrovnik::engine::book {

namespace {

constexpr std::string_view movement_columns =
    "SELECT e.booked_on, p.amount_minor, f.currency FROM postings p"
    " JOIN entries e ON e.id = p.entry JOIN funds f ON f.id = e.fund ";

// `sign` -1: the account's balance stands on the credit side.
Timeline read_timeline(Query& query, Currency currency, int sign) {
    Timeline timeline(currency);
    while (query.step())
        timeline.add({.day = query.day(0),
                      .amount = Money::of_minor(sign * query.integer(1), query.currency(2))});
    return timeline;
}

void require_not_overdrawn(const Timeline& timeline, const std::string& what) {
    const auto below = timeline.overdrawn_on();
    if (!below) return;
    refuse(
        "entry.in-use",
        fmt::format("{} would stand below zero on {}, must never", what, scales::day_text(*below)),
        "something booked for a later day, or recorded since, needs it: choose a later day, or "
        "reverse that first");
}

// Not only what stands open: nothing can have been received or taken off below zero either.
void require_line_covered(const Book& book, DocumentId id, const std::string& component,
                          Currency currency) {
    Query query(book.connection(),
                "SELECT e.booked_on, p.amount_minor, p.account FROM postings p"
                " JOIN entries e ON e.id = p.entry JOIN components c ON c.id = p.component"
                " WHERE p.document = ? AND c.code = ? AND p.account IN"
                " ('receivable-called', 'receivable-credited', 'receivable-received')");
    query.with(id).with(component);
    Timeline open(currency);
    Timeline credited(currency);
    Timeline received(currency);
    while (query.step()) {
        const auto amount = Money::of_minor(query.integer(1), currency);
        const auto account = query.code(2, parse_account);
        open.add({.day = query.day(0), .amount = amount});
        if (account == Account::receivable_credited)
            credited.add({.day = query.day(0), .amount = -amount});
        if (account == Account::receivable_received)
            received.add({.day = query.day(0), .amount = -amount});
    }
    const auto number = document(book, id).number;
    require_not_overdrawn(open, "what stands open of " + number);
    require_not_overdrawn(credited, "what was taken off " + number);
    require_not_overdrawn(received, "what was received for " + number);
}

} // namespace

std::vector<OpenItem> open_items(const Book& book, const StateInFund& whose, scales::Day day) {
    Query query(
        book.connection(),
        "SELECT d.id, d.number, ifnull(d.due_on, d.issued_on), l.id, c.code, f.currency,"
        " e.booked_on, p.amount_minor FROM documents d JOIN funds f ON f.id = d.fund"
        " JOIN document_lines l ON l.document = d.id JOIN components c ON c.id = l.component"
        " JOIN postings p ON p.document = d.id AND p.component = l.component"
        " AND p.account IN"
        " ('receivable-called', 'receivable-credited', 'receivable-received')"
        " JOIN entries e ON e.id = p.entry WHERE d.state = ? AND f.code = ?"
        " AND d.issued_on <= ? AND d.kind IN ('invoice', 'opening')"
        " ORDER BY d.id, l.position, p.entry");
    query.with(whose.state.view()).with(whose.fund).with(scales::day_text(day));
    std::vector<OpenItem> items;
    std::int64_t line = 0;
    std::optional<Timeline> timeline;
    const auto finish_line = [&] {
        if (timeline) items.back().lines.back().open = timeline->available_on(day);
    };
    while (query.step()) {
        const auto document = query.id<DocumentId>(0);
        const auto currency = query.currency(5);
        if (line != query.integer(3)) {
            finish_line();
            line = query.integer(3);
            timeline.emplace(currency);
            if (items.empty() || items.back().document != document)
                items.push_back({.document = document,
                                 .number = query.text(1),
                                 .due_on = query.day(2),
                                 .lines = {}});
            items.back().lines.push_back(
                {.component = query.text(4), .open = Money::zero(currency)});
        }
        timeline->add({.day = query.day(6), .amount = Money::of_minor(query.integer(7), currency)});
    }
    finish_line();
    return items;
}

Timeline credit_timeline(const Book& book, const StateInFund& whose) {
    const auto currency = require_known_fund(book, whose.fund).currency;
    Query query(book.connection(),
                std::string(movement_columns) +
                    "WHERE p.account = 'credit' AND p.document IS NULL AND p.state = ?"
                    " AND f.code = ?");
    query.with(whose.state.view()).with(whose.fund);
    return read_timeline(query, currency, -1);
}

Timeline receipt_timeline(const Book& book, Account account, EntryId receipt) {
    const auto fund = entry(book, receipt).fund;
    scales::ensure(fund.has_value(), "a receipt belongs to a fund");
    const auto currency = require_known_fund(book, *fund).currency;
    Query query(book.connection(), std::string(movement_columns) +
                                       "WHERE p.account = ? AND p.document IS NULL"
                                       " AND p.origin = ?");
    query.with(account_text(account)).with(receipt);
    return read_timeline(query, currency, -1);
}

Receivable receivable_now(const Book& book, DocumentId id) {
    const auto record = document(book, id);
    scales::ensure(record.fund && record.state, "a receivable belongs to a State and a fund");
    Receivable found{.document = id,
                     .number = record.number,
                     .fund = *record.fund,
                     .state = *record.state,
                     .year = record.year,
                     .assessment = record.assessment,
                     .issued_on = record.issued_on,
                     .due_on = record.due_on.value_or(record.issued_on),
                     .lines = {}};
    const auto zero = Money::zero(require_known_fund(book, found.fund).currency);
    for (const auto& line : document_lines(book, id))
        found.lines.push_back(
            {.component = line.component, .called = zero, .credited = zero, .received = zero});
    Query query(book.connection(), "SELECT c.code, p.account, p.amount_minor FROM postings p"
                                   " JOIN components c ON c.id = p.component"
                                   " WHERE p.document = ? AND p.account IN"
                                   " ('receivable-called', 'receivable-credited',"
                                   " 'receivable-received')");
    query.with(id);
    while (query.step()) {
        const auto component = query.text(0);
        const auto line =
            std::find_if(found.lines.begin(), found.lines.end(),
                         [&](const ReceivableLine& known) { return known.component == component; });
        if (line == found.lines.end()) query.damaged(0);
        const auto amount = Money::of_minor(query.integer(2), zero.currency());
        const auto account = query.code(1, parse_account);
        if (account == Account::receivable_called) line->called += amount;
        if (account == Account::receivable_credited) line->credited -= amount;
        if (account == Account::receivable_received) line->received -= amount;
    }
    return found;
}

void require_covered(WriteTransaction& transaction) {
    const auto& book = transaction.book();
    const EntryId newest{transaction.rows().newest("entries")};
    const auto fund = entry(book, newest).fund;
    if (!fund) return;
    for (const auto& posting : postings(book, newest)) {
        if (is_receivable(posting.account))
            require_line_covered(book, posting.document.value(), posting.component.value(),
                                 posting.amount.currency());
        if (posting.account == Account::credit)
            require_not_overdrawn(
                credit_timeline(book, {.state = posting.state.value(), .fund = *fund}),
                fmt::format("the credit of {}", posting.state->text()));
        if (posting.account == Account::suspense || posting.account == Account::voluntary)
            require_not_overdrawn(receipt_timeline(book, posting.account, posting.origin.value()),
                                  fmt::format("what is left of the receipt in entry {}",
                                              static_cast<std::int64_t>(*posting.origin)));
    }
}

} // namespace dubrovnik::engine::book
