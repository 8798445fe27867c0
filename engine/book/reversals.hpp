// Reversals: undoing an entry, whole, by an entry that says why.
//
// The lines are copied with the other sign and never computed anew; the invoices they had closed
// are open again. Refused while something recorded later uses what the entry brought. An issued
// invoice, credit note or void is not undone: the number stays, and a credit note or a new
// invoice mends it.
#pragma once

#include "engine/book/book.hpp"
#include "scales/day.hpp"

#include <optional>
#include <string>

namespace dubrovnik::engine::book {

struct NewReversal {
    EntryId entry;
    scales::Day on;
    std::string reason;
};

// Throws Refused: entry.unknown, entry.not-reversible (its kind), entry.reversed (already),
// reversal.day (before what it undoes), entry.in-use, and those of append_entry.
EntryId record_reversal(WriteTransaction& transaction, const NewReversal& reversal);

// The bank took a payment back: a reversal of a receipt, on its own day and under its own name.
// Throws also Refused returned.receipt (no receipt).
EntryId record_returned(WriteTransaction& transaction, const NewReversal& returned);

// The entry that undoes this one and has not been undone itself.
std::optional<EntryId> undone_by(const Book& book, EntryId entry);

} // namespace dubrovnik::engine::book
