#include "engine/book/payments_out.hpp"

#include "engine/book/journal.hpp"
#include "engine/book/open_items.hpp"
#include "engine/book/query.hpp"
#include "engine/book/refusal.hpp"
#include "engine/book/sides.hpp"

#include <array>
#include <fmt/format.h>

namespace dubrovnik::engine::book {

namespace {

// What an entry took out of a fund: the amount of its posting to `account`.
struct PaidOut {
    EntryKind kind;
    Account account;
    const std::string& fund;
    scales::Day on;
    const std::string& words;
    std::optional<scales::StateCode> state;
    std::optional<Money> amount; // nothing: any
};

std::optional<EntryId> newest_like(const Book& book, const PaidOut& paid) {
    Query query(book.connection(),
                "SELECT e.id, p.amount_minor, p.state FROM entries e"
                " JOIN funds f ON f.id = e.fund JOIN postings p ON p.entry = e.id"
                " WHERE e.kind = ? AND f.code = ? AND e.booked_on = ? AND e.reason = ?"
                " AND p.account = ? AND NOT EXISTS"
                " (SELECT 1 FROM reversals r WHERE r.reversed = e.id) ORDER BY e.id DESC");
    query.with(entry_kind_text(paid.kind)).with(paid.fund).with(scales::day_text(paid.on));
    query.with(paid.words).with(account_text(paid.account));
    while (query.step()) {
        const bool same_amount = !paid.amount || query.integer(1) == paid.amount->amount_minor();
        if (same_amount && query.optional_state(2) == paid.state) return query.id<EntryId>(0);
    }
    return std::nullopt;
}

} // namespace

std::optional<EntryId> recorded_before(const Book& book, const NewRefund& refund) {
    const auto credit =
        credit_timeline(book, {.state = refund.state, .fund = refund.fund}).available_on(refund.on);
    if (!refund.amount && credit.amount_minor() != 0) return std::nullopt;
    return newest_like(book, {.kind = EntryKind::refund,
                              .account = Account::credit,
                              .fund = refund.fund,
                              .on = refund.on,
                              .words = refund.reason,
                              .state = refund.state,
                              .amount = refund.amount});
}

std::optional<EntryId> recorded_before(const Book& book, const NewExpenditure& expenditure) {
    return newest_like(book, {.kind = EntryKind::expenditure,
                              .account = Account::expenditure,
                              .fund = expenditure.fund,
                              .on = expenditure.on,
                              .words = expenditure.note,
                              .state = std::nullopt,
                              .amount = expenditure.amount});
}

EntryId record_refund(WriteTransaction& transaction, const NewRefund& refund) {
    const auto& book = transaction.book();
    const auto credit =
        credit_timeline(book, {.state = refund.state, .fund = refund.fund}).available_on(refund.on);
    const auto amount = refund.amount.value_or(credit);
    if (credit.amount_minor() == 0)
        refuse("refund.amount",
               fmt::format("{} has no credit in the fund “{}” on {}, must have some to be refunded",
                           refund.state.text(), refund.fund, scales::day_text(refund.on)),
               "`dubrovnik report statement STATE` shows the credit and where it came from");
    if (amount.currency() != credit.currency() || amount.amount_minor() <= 0 ||
        amount.amount_minor() > credit.amount_minor())
        refuse("refund.amount",
               fmt::format("the refund is {}, must be above zero and at most {}, the credit of {} "
                           "on {}",
                           money_text(amount), money_text(credit), refund.state.text(),
                           scales::day_text(refund.on)),
               "only what a State has paid beyond its invoices can be refunded");
    const auto entry = append_entry(transaction, {.kind = EntryKind::refund,
                                                  .fund = refund.fund,
                                                  .booked_on = refund.on,
                                                  .reason = refund.reason});
    append_postings(
        transaction,
        std::array{
            posting_of({.account = Account::credit, .amount = amount, .state = refund.state}),
            posting_of({.account = Account::cash, .amount = -amount})});
    return entry;
}

EntryId record_expenditure(WriteTransaction& transaction, const NewExpenditure& expenditure) {
    const auto currency = require_known_fund(transaction.book(), expenditure.fund).currency;
    if (expenditure.amount.currency() != currency || expenditure.amount.amount_minor() <= 0)
        refuse("expenditure.amount",
               fmt::format("the amount is {}, must be above zero and in {}",
                           money_text(expenditure.amount), currency.code()),
               "an expenditure that was none is undone by `reverse`");
    const auto entry = append_entry(transaction, {.kind = EntryKind::expenditure,
                                                  .fund = expenditure.fund,
                                                  .booked_on = expenditure.on,
                                                  .reason = expenditure.note});
    append_postings(
        transaction,
        std::array{posting_of({.account = Account::expenditure, .amount = expenditure.amount}),
                   posting_of({.account = Account::cash, .amount = -expenditure.amount})});
    return entry;
}

} // namespace dubrovnik::engine::book
