#include "engine/ageing.hpp"
#include "engine/contribution_status.hpp"
#include "engine/gate.hpp"
#include "engine/promise.hpp"
#include "engine/shortfall.hpp"
#include "tests/engine/ledger_fixture.hpp"

#include <catch2/catch.hpp>
#include <random>

using namespace dubrovnik;
using namespace dubrovnik::book_test;
using namespace dubrovnik::engine;

namespace {

struct Owing {
    int document;
    const char* code;
    const char* fund;
    std::int64_t called;
    std::int64_t credited;
    std::int64_t received;
    const char* due_on;
};

Money in_fund(std::string_view fund, std::int64_t amount_minor) {
    return fund == "isu" ? chf(amount_minor) : usd(amount_minor);
}

Receivable receivable(const Owing& owing) {
    return {.document = DocumentId{owing.document},
            .number = "N",
            .fund = owing.fund,
            .state = state(owing.code),
            .year = scales::year_of(day(owing.due_on)),
            .assessment = AssessmentId{1},
            .issued_on = day(owing.due_on),
            .due_on = day(owing.due_on),
            .lines = {{.component = std::string(owing.fund) == "isu" ? "annual" : "services",
                       .called = in_fund(owing.fund, owing.called),
                       .credited = in_fund(owing.fund, owing.credited),
                       .received = in_fund(owing.fund, owing.received)}}};
}

std::vector<FundKey> two_funds() {
    return {{.code = "unog", .currency = usd(0).currency(), .components = {"services"}},
            {.code = "isu", .currency = chf(0).currency(), .components = {"meeting", "annual"}}};
}

LedgerAsOf ledger(std::string_view date, const std::vector<Owing>& owings) {
    LedgerAsOf made{.day = day(date),
                    .funds = two_funds(),
                    .receivables = {},
                    .credits = {},
                    .unmatched = {},
                    .promises = {}};
    for (const auto& owing : owings) made.receivables.push_back(receivable(owing));
    return made;
}

Promise promise(int entry, const char* code, std::int64_t amount, std::int64_t received_since,
                const char* by) {
    return {.entry = EntryId{entry},
            .state = state(code),
            .fund = "isu",
            .made_on = day("2016-11-10"),
            .by_day = day(by),
            .amount = chf(amount),
            .received_since = chf(received_since),
            .note = ""};
}

Movement received(int document, const char* code, const char* on, std::int64_t amount) {
    return {.entry = EntryId{document},
            .booked_on = day(on),
            .document = DocumentId{document},
            .fund = "isu",
            .state = state(code),
            .component = "annual",
            .called = chf(0),
            .credited = chf(0),
            .received = chf(amount)};
}

} // namespace

TEST_CASE("the shortfall is called less credited less received, fund by fund") {
    auto made = ledger("2016-11-04", {{1, "AFG", "isu", 100, 10, 30, "2016-11-02"},
                                      {2, "BEL", "isu", 500, 0, 500, "2016-11-02"},
                                      {3, "CHE", "isu", 70, 0, 0, "2016-11-04"},
                                      {4, "CHE", "unog", 90, 0, 20, "2016-06-07"}});
    made.credits.push_back({.state = state("BEL"), .fund = "isu", .amount = chf(1000)});
    made.unmatched.push_back({.receipt = EntryId{5},
                              .fund = "isu",
                              .state = {},
                              .received_on = day("2016-11-01"),
                              .reference = "",
                              .amount = chf(7)});
    const auto found = shortfalls(made);
    REQUIRE(found.size() == 2);
    const auto& isu = found[1];
    CHECK(isu.called == chf(670));
    CHECK(isu.credited == chf(10));
    CHECK(isu.received == chf(530));
    CHECK(isu.shortfall == chf(130));
    CHECK(isu.overdue == chf(60)); // due today is not yet past
    CHECK(isu.credits_held == chf(1000));
    CHECK(isu.unmatched == chf(7));
    REQUIRE(isu.states_owing() == 2);
    CHECK(isu.debts[0].state == state("CHE"));
    CHECK(isu.debts[1].overdue == chf(60));
    CHECK(isu.components[0].shortfall == chf(0));
    CHECK(isu.components[1].shortfall == chf(130));
    CHECK(isu.collected_millipercent() == 80303); // 530 of 660
    CHECK(found[0].shortfall == usd(70));
}

