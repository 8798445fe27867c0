// Who is left out of a run, of what, and why.
#include "engine/reminder.hpp"
#include "tests/engine/reminder_question.hpp"

#include <catch2/catch.hpp>
#include <functional>

using namespace dubrovnik;
using namespace dubrovnik::book_test;
using namespace dubrovnik::engine;

namespace {

// Two invoices of one fund, of two lines and of one, and one of the other fund; all overdue.
QuestionParts three_invoices() {
    return {.receivables = {
                isu_invoice({.number = "A2",
                             .meeting_minor = 1000,
                             .annual_minor = 3000,
                             .issued_on = "2016-01-20",
                             .due_on = "2016-02-19"}),
                isu_invoice({.number = "A1", .annual_minor = 2000}),
                unog_invoice({.number = "B3", .annual_minor = 5000, .due_on = "2016-02-25"})}};
}

HeldCredit credit(std::string fund, Money amount, std::string_view code = "CHE") {
    return {.state = state(code), .fund = std::move(fund), .amount = amount};
}

Promise promise(std::string fund, Money amount, std::string_view by_day) {
    return {.entry = EntryId{1},
            .state = state("CHE"),
            .fund = std::move(fund),
            .made_on = day("2016-03-01"),
            .by_day = day(by_day),
            .amount = amount,
            .received_since = Money::zero(amount.currency()),
            .note = "in the budget"};
}

UnmatchedMoney unmatched(std::int64_t receipt, std::string_view code) {
    return {.receipt = EntryId{receipt},
            .fund = "isu",
            .state = code.empty() ? std::nullopt : std::optional(state(code)),
            .received_on = day("2016-03-05"),
            .reference = "CCM",
            .amount = chf(100 * receipt)};
}

const std::string all_three = "CHE level 1 since 2016-03-10: A1 level 1 overdue 20.00, "
                              "A2 level 1 overdue 40.00, B3 level 1 overdue 50.00; ";

struct Case {
    const char* name;
    std::function<void(QuestionParts&)> change;
    std::string wanted;
};

void check(const Case& c) {
    INFO(c.name);
    auto parts = three_invoices();
    c.change(parts);
    CHECK(plan_text(planned(parts, day("2016-03-10"))) == c.wanted);
}

} // namespace

TEST_CASE("a State's own credit covers the oldest first, and only its own fund") {
    check(GENERATE(values<Case>({
        {"nothing", [](auto&) {}, all_three},
        {"part of the oldest, and the rest is asked for",
         [](auto& parts) { parts.credits = {credit("isu", chf(500))}; },
         "CHE level 1 since 2016-03-10: A1 level 1 overdue 15.00, A2 level 1 overdue 40.00, "
         "B3 level 1 overdue 50.00; CHE credit A1 5.00; "},
        {"the oldest, and part of the next",
         [](auto& parts) { parts.credits = {credit("isu", chf(2500))}; },
         "CHE level 1 since 2016-03-10: A2 level 1 overdue 35.00, B3 level 1 overdue 50.00; "
         "CHE credit A1 20.00; CHE credit A2 5.00; "},
        {"more than its own fund", [](auto& parts) { parts.credits = {credit("isu", chf(9000))}; },
         "CHE level 1 since 2016-03-10: B3 level 1 overdue 50.00; "
         "CHE credit A1 20.00; CHE credit A2 40.00; "},
        {"both funds whole",
         [](auto& parts) {
             parts.credits = {credit("isu", chf(6000)), credit("unog", usd(5000))};
         },
         "CHE credit A1 20.00; CHE credit A2 40.00; CHE credit B3 50.00; "},
        {"another State's", [](auto& parts) { parts.credits = {credit("isu", chf(9000), "FRA")}; },
         all_three},
    })));
}

TEST_CASE("a promise covers its fund and amount until it lapses") {
    check(GENERATE(values<Case>({
        {"its amount",
         [](auto& parts) { parts.promises = {promise("isu", chf(2500), "2016-04-01")}; },
         "CHE level 1 since 2016-03-10: A2 level 1 overdue 35.00, B3 level 1 overdue 50.00; "
         "CHE promise A1 20.00 until 2016-04-01 (in the budget); "
         "CHE promise A2 5.00 until 2016-04-01 (in the budget); "},
        {"on its last day",
         [](auto& parts) { parts.promises = {promise("unog", usd(5000), "2016-03-10")}; },
         "CHE level 1 since 2016-03-10: A1 level 1 overdue 20.00, A2 level 1 overdue 40.00; "
         "CHE promise B3 50.00 until 2016-03-10 (in the budget); "},
        {"not a day longer",
         [](auto& parts) { parts.promises = {promise("isu", chf(2500), "2016-03-09")}; },
         all_three},
        {"after the credit",
         [](auto& parts) {
             parts.promises = {promise("isu", chf(1000), "2016-04-01")};
             parts.credits = {credit("isu", chf(1500))};
         },
         "CHE level 1 since 2016-03-10: A2 level 1 overdue 35.00, B3 level 1 overdue 50.00; "
         "CHE credit A1 15.00; CHE promise A1 5.00 until 2016-04-01 (in the budget); "
         "CHE promise A2 5.00 until 2016-04-01 (in the budget); "},
    })));
}

