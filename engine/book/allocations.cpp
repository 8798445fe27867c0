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

// Whose the money is: nobody's as long as it is unmatched.
std::optional<scales::StateCode> owner(const Book& book, const NewAllocation& allocation) {
    if (allocation.source == Source::credit) return allocation.state;
    Query query(book.connection(), "SELECT r.state FROM receipts r JOIN entries e"
                                   " ON e.id = r.entry JOIN funds f ON f.id = e.fund"
                                   " WHERE r.entry = ? AND f.code = ?");
    query.with(allocation.receipt.value_or(EntryId{})).with(allocation.fund);
    if (!query.step())
        refuse("allocation.receipt",
               fmt::format("no receipt of the fund {} is named, must be one whose money is "
                           "unmatched or was given",
                           allocation.fund),
               "`dubrovnik report status` names the entries of unmatched money");
    if (allocation.source == Source::unmatched) return std::nullopt;
    const auto giver = query.optional_state(0);
    if (giver != allocation.state)
        refuse("allocation.giver",
               fmt::format("the money of entry {} is {}'s, must be {}'s to pay its invoices",
                           static_cast<std::int64_t>(*allocation.receipt),
                           giver ? giver->text() : "nobody", allocation.state.text()),
               "a gift is counted only when the State that gave it asks for it");
    return giver;
}

Money available(const Book& book, const NewAllocation& allocation) {
    const auto timeline =
        allocation.source == Source::credit
            ? credit_timeline(book, {.state = allocation.state, .fund = allocation.fund})
            : receipt_timeline(book, account_of(allocation.source), *allocation.receipt);
    return timeline.available_on(allocation.on);
}

[[noreturn]] void refuse_empty(const NewAllocation& allocation) {
    const auto on = scales::day_text(allocation.on);
    if (allocation.source == Source::credit)
        refuse(
            "allocation.source",
            fmt::format("{} has no credit in the fund “{}” on {}, must have some to be allocated",
                        allocation.state.text(), allocation.fund, on),
            "`dubrovnik report statement STATE` shows the credit and where it came from");
    refuse("allocation.source",
           fmt::format("nothing is left of entry {} on {}, must be something to be allocated",
                       static_cast<std::int64_t>(*allocation.receipt), on),
           "`dubrovnik report status` names the entries of unmatched money");
}

Money amount_to_take(const Book& book, const NewAllocation& allocation) {
    const auto there = available(book, allocation);
    const auto amount = allocation.amount.value_or(there);
    if (there.amount_minor() == 0) refuse_empty(allocation);
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
    const auto whose = owner(book, allocation);
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
    std::vector<Posting> postings{posting_of({.account = account_of(allocation.source),
                                              .amount = amount,
                                              .state = whose,
                                              .origin = allocation.receipt})};
    append_allocated(postings, plan, allocation.state);
    append_postings(transaction, postings);
    require_covered(transaction);
    return {.entry = entry, .allocation = plan};
}

} // namespace dubrovnik::engine::book
