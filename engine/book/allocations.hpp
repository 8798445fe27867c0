// Allocations: setting money that is there already against a State's invoices.
//
// A State's credit, money that came unmatched, or a gift that a State wants counted. Only for
// invoices of the same State and fund, on a day on which the money was there and is not needed
// by anything recorded since.
#pragma once

#include "engine/allocation.hpp"
#include "engine/book/book.hpp"
#include "engine/money.hpp"
#include "scales/day.hpp"
#include "scales/state_code.hpp"

#include <optional>
#include <string>

namespace dubrovnik::engine::book {

// What an allocation takes from.
enum class Source { credit, unmatched, gift };

struct NewAllocation {
    Source source;
    std::string fund;
    scales::StateCode state;        // whose invoices, and whose credit
    std::optional<EntryId> receipt; // of unmatched money or a gift
    std::optional<Money> amount;    // nothing: all there is, for a gift all that is owed
    scales::Day on;
    AllocationWish wish;
    std::string reason;
};

struct RecordedAllocation {
    EntryId entry;
    Allocation allocation;
};

// What exceeds the invoices becomes the State's credit when it came out of suspense; from a
// credit or a gift only what pays something is taken.
// Throws Refused: allocation.source (there is not so much), allocation.nothing (nothing to pay),
// allocation.receipt (no such receipt), allocation.giver (another State's gift),
// allocation.invoice.
RecordedAllocation record_allocation(WriteTransaction& transaction,
                                     const NewAllocation& allocation);

} // namespace dubrovnik::engine::book
