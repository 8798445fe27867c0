// Money that leaves a fund: refunds of a State's credit, and what was spent.
#pragma once

#include "engine/book/book.hpp"
#include "engine/money.hpp"
#include "scales/day.hpp"
#include "scales/state_code.hpp"

#include <optional>
#include <string>

namespace dubrovnik::engine::book {

struct NewRefund {
    scales::StateCode state;
    std::string fund;
    std::optional<Money> amount; // nothing: all of the credit
    scales::Day on;
    std::string reason;
};
// Throws Refused: fund.unknown, refund.amount (above zero, and no more than the State's credit
// on that day and since), and those of append_entry.
EntryId record_refund(WriteTransaction& transaction, const NewRefund& refund);

struct NewExpenditure {
    std::string fund;
    Money amount;
    scales::Day on;
    std::string note;
};
// Throws Refused: fund.unknown, expenditure.amount, and those of append_entry.
EntryId record_expenditure(WriteTransaction& transaction, const NewExpenditure& expenditure);

// The newest entry of the same day, fund, words and amount (and State), unless it was reversed:
// whoever died after the commit types the same again. A refund without an amount is the same only
// when nothing is left of the State's credit. That of a refund throws Refused fund.unknown.
std::optional<EntryId> recorded_before(const Book& book, const NewRefund& refund);
std::optional<EntryId> recorded_before(const Book& book, const NewExpenditure& expenditure);

} // namespace dubrovnik::engine::book
