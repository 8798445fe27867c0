// Openings: arrears and credits from before the book's time.
//
// Arrears keep the name, the issue day and the due day of the invoice they are left of, so that
// ageing and reminders have their anchors; they count from the day they were taken over.
#pragma once

#include "engine/book/book.hpp"
#include "engine/money.hpp"
#include "scales/day.hpp"
#include "scales/state_code.hpp"

#include <string>
#include <vector>

namespace dubrovnik::engine::book {

struct OpeningLine {
    std::string component;
    Money amount;
};

struct NewOpening {
    std::string document; // the old invoice's name; no other document of the book has it
    std::string fund;
    scales::StateCode state;
    int year;
    scales::Day issued_on;
    scales::Day due_on;
    std::vector<OpeningLine> lines;
    scales::Day on; // taken over
    std::string reason;
};

// Throws Refused: fund.unknown, opening.amount (above zero, in the fund's currency),
// opening.day (taken over before its issue, due before its issue), opening.component (twice, or
// none), document.number-taken, and those of append_entry.
EntryId record_opening(WriteTransaction& transaction, const NewOpening& opening);

struct NewOpeningCredit {
    std::string fund;
    scales::StateCode state;
    Money amount;
    scales::Day on;
    std::string reason;
};
// Throws Refused: fund.unknown, opening.amount, and those of append_entry.
EntryId record_opening_credit(WriteTransaction& transaction, const NewOpeningCredit& credit);

} // namespace dubrovnik::engine::book
