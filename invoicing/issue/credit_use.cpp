#include "invoicing/issue/credit_use.hpp"

#include "engine/book/allocations.hpp"
#include "engine/book/ledger.hpp"

namespace dubrovnik::invoicing {

namespace book = engine::book;
using engine::Money;

CreditUse::CreditUse(const book::Book& book, const Office& office, scales::Day day) {
    if (!office.use_credit) return;
    for (const auto& credit :
         book::held_credits(book, {.day = day, .known = book.newest_entry().entry}))
        held_.emplace(std::pair{credit.state, credit.fund}, credit.amount);
}

std::optional<Money> CreditUse::take(const InvoicedTotal& invoice) {
    const auto held = held_.find({invoice.state, invoice.fund});
    if (held == held_.end() || held->second.amount_minor() <= 0) return std::nullopt;
    const auto minor = std::min(held->second.amount_minor(), invoice.total.amount_minor());
    const auto used = Money::of_minor(minor, invoice.total.currency());
    held->second -= used;
    return used;
}

void record_used_credit(book::WriteTransaction& transaction, const UsedCredit& used) {
    book::record_allocation(transaction, {.source = book::Source::credit,
                                          .fund = used.invoice.fund,
                                          .state = used.invoice.state,
                                          .receipt = {},
                                          .amount = used.credit,
                                          .on = transaction.occasion().recorded_on,
                                          .wish = {.named = {used.document}, .component = {}},
                                          .reason = "credit used for " + used.number});
}

} // namespace dubrovnik::invoicing
