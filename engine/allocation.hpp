// Allocation: which invoices a sum of money pays.
//
// To the invoices named, in the order named; with none named, the oldest first (due day, then
// number) until used up. A part payment of an invoice covers its lines in printed order, or only
// the one component that was said. What is left is the State's credit: it never spills over from
// a named invoice or component to another one, because that would undo what the payer said.
#pragma once

#include "engine/money.hpp"
#include "engine/row_ids.hpp"
#include "scales/day.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace dubrovnik::engine {

struct OpenLine {
    std::string component;
    Money open; // what may still be paid, zero or more
};

// One invoice of the State in the fund, as far as it can be paid.
struct OpenItem {
    DocumentId document;
    std::string number;
    scales::Day due_on;
    std::vector<OpenLine> lines; // as printed
};

struct AllocationWish {
    std::vector<DocumentId> named; // empty: the oldest first
    std::optional<std::string> component;
};

struct AllocatedPart {
    DocumentId document;
    std::string number;
    std::string component;
    Money amount; // above zero
};

struct Allocation {
    std::vector<AllocatedPart> parts;
    Money rest; // the State's credit
};

// Promises: parts and rest add up to `money`; no line gets more than is open.
// Throws Refused: allocation.invoice (a named one is not among the items).
Allocation allocate(Money money, std::span<const OpenItem> items, const AllocationWish& wish);

} // namespace dubrovnik::engine
