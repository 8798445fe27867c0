// RunFindings: what became of a run of reminders: what was asked, what went out, who answered,
// what is still open, and what the next run says.
#pragma once

#include "engine/book/reminders.hpp"
#include "engine/money.hpp"
#include "invoicing/reports/ledger/report_frame.hpp"
#include "scales/day.hpp"

#include <optional>
#include <string>
#include <vector>

namespace dubrovnik::invoicing {

// One letter in one currency.
struct LetterAmount {
    engine::Money asked;      // what stood open when the letter was written
    engine::Money still_open; // of the same invoices, as of the report's day
};

struct Answer {
    scales::Day day;
    std::string how; // "promise", "payment", "answer"
};

struct LetterOfRun {
    engine::book::ReminderRecord reminder;
    std::vector<std::string> numbers;  // of the invoices it names
    std::vector<LetterAmount> amounts; // one a currency
    std::string dispatched;            // what the register says: "accepted", "by post", or ""
    std::optional<Answer> answer;      // the first, before the next run
    std::optional<int> next_level;     // of the State's letter in the next run
};

struct RunFindings {
    scales::Day day;
    std::optional<scales::Day> next_run;
    std::string actor;                // who ran it
    std::vector<LetterOfRun> letters; // by State

    std::size_t answers() const;
    std::size_t letters_sent() const; // that went out, or may have
};

// All runs up to the report's day, in order.
std::vector<RunFindings> run_findings(const engine::book::Book& book, const ReportFrame& frame);

} // namespace dubrovnik::invoicing
