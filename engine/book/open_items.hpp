// What can be paid, and what there is to pay with, on a day; not for use outside this folder.
//
// Entries may be booked for earlier days than others that are recorded already. So each answer is
// what stands free on that day and every later one: whoever takes no more than that overdraws
// nothing, on no day. require_covered() proves it after each entry that takes something away.
#pragma once

#include "engine/account.hpp"
#include "engine/allocation.hpp"
#include "engine/book/book.hpp"
#include "engine/money.hpp"
#include "engine/receivables.hpp"
#include "engine/timeline.hpp"

#include <string>
#include <vector>

namespace dubrovnik::engine::book {

struct StateInFund {
    scales::StateCode state;
    std::string fund; // by code
};

// The invoices and opening arrears issued by that day, as far as they can be paid then.
std::vector<OpenItem> open_items(const Book& book, const StateInFund& whose, scales::Day day);

// The State's own credit.
Timeline credit_timeline(const Book& book, const StateInFund& whose);

// What is left of a receipt in suspense or among voluntary contributions.
Timeline receipt_timeline(const Book& book, Account account, EntryId receipt);

// An invoice or opening arrears as it stands after everything recorded.
Receivable receivable_now(const Book& book, DocumentId document);

// Throws Refused entry.in-use when the newest entry took away what another one has used: credit,
// unmatched money or a gift below zero, or an invoice paid or credited beyond what was called.
void require_covered(WriteTransaction& transaction);

} // namespace dubrovnik::engine::book
