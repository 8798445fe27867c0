#include "engine/book/ledger.hpp"

#include "engine/book/entry_filter.hpp"
#include "engine/book/journal.hpp"
#include "engine/book/query.hpp"

#include <map>
#include <tuple>

namespace dubrovnik::engine::book {

std::vector<FundKey> fund_keys(const Book& book, EntryId known) {
    const ReadTransaction reading(book);
    Query query(book.connection(), "SELECT f.code, f.currency, c.code FROM funds f"
                                   " LEFT JOIN components c ON c.fund = f.id AND c.entry <= ?1"
                                   " WHERE f.entry <= ?1 ORDER BY f.id, c.id");
    query.with(known);
    std::vector<FundKey> found;
    while (query.step()) {
        const auto code = query.text(0);
        if (found.empty() || found.back().code != code)
            found.push_back({.code = code, .currency = query.currency(1), .components = {}});
        if (const auto component = query.optional_text(2))
            found.back().components.push_back(*component);
    }
    return found;
}

std::vector<HeldCredit> held_credits(const Book& book, const AsOf& as_of) {
    const ReadTransaction reading(book);
    const EntryFilter filter(book.connection(), as_of);
    Query query(book.connection(),
                "SELECT p.entry, f.code, f.currency, p.state, -p.amount_minor FROM postings p"
                " JOIN entries e ON e.id = p.entry JOIN funds f ON f.id = e.fund"
                " WHERE p.account = 'credit' AND p.document IS NULL");
    std::map<std::pair<std::string, scales::StateCode>, Money> sums;
    while (query.step()) {
        if (!filter.counts(query.integer(0))) continue;
        const auto amount = Money::of_minor(query.integer(4), query.currency(2));
        sums.try_emplace({query.text(1), query.state(3)}, Money::zero(amount.currency()))
            .first->second += amount;
    }
    std::vector<HeldCredit> found;
    for (const auto& [key, amount] : sums)
        if (amount.amount_minor() > 0)
            found.push_back({.state = key.second, .fund = key.first, .amount = amount});
    return found;
}

std::vector<UnmatchedMoney> unmatched_money(const Book& book, const AsOf& as_of) {
    const ReadTransaction reading(book);
    const EntryFilter filter(book.connection(), as_of);
    Query query(book.connection(),
                "SELECT p.entry, p.origin, f.code, f.currency, r.state, o.booked_on, r.reference,"
                " -p.amount_minor FROM postings p JOIN entries o ON o.id = p.origin"
                " JOIN funds f ON f.id = o.fund JOIN receipts r ON r.entry = p.origin"
                " WHERE p.account = 'suspense' AND p.document IS NULL");
    std::map<EntryId, UnmatchedMoney> sums;
    while (query.step()) {
        if (!filter.counts(query.integer(0))) continue;
        const auto amount = Money::of_minor(query.integer(7), query.currency(3));
        const auto origin = query.id<EntryId>(1);
        sums.try_emplace(origin, UnmatchedMoney{.receipt = origin,
                                                .fund = query.text(2),
                                                .state = query.optional_state(4),
                                                .received_on = query.day(5),
                                                .reference = query.text(6),
                                                .amount = Money::zero(amount.currency())})
            .first->second.amount += amount;
    }
    std::vector<UnmatchedMoney> found;
    for (const auto& [origin, money] : sums)
        if (money.amount.amount_minor() > 0) found.push_back(money);
    return found;
}

LedgerAsOf ledger_as_of(const Book& book, const AsOf& as_of) {
    const ReadTransaction reading(book);
    return {.day = as_of.day,
            .funds = fund_keys(book, as_of.known),
            .receivables = receivables(book, as_of),
            .credits = held_credits(book, as_of),
            .unmatched = unmatched_money(book, as_of),
            .promises = promises(book, as_of)};
}

std::vector<Movement> movements(const Book& book, const AsOf& as_of,
                                std::optional<scales::Day> since) {
    const ReadTransaction reading(book);
    Query query(book.connection(),
                "SELECT p.entry, e.booked_on, p.document, f.code, f.currency, d.state, c.code,"
                " p.account, p.amount_minor FROM entries e JOIN postings p ON p.entry = e.id"
                " JOIN documents d ON d.id = p.document JOIN components c ON c.id = p.component"
                " JOIN funds f ON f.id = d.fund"
                " WHERE e.booked_on > ? AND e.booked_on <= ? AND e.id <= ? AND p.account IN"
                " ('receivable-called', 'receivable-credited', 'receivable-received')"
                " ORDER BY e.id, p.id");
    query.with(since ? scales::day_text(*since) : std::string())
        .with(scales::day_text(as_of.day))
        .with(as_of.known);
    std::vector<Movement> found;
    while (query.step()) {
        const auto amount = Money::of_minor(query.integer(8), query.currency(4));
        const auto zero = Money::zero(amount.currency());
        const auto account = query.code(7, parse_account);
        found.push_back({.entry = query.id<EntryId>(0),
                         .booked_on = query.day(1),
                         .document = query.id<DocumentId>(2),
                         .fund = query.text(3),
                         .state = query.state(5),
                         .component = query.text(6),
                         .called = account == Account::receivable_called ? amount : zero,
                         .credited = account == Account::receivable_credited ? -amount : zero,
                         .received = account == Account::receivable_received ? -amount : zero});
    }
    return found;
}

namespace {

// The meeting's name as the frozen call has it in other languages.
scales::NamesByLanguage meeting_names(Connection& connection, std::int64_t assessment) {
    constexpr std::string_view prefix = "call.meeting.name.";
    Query query(connection, "SELECT name, value FROM assessment_facts WHERE assessment = ?"
                            " AND name GLOB 'call.meeting.name.*' ORDER BY id");
    query.with(assessment);
    scales::NamesByLanguage names;
    while (query.step()) names.emplace(query.text(0).substr(prefix.size()), query.text(1));
    return names;
}

} // namespace

std::vector<MeetingCosts> meeting_costs(const Book& book, EntryId known) {
    const ReadTransaction reading(book);
    Query query(book.connection(),
                "SELECT a.id, m.name, m.opens, f.code, c.code, ac.total_minor, f.currency"
                " FROM assessment_meetings m JOIN assessments a ON a.id = m.assessment"
                " JOIN assessment_components ac ON ac.assessment = a.id"
                " JOIN components c ON c.id = ac.component JOIN funds f ON f.id = c.fund"
                " WHERE ac.pool = 'meeting-costs' AND m.entry <= ? ORDER BY a.id, ac.id");
    query.with(known);
    std::vector<MeetingCosts> found;
    while (query.step())
        found.push_back(
            {.assessment = query.id<AssessmentId>(0),
             .meeting = {query.text(1), meeting_names(book.connection(), query.integer(0))},
             .opens = query.day(2),
             .fund = query.text(3),
             .component = query.text(4),
             .needed = Money::of_minor(query.integer(5), query.currency(6))});
    return found;
}

} // namespace dubrovnik::engine::book
