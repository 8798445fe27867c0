// The sides of an entry, as several events write them; not for use outside this folder.
#pragma once

#include "engine/allocation.hpp"
#include "engine/book/journal.hpp"

#include <vector>

namespace dubrovnik::engine::book {

// A posting that is about no invoice.
struct Side {
    Account account;
    Money amount; // debit above zero, credit below
    std::optional<scales::StateCode> state = {};
    std::optional<EntryId> origin = {};
};

inline Posting posting_of(const Side& side) {
    return {.account = side.account,
            .amount = side.amount,
            .state = side.state,
            .document = {},
            .component = {},
            .origin = side.origin};
}

// The State's invoices that are paid, and its credit for the rest.
inline void append_allocated(std::vector<Posting>& postings, const Allocation& allocation,
                             scales::StateCode state) {
    for (const auto& part : allocation.parts)
        postings.push_back({.account = Account::receivable_received,
                            .amount = -part.amount,
                            .state = state,
                            .document = part.document,
                            .component = part.component,
                            .origin = {}});
    postings.push_back(
        posting_of({.account = Account::credit, .amount = -allocation.rest, .state = state}));
}

} // namespace dubrovnik::engine::book
