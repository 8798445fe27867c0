#include "engine/book/state_account.hpp"

#include "engine/account.hpp"
#include "engine/book/query.hpp"

namespace dubrovnik::engine::book {

namespace {

// The first half reads the State's documents and their postings by index, the second its credit.
constexpr std::string_view movements_of_state =
    "SELECT e.id, e.kind, e.booked_on, f.code, f.currency, d.number, e.reason, p.account,"
    " sum(p.amount_minor), d.id AS document FROM documents d JOIN postings p ON p.document = d.id"
    " JOIN entries e ON e.id = p.entry JOIN funds f ON f.id = d.fund"
    " WHERE d.state = ?1 AND e.booked_on <= ?2 AND e.id <= ?3 AND p.account IN"
    " ('receivable-called', 'receivable-credited', 'receivable-received')"
    " GROUP BY e.id, d.id, p.account"
    " UNION ALL "
    "SELECT e.id, e.kind, e.booked_on, f.code, f.currency, '', e.reason, p.account,"
    " sum(p.amount_minor), 0 FROM postings p"
    " JOIN entries e ON e.id = p.entry JOIN funds f ON f.id = e.fund"
    " WHERE p.account = 'credit' AND p.document IS NULL AND p.state = ?1"
    " AND e.booked_on <= ?2 AND e.id <= ?3 GROUP BY e.id"
    " ORDER BY 3, 1, 10 DESC, 8";

void add(AccountMovement& movement, Account account, Money amount) {
    switch (account) {
    case Account::receivable_called:
        movement.called += amount;
        break;
    case Account::receivable_credited:
        movement.credited -= amount;
        break;
    case Account::receivable_received:
        movement.received -= amount;
        break;
    default:
        movement.credit -= amount;
        break;
    }
}

} // namespace

std::vector<AccountMovement> account_movements(const Book& book, const AsOf& as_of,
                                               scales::StateCode state) {
    const ReadTransaction reading(book);
    Query query(book.connection(), movements_of_state);
    query.with(state.view()).with(scales::day_text(as_of.day)).with(as_of.known);
    std::vector<AccountMovement> found;
    std::int64_t document = -1;
    while (query.step()) {
        const auto amount = Money::of_minor(query.integer(8), query.currency(4));
        const auto zero = Money::zero(amount.currency());
        const auto entry = query.id<EntryId>(0);
        if (found.empty() || found.back().entry != entry || document != query.integer(9))
            found.push_back({.entry = entry,
                             .kind = query.code(1, parse_entry_kind),
                             .booked_on = query.day(2),
                             .fund = query.text(3),
                             .number = query.text(5),
                             .reason = query.text(6),
                             .called = zero,
                             .credited = zero,
                             .received = zero,
                             .credit = zero});
        document = query.integer(9);
        add(found.back(), query.code(7, parse_account), amount);
    }
    return found;
}

} // namespace dubrovnik::engine::book
