// Who is reminded when, at which level, and who is left out: the rules one by one.
#include "engine/reminder.hpp"

#include "tests/engine/reminder_question.hpp"

#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <functional>

using namespace dubrovnik;
using namespace dubrovnik::book_test;
using namespace dubrovnik::engine;

namespace {

std::string text_on(const QuestionParts& parts, std::string_view date) {
    return plan_text(planned(parts, day(date)));
}

// Runs on a day, and sends what it wrote.
bool run(QuestionParts& parts, scales::Day date) {
    const auto plan = planned(parts, date);
    for (const auto& letter : plan.letters) {
        parts.earlier.push_back({.state = letter.state,
                                 .written_on = date,
                                 .level = letter.level,
                                 .sent = true,
                                 .invoices = {}});
        for (const auto& item : letter.items)
            parts.earlier.back().invoices.push_back(item.invoice.document);
    }
    return !plan.letters.empty();
}

std::vector<std::string> days_between(std::string_view first, std::string_view last) {
    std::vector<std::string> days;
    for (auto date = day(first); date <= day(last); date += std::chrono::days(1))
        days.push_back(scales::day_text(date));
    return days;
}

} // namespace

TEST_CASE("a State's letters fall due every so many months after its oldest open invoice") {
    using Days = std::vector<std::string>;
    struct Case {
        const char* name;
        int months;
        std::string issued_on;
        Days runs;
        Days wanted;
    };
    const auto c = GENERATE(values<Case>({
        {"every two months",
         2,
         "2016-01-15",
         days_between("2016-01-15", "2016-08-01"),
         {"2016-03-15", "2016-05-15", "2016-07-15"}},
        {"every three months",
         3,
         "2016-01-15",
         days_between("2016-01-15", "2016-08-01"),
         {"2016-04-15", "2016-07-15"}},
        {"the last day of February, and no drift after it",
         2,
         "2016-12-31",
         days_between("2017-01-01", "2017-09-15"),
         {"2017-02-28", "2017-04-30", "2017-06-30", "2017-08-31"}},
        {"the last day of February in a leap year",
         2,
         "2015-12-31",
         days_between("2016-01-01", "2016-03-31"),
         {"2016-02-29"}},
        {"not a day early", 2, "2016-01-15", {"2016-03-14"}, {}},
        {"a second run on the same day is silent",
         2,
         "2016-01-15",
         {"2016-03-15", "2016-03-15", "2016-03-16"},
         {"2016-03-15"}},
        {"months missed are caught up once, with no burst",
         2,
         "2016-01-01",
         {"2016-08-10", "2016-08-11", "2016-08-31", "2016-09-09", "2016-10-31", "2016-11-01"},
         {"2016-08-10", "2016-09-09", "2016-11-01"}},
        {"after a late letter the next one waits for the 30 days, and the rhythm is kept",
         2,
         "2016-01-01",
         days_between("2016-06-20", "2016-11-30"),
         {"2016-06-20", "2016-07-20", "2016-09-01", "2016-11-01"}},
        {"30 days lie between letters of a monthly rhythm too",
         1,
         "2016-12-31",
         days_between("2017-01-01", "2017-04-15"),
         {"2017-01-31", "2017-03-02", "2017-04-01"}},
    }));
    INFO(c.name);
    QuestionParts parts{.receivables = {isu_invoice({.number = "A1", .issued_on = c.issued_on})},
                        .months = c.months};
    Days letters;
    for (const auto& date : c.runs)
        if (run(parts, day(date))) letters.push_back(date);
    CHECK(letters == c.wanted);
}

TEST_CASE("when the oldest invoice is paid, the rhythm of the next one holds") {
    const auto oldest = isu_invoice({.number = "A1", .issued_on = "2016-01-10"});
    const auto next = isu_invoice({.number = "A2", .issued_on = "2016-02-20"});
    QuestionParts parts{.receivables = {oldest, next}};
    parts.earlier = {letter_to("CHE", "2016-03-10", true, {1, 2})};
    CHECK(text_on(parts, "2016-04-20") == "CHE next later until 2016-05-10; ");
    parts.receivables = {next};
    CHECK(text_on(parts, "2016-04-19") == "CHE next later until 2016-04-20; ");
    CHECK(text_on(parts, "2016-04-20") ==
          "CHE level 2 since 2016-04-20: A2 level 2 overdue 30.00; ");
}

