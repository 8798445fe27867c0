// Correction: taking back part or all of what an invoice called.
//
// What is still outstanding is taken off first, in printed order. Only what goes beyond it is
// taken from lines that have been paid, and that money becomes the State's credit: it paid for
// something it is no longer asked for.
#pragma once

#include "engine/receivables.hpp"

#include <vector>

namespace dubrovnik::engine {

struct CorrectedLine {
    std::string component;
    Money credited; // taken off what was called
    Money freed;    // the part of it that had been paid: now the State's credit
};

// The lines with anything to take off, in printed order; their `credited` add up to `amount`.
// Throws Refused: correction.amount (zero, or more than was called and not yet taken back).
std::vector<CorrectedLine> plan_credit_note(const Receivable& receivable, Money amount);

// Only while nothing has been allocated or credited: everything is taken off.
// Throws Refused: void.allocated, void.credited.
std::vector<CorrectedLine> plan_void(const Receivable& receivable);

// Gives up what is outstanding, or the part said. Throws Refused: write-off.amount.
std::vector<CorrectedLine> plan_write_off(const Receivable& receivable, Money amount);

} // namespace dubrovnik::engine