TEST_CASE("a fund in which nothing was called is listed with zeros") {
    const auto found = shortfalls(ledger("2016-11-04", {}));
    REQUIRE(found.size() == 2);
    CHECK(found[0].shortfall == usd(0));
    CHECK_FALSE(found[0].collected_millipercent());
}

TEST_CASE("a promise is announced until its day, as far as it is neither kept nor moot") {
    struct Case {
        const char* name;
        std::vector<Promise> promises;
        std::int64_t wanted;
    };
    const auto c = GENERATE(values<Case>({
        {"as said", {promise(1, "AFG", 60, 0, "2016-12-01")}, 60},
        {"on its last day", {promise(1, "AFG", 60, 0, "2016-11-20")}, 60},
        {"lapsed", {promise(1, "AFG", 60, 0, "2016-11-19")}, 0},
        {"never more than is owed", {promise(1, "AFG", 600, 0, "2016-12-01")}, 100},
        {"partly kept", {promise(1, "AFG", 60, 45, "2016-12-01")}, 15},
        {"kept", {promise(1, "AFG", 60, 60, "2016-12-01")}, 0},
        {"the newest counts",
         {promise(2, "AFG", 20, 0, "2016-12-01"), promise(1, "AFG", 60, 0, "2016-12-01")},
         20},
        {"a newer one that lapsed ends the older",
         {promise(1, "AFG", 60, 0, "2016-12-01"), promise(2, "AFG", 20, 0, "2016-11-12")},
         0},
        {"of who owes nothing", {promise(1, "FRA", 60, 0, "2016-12-01")}, 0},
    }));
    INFO(c.name);
    auto made = ledger("2016-11-20", {{1, "AFG", "isu", 100, 0, 0, "2016-11-02"}});
    made.promises = c.promises;
    const auto isu = shortfalls(made)[1];
    CHECK(isu.announced == chf(c.wanted));
    CHECK(isu.shortfall == chf(100)); // never deducted
}

TEST_CASE("the change of a shortfall is told by State") {
    const std::vector<Movement> moved{
        received(1, "BEL", "2016-11-04", 5), received(2, "BEL", "2016-11-05", 30),
        received(3, "AFG", "2016-12-15", 40), received(4, "AFG", "2016-12-16", 50)};
    const auto found =
        changes({.since = day("2016-11-04"), .day = day("2016-12-15")}, two_funds(), moved);
    CHECK(found[1].received == chf(70));
    CHECK(found[1].change() == chf(-70));
    REQUIRE(found[1].states.size() == 2);
    CHECK(found[1].states[0].state == state("AFG"));
    CHECK(found[1].states[0].received == chf(40));
    CHECK(found[0].states.empty());
}

TEST_CASE("an age counts from the day after the due day") {
    struct Case {
        const char* day;
        AgeBucket wanted;
    };
    const auto c = GENERATE(values<Case>({
        {"2016-11-01", AgeBucket::not_due},
        {"2016-11-02", AgeBucket::not_due},
        {"2016-11-03", AgeBucket::days_0_60},
        {"2017-01-01", AgeBucket::days_0_60},
        {"2017-01-02", AgeBucket::days_61_120},
        {"2017-03-02", AgeBucket::days_61_120},
        {"2017-03-03", AgeBucket::days_121_365},
        {"2017-11-02", AgeBucket::days_121_365},
        {"2017-11-03", AgeBucket::over_a_year},
    }));
    INFO(c.day);
    CHECK(age_bucket(day("2016-11-02"), day(c.day)) == c.wanted);
}

