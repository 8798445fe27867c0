// IssuedLetter: a letter that was issued, with what it encloses, found by what the officer calls
// it: the joint letter of a packet or a reminder.
#pragma once

#include "engine/book/documents.hpp"
#include "engine/book/reminders.hpp"
#include "engine/money.hpp"
#include "scales/day.hpp"
#include "scales/state_code.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace dubrovnik::invoicing {

struct IssuedLetter {
    std::string name; // "REM-2016-12-03-CHE", "CCM/2017/CHE"
    engine::book::DocumentRecord letter;
    scales::StateCode state;
    int level;                                            // 0: a packet's
    std::vector<engine::book::DocumentRecord> enclosures; // a reminder's statement first
    std::vector<engine::Money> totals;                    // of a reminder, one a currency
    std::string folder; // of its copies: "reminders/2016-12-03/CHE/", "2017/CHE/annual/"
};

// `word` is the day of a run (2016-12-03), a year or a call (2017, 2017/annual), a packet's or a
// reminder's reference as printed on the letter, or the number of an invoice of a packet.
// By State. Throws Refused letter.unknown.
std::vector<IssuedLetter> issued_letters(const engine::book::Book& book, std::string_view word);

// Those of one run, or of one call.
std::vector<IssuedLetter> letters_of_run(const engine::book::Book& book, scales::Day run);
std::vector<IssuedLetter> letters_of_call(const engine::book::Book& book,
                                          engine::book::AssessmentId call);

} // namespace dubrovnik::invoicing
