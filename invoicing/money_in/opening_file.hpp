// OpeningFile: arrears and credits from before the book's time (opening.csv), taken over once.
//
// Rows of one document make one opening with a line each. A row with the component "credit" is a
// credit of the State, and has no document, year or days. Taking the same file over again adds
// nothing; a document that is there with other figures is refused.
#pragma once

#include "engine/book/openings.hpp"
#include "invoicing/reports/report_table.hpp"
#include "scales/source_text.hpp"
#include "scales/states.hpp"

#include <string>
#include <vector>

namespace dubrovnik::invoicing {

struct OpeningRow {
    std::string state;
    std::string fund;
    std::string year; // of the call; this and the rest empty for a credit
    std::string component;
    std::string amount;
    std::string document;
    std::string issued_on;
    std::string due_on;
    scales::Place place;
};

// Columns state, fund, year, component, amount, document, issued_on, due_on.
// Throws Refused csv.*.
std::vector<OpeningRow> parse_openings(const scales::SourceText& source);

struct TakenOver {
    engine::EntryId entry;
    std::string document; // "" for a credit
    scales::StateCode state;
    std::string fund;
    engine::Money amount;
    bool known_before;
};

struct OpeningOrder {
    const std::vector<OpeningRow>& rows;
    const scales::States& states;
    scales::Day on;
    std::string reason;
};

// The funds must be known. Throws Refused with the findings of all rows: opening.row (a document's
// rows that differ in State, fund, year or days; a credit with a year), opening.differs (it is in
// the book with other data), receipt.component, state.*, fund.unknown, amount.*, and those of
// record_opening.
std::vector<TakenOver> take_over(engine::book::WriteTransaction& transaction,
                                 const OpeningOrder& order);

ReportTable taken_over_report(const std::vector<TakenOver>& taken_over);

} // namespace dubrovnik::invoicing
