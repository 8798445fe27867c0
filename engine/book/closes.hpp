// Closed years: no entry is booked into one any more, by whatever way it comes; and the surplus
// of one, given back as credits in proportion to what each State paid.
#pragma once

#include "engine/book/book.hpp"
#include "engine/money.hpp"
#include "scales/day.hpp"
#include "scales/state_code.hpp"

#include <optional>
#include <string>
#include <vector>

namespace dubrovnik::engine::book {

struct NewClose {
    int year;
    std::string reason;
};
// Booked on the office's day. Throws Refused: close.not-over (before the year's last day),
// close.closed (already), close.order (an earlier year with entries is open).
EntryId record_close(WriteTransaction& transaction, const NewClose& close);

struct YearResult {
    std::string fund;
    Money called; // for that year, less what was credited and written off
    Money spent;  // expenditure and bank charges booked in that year
    Money surplus() const { return called - spent; }
};
// One a fund. What was booked since, for the year's invoices too, counts.
std::vector<YearResult> year_results(const Book& book, int year);

struct SurplusPortion {
    scales::StateCode state;
    Money paid; // of what the year called from it
    Money amount;
};

struct NewSurplus {
    int year;
    std::string fund;
    std::optional<Money> amount; // nothing: called − spent
    scales::Day on;
    std::string decision;
};
// By code; those that get something. Throws Refused: fund.unknown, surplus.open (the year is not
// closed), surplus.amount (above zero), surplus.nobody-paid, surplus.again (given back already).
std::vector<SurplusPortion> plan_surplus(const Book& book, const NewSurplus& surplus);

EntryId record_surplus(WriteTransaction& transaction, const NewSurplus& surplus);

} // namespace dubrovnik::engine::book
