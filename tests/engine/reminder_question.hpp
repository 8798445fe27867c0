// What the tests of reminders share: a question built up piece by piece, and its answer as text.
#pragma once

#include "engine/reminder.hpp"
#include "tests/engine/book_fixture.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace dubrovnik::book_test {

// The newest parts of a question, owned; the question only looks at them.
struct QuestionParts {
    std::vector<engine::Receivable> receivables = {};
    std::vector<engine::HeldCredit> credits = {};
    std::vector<engine::UnmatchedMoney> unmatched = {};
    std::vector<engine::Promise> promises = {};
    std::vector<engine::Hold> holds = {};
    std::vector<engine::EarlierReminder> earlier = {};
    std::vector<engine::Money> minimum = {};
    std::map<scales::StateCode, std::string> excepted = {};
    int months = 2;
};

engine::ReminderPlan planned(const QuestionParts& parts, scales::Day day);

struct Billed {
    std::string number; // its last digit is its document's id
    std::int64_t meeting_minor = 0;
    std::int64_t annual_minor = 3000;
    std::string issued_on = "2016-01-10";
    std::string due_on = "2016-02-09";
    std::string state = "CHE";
};
engine::Receivable isu_invoice(const Billed& billed);
engine::Receivable unog_invoice(const Billed& billed); // one line, of both amounts together

// Until the end of 2016, for one State.
engine::Hold hold_of(std::string_view state);

// `level`: of its wording.
engine::EarlierReminder letter_to(std::string_view state, std::string_view written_on, bool sent,
                                  const std::vector<std::int64_t>& documents, int level = 1);

// "CHE level 2 since 2016-05-10: A2 level 2 overdue 30.00, A3 level 1 10.00 in part"
std::string letter_text(const engine::PlannedReminder& letter);
// "CHE hold A2 30.00 until 2016-12-31 (note)": what is empty is left away.
std::string left_out_line(const engine::LeftOut& left_out);
// Both kinds of lines, each ended by "; ".
std::string plan_text(const engine::ReminderPlan& plan);

} // namespace dubrovnik::book_test
