#include "engine/book/payments_out.hpp"

#include "engine/book/journal.hpp"
#include "engine/book/open_items.hpp"
#include "engine/book/refusal.hpp"
#include "engine/book/sides.hpp"

#include <array>
#include <fmt/format.h>

namespace dubrovnik::engine::book {

EntryId record_refund(WriteTransaction& transaction, const NewRefund& refund) {
    const auto& book = transaction.book();
    const auto credit =
        credit_timeline(book, {.state = refund.state, .fund = refund.fund}).available_on(refund.on);
    const auto amount = refund.amount.value_or(credit);
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
