#include "engine/book/allocations.hpp"

#include "engine/book/journal.hpp"
#include "engine/book/open_items.hpp"
#include "engine/book/query.hpp"
#include "engine/book/refusal.hpp"
#include "engine/book/sides.hpp"

#include <fmt/format.h>

namespace dubrovnik::engine::book {

namespace {

Account account_of(Source source) {
    if (source == Source::credit) return Account::credit;
    return source == Source::unmatched ? Account::suspense : Account::voluntary;
}

void require_receipt(const Book& book, const NewAllocation& allocation) {
    if (allocation.source == Source::credit) return;
    bool found = false;
    if (allocation.receipt) {
        Query query(book.connection(), "SELECT f.code FROM receipts r JOIN entries e"
                                       " ON e.id = r.entry JOIN funds f ON f.id = e.fund"
                                       " WHERE r.entry = ?");
        found = query.with(*allocation.receipt).step() && query.text(0) == allocation.fund;
    }
    if (!found)
        refuse("allocation.receipt",
               fmt::format("no receipt of the fund {} is named, must be one whose money is "
                           "unmatched or was given",
                           allocation.fund),
               "`dubrovnik report status` names the entries of unmatched money");
}

Money available(const Book& book, const NewAllocation& allocation) {
    const auto timeline =
        allocation.source == Source::credit
            ? credit_timeline(book, {.state = allocation.state, .fund = allocation.fund})
            : receipt_timeline(book, account_of(allocation.source), *allocation.receipt);
    return timeline.available_on(allocation.on);
}

Money amount_to_take(const Book& book, const NewAllocation& allocation) {
    const auto there = available(book, allocation);
    const auto amount = allocation.amount.value_or(there);
    if (amount.currency() != there.currency() || amount.amount_minor() <= 0 ||
        amount.amount_minor() > there.amount_minor())
        refuse("allocation.source",
               fmt::format("{} is to be allocated, must be above zero and at most {}, which is "
                           "there on {}",
                           money_text(amount), money_text(there), scales::day_text(allocation.on)),
               "`dubrovnik report statement STATE` shows the credit and where it came from");
    return amount;
}

} // namespace

RecordedAllocation record_allocation(WriteTransaction& transaction,
                                     const NewAllocation& allocation) {
    const auto& book = transaction.book();
    require_known_fund(book, allocation.fund);
    require_receipt(book, allocation);
    auto amount = amount_to_take(book, allocation);
    auto plan = allocate(
        amount,
        open_items(book, {.state = allocation.state, .fund = allocation.fund}, allocation.on),
        allocation.wish);
    if (allocation.source != Source::unmatched) {
        amount -= plan.rest;
        plan.rest = Money::zero(amount.currency());
    }
    if (amount.amount_minor() == 0)
        refuse("allocation.nothing",
               fmt::format("{} has nothing to pay in the fund {} on {}, must owe something",
                           allocation.state.text(), allocation.fund,
                           scales::day_text(allocation.on)),
               "a credit waits for the State's next invoice by itself");
    const auto entry = append_entry(transaction, {.kind = EntryKind::allocation,
                                                  .fund = allocation.fund,
                                                  .booked_on = allocation.on,
                                                  .reason = allocation.reason});
    std::vector<Posting> postings{
        posting_of({.account = account_of(allocation.source),
                    .amount = amount,
                    .state = allocation.source == Source::credit ? std::optional(allocation.state)
                                                                 : std::nullopt,
                    .origin = allocation.receipt})};
    append_allocated(postings, plan, allocation.state);
    append_postings(transaction, postings);
    require_covered(transaction);
    return {.entry = entry, .allocation = plan};
}

} // namespace dubrovnik::engine::book
