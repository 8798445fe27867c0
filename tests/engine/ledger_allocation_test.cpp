#include "engine/allocation.hpp"
#include "engine/correction.hpp"
#include "engine/timeline.hpp"
#include "tests/engine/ledger_fixture.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <map>
#include <random>

using namespace dubrovnik;
using namespace dubrovnik::book_test;
using namespace dubrovnik::engine;

namespace {

OpenItem item(int document, std::string number, std::string_view due, std::int64_t first_minor,
              std::int64_t second_minor) {
    return {.document = DocumentId{document},
            .number = std::move(number),
            .due_on = day(due),
            .lines = {{.component = "meeting", .open = chf(first_minor)},
                      {.component = "annual", .open = chf(second_minor)}}};
}

const std::vector<OpenItem> three_items{item(1, "ISU-2017-0004", "2017-03-01", 40, 60),
                                        item(2, "ISU-2016-0009", "2016-03-01", 10, 20),
                                        item(3, "ISU-2017-0002", "2017-03-01", 5, 5)};

std::string parts_text(const Allocation& allocation) {
    std::string text;
    for (const auto& part : allocation.parts)
        text += fmt::format("{}/{}:{} ", part.number.substr(4), part.component,
                            part.amount.amount_minor());
    return text + fmt::format("rest {}", allocation.rest.amount_minor());
}

Receivable receivable(std::int64_t received_first, std::int64_t received_second,
                      std::int64_t credited_first = 0) {
    const auto line = [](const char* component, std::int64_t called, std::int64_t credited,
                         std::int64_t received) {
        return ReceivableLine{.component = component,
                              .called = chf(called),
                              .credited = chf(credited),
                              .received = chf(received)};
    };
    return {.document = DocumentId{1},
            .number = "ISU-2017-0001",
            .fund = "isu",
            .state = state("CHE"),
            .year = 2017,
            .assessment = {},
            .issued_on = day("2017-01-10"),
            .due_on = day("2017-02-09"),
            .lines = {line("meeting", 40, credited_first, received_first),
                      line("annual", 60, 0, received_second)}};
}

std::string lines_text(const std::vector<CorrectedLine>& lines) {
    std::string text;
    for (const auto& line : lines)
        text += fmt::format("{}:{}({}) ", line.component, line.credited.amount_minor(),
                            line.freed.amount_minor());
    return text;
}

} // namespace

TEST_CASE("money pays the oldest invoice first, and lines in printed order") {
    struct Case {
        const char* name;
        std::int64_t money;
        std::vector<int> named;
        std::optional<std::string> component;
        const char* wanted;
    };
    const auto c = GENERATE(values<Case>({
        {"part of the oldest", 15, {}, {}, "2016-0009/meeting:10 2016-0009/annual:5 rest 0"},
        {"same due day: by number",
         36,
         {},
         {},
         "2016-0009/meeting:10 2016-0009/annual:20 2017-0002/meeting:5 2017-0002/annual:1 rest 0"},
        {"more than all",
         200,
         {},
         {},
         "2016-0009/meeting:10 2016-0009/annual:20 2017-0002/meeting:5 2017-0002/annual:5 "
         "2017-0004/meeting:40 2017-0004/annual:60 rest 60"},
        {"what exceeds the named is credit",
         110,
         {1},
         {},
         "2017-0004/meeting:40 2017-0004/annual:60 rest 10"},
        {"named in the order named",
         104,
         {1, 3},
         {},
         "2017-0004/meeting:40 2017-0004/annual:60 2017-0002/meeting:4 rest 0"},
        {"one component only", 100, {1}, "annual", "2017-0004/annual:60 rest 40"},
        {"one component, oldest first",
         30,
         {},
         "annual",
         "2016-0009/annual:20 2017-0002/annual:5 2017-0004/annual:5 rest 0"},
        {"nothing", 0, {}, {}, "rest 0"},
    }));
    INFO(c.name);
    AllocationWish wish{.named = {}, .component = c.component};
    for (const auto document : c.named) wish.named.push_back(DocumentId{document});
    CHECK(parts_text(allocate(chf(c.money), three_items, wish)) == c.wanted);
}

TEST_CASE("an invoice that is not the State's cannot be named") {
    CHECK(refusal_code([] {
              allocate(chf(1), three_items, {.named = {DocumentId{9}}, .component = {}});
          }) == "allocation.invoice");
}