TEST_CASE("the buckets of the ageing add up to the shortfall, for any ledger") {
    const auto seed = test_seed();
    INFO("DUBROVNIK_SEED=" << seed);
    std::mt19937_64 random(seed);
    const char* codes[] = {"AFG", "BEL", "CHE", "FRA"};
    const char* days[] = {"2014-05-01", "2016-01-01", "2016-10-01", "2016-11-03", "2017-01-01"};
    for (int round = 0; round < 200; ++round) {
        std::vector<Owing> owings;
        for (int document = 1; document <= 20; ++document) {
            const auto called = static_cast<std::int64_t>(random() % 1000 + 1);
            owings.push_back({document, codes[random() % 4], random() % 2 ? "isu" : "unog", called,
                              0, static_cast<std::int64_t>(random()) % (called + 1),
                              days[random() % 5]});
            owings.back().received = std::abs(owings.back().received);
        }
        const auto made = ledger("2016-11-04", owings);
        const auto short_of = shortfalls(made);
        const auto aged = ageing(made.day, made.funds, made.receivables);
        for (std::size_t fund = 0; fund < aged.size(); ++fund) {
            auto sum = Money::zero(aged[fund].total.currency());
            for (const auto& amount : aged[fund].amounts) sum += amount;
            CHECK(sum == aged[fund].total);
            CHECK(sum == short_of[fund].shortfall);
            CHECK(aged[fund].states.size() == short_of[fund].states_owing());
            CHECK(sum - aged[fund].amounts[0] == short_of[fund].overdue);
        }
    }
}

TEST_CASE("the gate lies 90 days before the meeting opens") {
    CHECK(gate_of(day("2017-09-04")) == day("2017-06-06"));
    CHECK(gate_of(day("2016-09-05")) == day("2016-06-07"));
}

TEST_CASE("a meeting can be held when all of its costs are held, and not otherwise") {
    struct Case {
        const char* day;
        std::int64_t received;
        GateStatus wanted;
        std::int64_t missing;
    };
    const auto c = GENERATE(values<Case>({
        {"2017-06-06", 99, GateStatus::at_risk, 1},
        {"2017-06-07", 99, GateStatus::cannot_be_held, 1},
        {"2017-06-07", 100, GateStatus::can_be_held, 0},
        {"2017-01-01", 100, GateStatus::can_be_held, 0},
    }));
    auto made = ledger(c.day, {{1, "AFG", "unog", 100, 0, c.received, "2017-06-06"},
                               {2, "BEL", "isu", 100, 0, 100, "2017-06-06"}});
    made.credits.push_back({.state = state("AFG"), .fund = "unog", .amount = usd(500)});
    const auto found = gates({.day = made.day,
                              .meetings = {{.assessment = AssessmentId{1},
                                            .meeting = "Seventh Meeting",
                                            .opens = day("2017-09-04"),
                                            .fund = "unog",
                                            .component = "services",
                                            .needed = usd(100)}},
                              .receivables = made.receivables,
                              .promises = {}});
    REQUIRE(found.size() == 1);
    CHECK(found[0].gate == day("2017-06-06"));
    CHECK(found[0].status == c.wanted);
    CHECK(found[0].held == usd(c.received));
    CHECK(found[0].missing == usd(c.missing));
    CHECK(found[0].states.size() == (c.missing == 0 ? 0 : 1));
    CHECK(gate_status_text(GateStatus::cannot_be_held) == "cannot be held");
}

TEST_CASE("the status groups States and honours those that paid in time") {
    auto made = ledger("2017-03-01", {{1, "AFG", "isu", 100, 0, 100, "2016-11-02"},
                                      {2, "BEL", "isu", 100, 0, 100, "2016-11-02"},
                                      {3, "CHE", "isu", 100, 0, 40, "2016-11-02"},
                                      {4, "FRA", "isu", 100, 0, 0, "2015-11-02"},
                                      {5, "FRA", "isu", 60, 0, 0, "2016-11-02"},
                                      {6, "HUN", "isu", 100, 100, 0, "2016-11-02"}});
    made.credits.push_back({.state = state("AFG"), .fund = "isu", .amount = chf(9)});
    const std::vector<Movement> moved{
        received(1, "AFG", "2016-11-02", 60), received(1, "AFG", "2016-10-20", 40),
        received(2, "BEL", "2016-10-01", 99), received(2, "BEL", "2016-11-03", 1),
        received(3, "CHE", "2016-10-01", 40)};
    const auto isu = contribution_status({.ledger = made, .movements = moved})[1];
    REQUIRE(isu.states.size() == 5);
    CHECK(isu.states[0].group == PaymentGroup::in_full);
    CHECK(isu.states[0].credit == chf(9));
    REQUIRE(isu.states[0].receipts.size() == 2);
    CHECK(isu.states[0].receipts[0].day == day("2016-10-20"));
    CHECK(isu.states[2].group == PaymentGroup::partly);
    CHECK(isu.states[3].arrears_by_year.at(2015) == chf(100));
    CHECK(isu.states[3].arrears_by_year.at(2016) == chf(60));
    CHECK(isu.groups[0].states == 3);
    CHECK(isu.groups[0].credited == chf(100));
    CHECK(isu.groups[1].outstanding == chf(60));
    CHECK(isu.groups[2].outstanding == chf(160));
    CHECK(isu.honour_roll == std::vector{state("AFG")}); // BEL's last cent came a day late
}