TEST_CASE("what is covered whole gives the rhythm to the next invoice") {
    auto parts = three_invoices();
    parts.credits = {credit("isu", chf(2000)), credit("unog", usd(5000))};
    CHECK(plan_text(planned(parts, day("2016-03-19"))) ==
          "CHE credit A1 20.00; CHE credit B3 50.00; CHE next later until 2016-03-20; ");
}

TEST_CASE("a hold is of a State, a number or a component") {
    const auto held = [](QuestionParts& parts, std::optional<DocumentId> document,
                         std::optional<std::string> component) {
        parts.holds.push_back(hold_of("CHE"));
        parts.holds.back().document = document;
        parts.holds.back().component = component;
        parts.holds.back().reason = "in talks";
    };
    check(GENERATE_COPY(values<Case>({
        {"of the State", [=](auto& parts) { held(parts, {}, {}); },
         "CHE hold A1 20.00 until 2016-12-31 (in talks); "
         "CHE hold A2 40.00 until 2016-12-31 (in talks); "
         "CHE hold B3 50.00 until 2016-12-31 (in talks); "},
        {"of a number", [=](auto& parts) { held(parts, DocumentId{2}, {}); },
         "CHE level 1 since 2016-03-10: A1 level 1 overdue 20.00, B3 level 1 overdue 50.00; "
         "CHE hold A2 40.00 until 2016-12-31 (in talks); "},
        {"of a component", [=](auto& parts) { held(parts, {}, "isu-annual-share"); },
         "CHE level 1 since 2016-03-10: A2 level 1 overdue 10.00 in part, "
         "B3 level 1 overdue 50.00; CHE hold A1 20.00 until 2016-12-31 (in talks); "
         "CHE hold A2 30.00 until 2016-12-31 (in talks); "},
        {"of a component of a number",
         [=](auto& parts) { held(parts, DocumentId{2}, "isu-meeting-share"); },
         "CHE level 1 since 2016-03-10: A1 level 1 overdue 20.00, "
         "A2 level 1 overdue 30.00 in part, B3 level 1 overdue 50.00; "
         "CHE hold A2 10.00 until 2016-12-31 (in talks); "},
        {"of a component that is paid already",
         [=](auto& parts) {
             held(parts, {}, "isu-meeting-share");
             parts.receivables[0].lines[0].received = chf(1000);
         },
         "CHE level 1 since 2016-03-10: A1 level 1 overdue 20.00, A2 level 1 overdue 30.00, "
         "B3 level 1 overdue 50.00; "},
        {"of another State", [](auto& parts) { parts.holds = {hold_of("FRA")}; }, all_three},
    })));
}

TEST_CASE("of two holds the longer counts, of two of the same length the earlier recorded") {
    auto parts = three_invoices();
    parts.receivables.erase(parts.receivables.begin() + 1, parts.receivables.end());
    parts.holds = {hold_of("CHE"), hold_of("CHE"), hold_of("CHE")};
    parts.holds[0].entry = EntryId{5};
    parts.holds[0].reason = "later";
    parts.holds[1].entry = EntryId{4};
    parts.holds[1].reason = "earlier";
    parts.holds[2].until = day("2016-12-30");
    parts.holds[2].reason = "shorter";
    CHECK(plan_text(planned(parts, day("2016-03-20"))) ==
          "CHE hold A2 40.00 until 2016-12-31 (earlier); ");
}

TEST_CASE("a credit covers what is not on hold") {
    auto parts = three_invoices();
    parts.holds = {hold_of("CHE")};
    parts.holds[0].document = DocumentId{1};
    parts.credits = {credit("isu", chf(1500))};
    CHECK(plan_text(planned(parts, day("2016-03-10"))) ==
          "CHE level 1 since 2016-03-10: A2 level 1 overdue 25.00, B3 level 1 overdue 50.00; "
          "CHE hold A1 20.00 until 2016-12-31; CHE credit A2 15.00; ");
}

TEST_CASE("a State is left out whole: by the officer, for unmatched money, below the minimum") {
    check(GENERATE(values<Case>({
        {"excepted",
         [](auto& parts) {
             parts.excepted = {{state("CHE"), "minister visits"}};
         },
         "CHE excepted (minister visits); "},
        {"unmatched money that may be its own",
         [](auto& parts) {
             parts.unmatched = {unmatched(8, "CHE"), unmatched(7, "CHE")};
         },
         "CHE unmatched money 7.00 (CCM); CHE unmatched money 8.00 (CCM); "},
        {"unmatched money of nobody or of another",
         [](auto& parts) {
             parts.unmatched = {unmatched(7, ""), unmatched(8, "FRA")};
         },
         all_three},
        {"below the minimum in every currency",
         [](auto& parts) {
             parts.minimum = {chf(6001), usd(5001)};
         },
         "CHE below minimum 60.00; CHE below minimum 50.00; "},
        {"at the minimum in one currency",
         [](auto& parts) {
             parts.minimum = {chf(6000), usd(5001)};
         },
         all_three},
        {"no minimum in one currency", [](auto& parts) { parts.minimum = {chf(6001)}; }, all_three},
        {"below the minimum once the credit is used",
         [](auto& parts) {
             parts.minimum = {chf(6000), usd(9000)};
             parts.credits = {credit("isu", chf(1))};
         },
         "CHE credit A1 0.01; CHE below minimum 59.99; CHE below minimum 50.00; "},
    })));
}

TEST_CASE("each reason has words of its own") {
    CHECK(left_out_text(LeftOutBecause::excepted) == "excepted");
    CHECK(left_out_text(LeftOutBecause::next_later) == "next later");
}