TEST_CASE("an oldest invoice that no letter named, as it was held, is caught up after 30 days") {
    const QuestionParts parts{
        .receivables = {isu_invoice({.number = "A1", .issued_on = "2016-01-10"}),
                        isu_invoice({.number = "A2", .issued_on = "2016-01-15"})},
        .earlier = {letter_to("CHE", "2016-03-15", true, {2})}};
    CHECK(text_on(parts, "2016-04-13") == "CHE next later until 2016-04-14; ");
    CHECK(text_on(parts, "2016-04-14") ==
          "CHE level 2 since 2016-04-14: A1 level 1 overdue 30.00, A2 level 2 overdue 30.00; ");
}

TEST_CASE("the oldest invoice is the one issued first, whichever is due first") {
    const QuestionParts parts{
        .receivables = {
            isu_invoice({.number = "A1", .issued_on = "2016-02-01", .due_on = "2016-03-02"}),
            unog_invoice({.number = "A2", .issued_on = "2016-01-10", .due_on = "2016-06-06"})}};
    CHECK(text_on(parts, "2016-03-10") ==
          "CHE level 1 since 2016-03-10: A1 level 1 overdue 30.00, A2 level 1 30.00; ");
}

TEST_CASE("a level is the number of letters that went out and name the invoice, and one more") {
    struct Case {
        const char* name;
        std::vector<EarlierReminder> earlier;
        int wanted;
    };
    const auto letter = [](std::string_view written_on, bool sent, int wording = 1,
                           std::int64_t document = 1) {
        return letter_to("CHE", written_on, sent, {document}, wording);
    };
    const auto c = GENERATE_COPY(values<Case>({
        {"none yet", {}, 1},
        {"one", {letter("2014-03-10", true)}, 2},
        {"two", {letter("2014-03-10", true), letter("2014-05-10", true, 2)}, 3},
        {"three",
         {letter("2014-03-10", true), letter("2014-05-10", true, 2), letter("2014-07-10", true, 3)},
         3},
        {"one that was never sent", {letter("2014-03-10", false)}, 1},
        {"one of two was never sent", {letter("2014-03-10", false), letter("2014-05-10", true)}, 2},
        {"one about another invoice", {letter("2014-03-10", true, 1, 7)}, 1},
    }));
    INFO(c.name);
    const QuestionParts parts{
        .receivables = {isu_invoice(
            {.number = "A1", .issued_on = "2014-01-10", .due_on = "2014-02-09"})},
        .earlier = c.earlier};
    const auto plan = planned(parts, day("2016-01-10"));
    REQUIRE(plan.letters.size() == 1);
    CHECK(plan.letters[0].items.at(0).level == c.wanted);
    CHECK(plan.letters[0].level == c.wanted);
}

TEST_CASE("while nothing is overdue the wording is level 1; the due day itself is not overdue") {
    struct Case {
        const char* due_on;
        const char* wanted;
    };
    const auto c = GENERATE(values<Case>({
        {"2016-05-11", "CHE level 1 since 2016-05-10: A1 level 2 30.00; "},
        {"2016-05-10", "CHE level 1 since 2016-05-10: A1 level 2 30.00; "},
        {"2016-05-09", "CHE level 2 since 2016-05-10: A1 level 2 overdue 30.00; "},
    }));
    const QuestionParts parts{.receivables = {isu_invoice({.number = "A1", .due_on = c.due_on})},
                              .earlier = {letter_to("CHE", "2016-03-10", true, {1})}};
    CHECK(text_on(parts, "2016-05-10") == c.wanted);
}