TEST_CASE("buckets and groups have words of their own") {
    CHECK(age_bucket_text(AgeBucket::not_due) == "not due");
    CHECK(age_bucket_text(AgeBucket::days_0_60) == "0-60");
    CHECK(age_bucket_text(AgeBucket::over_a_year) == "over 365");
    CHECK(payment_group_text(PaymentGroup::in_full) == "paid in full");
    CHECK(payment_group_text(PaymentGroup::partly) == "paid in part");
    CHECK(payment_group_text(PaymentGroup::not_at_all) == "not paid");
}

TEST_CASE("payments of one day are one row, and what was undone on its day is none") {
    const auto made = ledger("2017-03-01", {{1, "AFG", "isu", 100, 0, 70, "2016-11-02"}});
    const std::vector<Movement> moved{
        received(1, "AFG", "2016-10-01", 40), received(1, "AFG", "2016-10-01", 30),
        received(1, "AFG", "2016-10-02", 9), received(1, "AFG", "2016-10-02", -9)};
    const auto isu = contribution_status({.ledger = made, .movements = moved})[1];
    REQUIRE(isu.states.front().receipts.size() == 1);
    CHECK(isu.states.front().receipts.front().amount == chf(70));
}

TEST_CASE("a meeting's gate counts its own components, and a promise as far as they are owed") {
    auto made = ledger("2017-01-01", {{1, "AFG", "unog", 100, 0, 40, "2017-06-06"},
                                      {2, "BEL", "unog", 300, 0, 0, "2017-06-06"},
                                      {3, "CHE", "isu", 50, 0, 0, "2017-06-06"}});
    made.receivables[0].lines.push_back(
        {.component = "other", .called = usd(500), .credited = usd(0), .received = usd(200)});
    auto in_unog = promise(9, "AFG", 0, 0, "2017-02-01");
    in_unog.fund = "unog";
    in_unog.amount = usd(300); // AFG owes 360 in the fund, 60 of it for the meeting
    in_unog.received_since = usd(0);
    const std::vector<Promise> promises{in_unog, promise(10, "CHE", 50, 0, "2017-02-01")};
    const auto costs = [](int assessment, const char* opens, const char* component) {
        return MeetingCosts{.assessment = AssessmentId{assessment},
                            .meeting = {.english = "Meeting"},
                            .opens = day(opens),
                            .fund = "unog",
                            .component = component,
                            .needed = usd(200)};
    };
    const auto found =
        gates({.day = made.day,
               .meetings = {costs(2, "2018-09-04", "services"), costs(1, "2017-09-04", "services"),
                            costs(1, "2017-09-04", "papers")},
               .receivables = made.receivables,
               .promises = promises});
    REQUIRE(found.size() == 2);
    CHECK(found[0].opens == day("2017-09-04"));
    CHECK(found[0].needed == usd(400)); // two components of one meeting
    CHECK(found[0].held == usd(40));
    CHECK(found[0].announced == usd(60));
    REQUIRE(found[0].states.size() == 2);
    CHECK(found[0].states[0].state == state("BEL")); // the largest first
    CHECK(found[0].states[1].outstanding == usd(60));
    CHECK(found[1].held == usd(0));
    CHECK(found[1].announced == usd(0));
}

TEST_CASE("the collected per cent is rounded half-up, of what was called less credited") {
    const auto collected = [](std::int64_t called, std::int64_t credited, std::int64_t received) {
        const auto made =
            ledger("2017-01-01", {{1, "AFG", "isu", called, credited, received, "2017-06-06"}});
        return shortfalls(made)[1].collected_millipercent();
    };
    CHECK(collected(3, 0, 2) == 66'667);
    CHECK(collected(3, 0, 1) == 33'333);
    CHECK(collected(400, 200, 100) == 50'000);
    CHECK_FALSE(collected(100, 100, 0).has_value());
}