TEST_CASE("an allocation loses nothing, overpays nothing and ignores the order of the items") {
    const auto seed = test_seed();
    INFO("DUBROVNIK_SEED=" << seed);
    std::mt19937_64 random(seed);
    for (int round = 0; round < 500; ++round) {
        std::vector<OpenItem> items;
        std::map<std::pair<DocumentId, std::string>, std::int64_t> open;
        const auto count = static_cast<int>(random() % 6);
        for (int index = 1; index <= count; ++index) {
            items.push_back(item(index, fmt::format("ISU-2017-{:04}", index),
                                 fmt::format("2017-0{}-01", 1 + random() % 3),
                                 static_cast<std::int64_t>(random() % 50),
                                 static_cast<std::int64_t>(random() % 50)));
            for (const auto& line : items.back().lines)
                open[{items.back().document, line.component}] = line.open.amount_minor();
        }
        const auto money = static_cast<std::int64_t>(random() % 200);
        const auto allocation = allocate(chf(money), items, {.named = {}, .component = {}});
        auto sum = allocation.rest.amount_minor();
        for (const auto& part : allocation.parts) {
            sum += part.amount.amount_minor();
            auto& left = open[{part.document, part.component}];
            left -= part.amount.amount_minor();
            CHECK(left >= 0);
        }
        CHECK(sum == money);
        std::int64_t still_open = 0;
        for (const auto& [key, left] : open) still_open += left;
        CHECK((allocation.rest.amount_minor() == 0 || still_open == 0));
        std::shuffle(items.begin(), items.end(), random);
        CHECK(parts_text(allocate(chf(money), items, {.named = {}, .component = {}})) ==
              parts_text(allocation));
    }
}

TEST_CASE("a credit note takes off what is open first, and frees what was paid") {
    struct Case {
        const char* name;
        Receivable before;
        std::int64_t amount;
        const char* wanted;
    };
    const auto c = GENERATE(values<Case>({
        {"nothing paid", receivable(0, 0), 50, "meeting:40(0) annual:10(0) "},
        {"part paid", receivable(40, 10), 50, "annual:50(0) "},
        {"more than is open", receivable(40, 10), 70, "meeting:20(20) annual:50(0) "},
        {"all paid, all credited", receivable(40, 60), 100, "meeting:40(40) annual:60(60) "},
        {"credited before", receivable(0, 0, 40), 60, "annual:60(0) "},
    }));
    INFO(c.name);
    CHECK(lines_text(plan_credit_note(c.before, chf(c.amount))) == c.wanted);
}

TEST_CASE("no more is taken back than was called, and nothing in another currency") {
    CHECK(refusal_code([] { plan_credit_note(receivable(0, 0), chf(101)); }) ==
          "correction.amount");
    CHECK(refusal_code([] { plan_credit_note(receivable(0, 0, 40), chf(61)); }) ==
          "correction.amount");
    CHECK(refusal_code([] { plan_credit_note(receivable(0, 0), chf(0)); }) == "correction.amount");
    CHECK(refusal_code([] { plan_credit_note(receivable(0, 0), usd(1)); }) == "correction.amount");
}

TEST_CASE("only an untouched invoice is voided, and only what is open written off") {
    CHECK(lines_text(plan_void(receivable(0, 0))) == "meeting:40(0) annual:60(0) ");
    CHECK(refusal_code([] { plan_void(receivable(1, 0)); }) == "void.allocated");
    CHECK(refusal_code([] { plan_void(receivable(0, 0, 1)); }) == "void.credited");
    CHECK(lines_text(plan_write_off(receivable(30, 0), chf(20))) == "meeting:10(0) annual:10(0) ");
    CHECK(refusal_code([] { plan_write_off(receivable(40, 60), chf(1)); }) == "write-off.amount");
}

TEST_CASE("what can be taken on a day is the lowest balance from then on") {
    Timeline timeline(chf(0).currency());
    CHECK(timeline.available_on(day("2017-01-01")) == chf(0));
    timeline.add({.day = day("2017-02-01"), .amount = chf(100)});
    timeline.add({.day = day("2017-04-01"), .amount = chf(50)});
    timeline.add({.day = day("2017-03-01"), .amount = chf(-80)});
    struct Case {
        const char* on;
        std::int64_t wanted;
    };
    for (const auto& c : {Case{"2017-01-31", 0}, Case{"2017-02-01", 20}, Case{"2017-02-28", 20},
                          Case{"2017-03-01", 20}, Case{"2017-03-31", 20}, Case{"2017-04-01", 70},
                          Case{"2018-01-01", 70}})
        CHECK(timeline.available_on(day(c.on)).amount_minor() == c.wanted);
    CHECK_FALSE(timeline.overdrawn_on());
    CHECK(timeline.balance() == chf(70));
    timeline.add({.day = day("2017-03-05"), .amount = chf(-21)});
    CHECK(timeline.overdrawn_on() == day("2017-03-05"));
    CHECK(timeline.available_on(day("2017-04-01")).amount_minor() == 49);
}

TEST_CASE("movements of one day are one: in and out on it overdraws nothing") {
    Timeline timeline(chf(0).currency());
    timeline.add({.day = day("2017-02-01"), .amount = chf(-30)});
    timeline.add({.day = day("2017-02-01"), .amount = chf(30)});
    CHECK_FALSE(timeline.overdrawn_on());
}