TEST_CASE("the words of a letter skip no level, whatever the levels of its invoices") {
    struct Case {
        const char* name;
        std::vector<EarlierReminder> earlier;
        int item;
        int wording;
    };
    const auto sent = [](std::string_view written_on, int wording, std::int64_t document = 1) {
        return letter_to("CHE", written_on, true, {document}, wording);
    };
    const auto c = GENERATE_COPY(values<Case>({
        {"two before the due day, in the words of level 1",
         {sent("2016-03-10", 1), sent("2016-05-10", 1)},
         3,
         2},
        {"and the one after them",
         {sent("2016-03-10", 1), sent("2016-05-10", 1), sent("2016-07-10", 2)},
         3,
         3},
        {"firm words that never went out",
         {sent("2016-03-10", 1), letter_to("CHE", "2016-05-10", false, {1}, 2)},
         2,
         2},
        {"firm words about another invoice",
         {sent("2016-03-10", 1), sent("2016-05-10", 1), sent("2016-07-10", 2, 7)},
         3,
         2},
    }));
    INFO(c.name);
    const QuestionParts parts{.receivables = {isu_invoice({.number = "A1"})}, .earlier = c.earlier};
    const auto plan = planned(parts, day("2016-09-10"));
    REQUIRE(plan.letters.size() == 1);
    CHECK(plan.letters[0].items.at(0).level == c.item);
    CHECK(plan.letters[0].level == c.wording);
}

TEST_CASE("letters before the due day are followed by the second one, then the third") {
    QuestionParts parts{.receivables = {isu_invoice({.number = "A1", .due_on = "2016-06-06"})}};
    std::vector<int> levels;
    for (const auto* date : {"2016-03-10", "2016-05-10", "2016-07-10", "2016-09-10"}) {
        levels.push_back(planned(parts, day(date)).letters.at(0).level);
        run(parts, day(date));
    }
    CHECK(levels == std::vector<int>{1, 1, 2, 3});
}

TEST_CASE("a new invoice rides along in an old one's letter with a level of its own") {
    const QuestionParts parts{.receivables = {isu_invoice({.number = "A1"}),
                                              isu_invoice({.number = "A2",
                                                           .annual_minor = 1000,
                                                           .issued_on = "2016-06-20",
                                                           .due_on = "2016-07-20"}),
                                              unog_invoice({.number = "B3", .state = "FRA"})},
                              .earlier = {letter_to("CHE", "2016-03-10", true, {1}),
                                          letter_to("CHE", "2016-05-10", true, {1}, 2)}};
    CHECK(text_on(parts, "2016-07-10") ==
          "CHE level 3 since 2016-07-10: A1 level 3 overdue 30.00, A2 level 1 10.00; "
          "FRA level 1 since 2016-07-10: B3 level 1 overdue 30.00; ");
}

TEST_CASE("a letter has the level of the highest of its invoices, whichever is due first") {
    const QuestionParts parts{
        .receivables = {unog_invoice({.number = "A1", .due_on = "2016-06-06"}),
                        isu_invoice(
                            {.number = "A2", .issued_on = "2016-03-20", .due_on = "2016-04-19"})},
        .earlier = {letter_to("CHE", "2016-03-10", true, {1})}};
    CHECK(text_on(parts, "2016-05-10") ==
          "CHE level 2 since 2016-05-10: A2 level 1 overdue 30.00, A1 level 2 30.00; ");
}

TEST_CASE("another State's letters change nothing for this one") {
    const QuestionParts parts{.receivables = {isu_invoice({.number = "A1"})},
                              .earlier = {letter_to("FRA", "2016-03-09", true, {7})}};
    CHECK(text_on(parts, "2016-03-10") ==
          "CHE level 1 since 2016-03-10: A1 level 1 overdue 30.00; ");
}

TEST_CASE("what is paid is not reminded, and a State without debts is not even left out") {
    QuestionParts parts{.receivables = {isu_invoice({.number = "A1"})},
                        .credits = {{.state = state("CHE"), .fund = "isu", .amount = chf(5)}},
                        .excepted = {{state("CHE"), "has paid"}}};
    parts.receivables[0].lines[0].received = chf(3000);
    CHECK(text_on(parts, "2016-03-10") == "");
    parts.receivables[0].lines[0].received = chf(2995);
    parts.credits.clear();
    parts.excepted.clear();
    CHECK(text_on(parts, "2016-03-10") ==
          "CHE level 1 since 2016-03-10: A1 level 1 overdue 0.05; ");
}
