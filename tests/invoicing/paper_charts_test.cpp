// The scales and the course behind the committee's charts.
#include "invoicing/documents/chart_scale.hpp"
#include "invoicing/reports/ledger/shortfall_course.hpp"

#include <catch2/catch.hpp>

using namespace dubrovnik;
using namespace dubrovnik::invoicing;
using engine::Money;

namespace {

engine::Currency francs() {
    return *engine::parse_currency("CHF");
}

Money chf(std::int64_t minor) {
    return Money::of_minor(minor, francs());
}

scales::Day day(const char* text) {
    return *scales::parse_day(text);
}

engine::Movement movement(const char* on, std::int64_t called, std::int64_t received) {
    return {.entry = {},
            .booked_on = day(on),
            .document = {},
            .fund = "isu",
            .state = *scales::parse_state_code("CHE"),
            .component = "isu-annual-share",
            .called = chf(called),
            .credited = chf(0),
            .received = chf(received)};
}

std::vector<std::string> shown(const std::vector<CoursePoint>& course) {
    std::vector<std::string> texts;
    for (const auto& point : course)
        texts.push_back(scales::day_text(point.day) + " " +
                        engine::plain_amount_text(point.shortfall));
    return texts;
}

const engine::FundKey isu{.code = "isu", .currency = francs(), .components = {}};

} // namespace

TEST_CASE("a chart's marks are round and reach just beyond the largest amount") {
    struct Case {
        std::int64_t largest_minor;
        std::size_t count;
        const char* second;
        const char* last;
    };
    const auto c = GENERATE(values<Case>({
        {0, 2, "1", "1"},
        {-500, 2, "1", "1"},
        {500, 6, "1", "5"},
        {501, 4, "2", "6"},
        {100'000'00, 6, "20,000", "100,000"},
        {100'007'36, 4, "50,000", "150,000"},
        {450'000'00, 6, "100,000", "500,000"},
        {9'000'000'000'000, 6, "20,000,000,000", "100,000,000,000"},
    }));
    const auto marks = chart_marks(chf(c.largest_minor));
    CAPTURE(c.largest_minor);
    CHECK(marks.front().label == "0");
    CHECK(marks.size() == c.count);
    CHECK(marks[1].label == c.second);
    CHECK(marks.back().label == c.last);
}

TEST_CASE("the course of a young fund begins with the month of its first call") {
    const std::vector movements{movement("2016-10-03", 1000, 0), movement("2016-11-04", 0, 300),
                                movement("2016-10-20", 0, 200), movement("2016-11-04", 0, 100),
                                movement("2016-12-24", 0, 50)};
    CHECK(shown(shortfall_course(isu, movements, day("2016-12-15"))) ==
          std::vector<std::string>{"2016-10-01 0.00", "2016-10-03 10.00", "2016-10-20 8.00",
                                   "2016-11-04 4.00", "2016-12-15 4.00"});
}

TEST_CASE("the course of an older fund shows twelve months and starts with what was open") {
    const std::vector movements{movement("2014-02-01", 1000, 0), movement("2016-01-01", 0, 100),
                                movement("2016-03-31", 0, 200)};
    CHECK(shown(shortfall_course(isu, movements, day("2016-12-15"))) ==
          std::vector<std::string>{"2016-01-01 9.00", "2016-03-31 7.00", "2016-12-15 7.00"});
}

TEST_CASE("a fund in which nothing moved has no course") {
    CHECK(shortfall_course(isu, {}, day("2016-12-15")).empty());
    const std::vector movements{movement("2017-01-01", 1000, 0)};
    CHECK(shortfall_course(isu, movements, day("2016-12-15")).empty());
}

TEST_CASE("what came in is summed by month, months without money and returned money too") {
    const std::vector movements{movement("2016-10-03", 1000, 0), movement("2016-10-31", 0, 200),
                                movement("2016-12-01", 0, 300), movement("2016-12-15", 0, -100),
                                movement("2016-12-16", 0, 50)};
    const auto months = received_by_month(isu, movements, day("2016-12-15"));
    std::vector<std::string> found;
    for (const auto& month : months)
        found.push_back(scales::day_text(month.first_day) + " " +
                        engine::plain_amount_text(month.received));
    CHECK(found ==
          std::vector<std::string>{"2016-10-01 2.00", "2016-11-01 0.00", "2016-12-01 2.00"});
    CHECK(received_by_month(isu, movements, day("2017-12-15")).size() == 6);
    CHECK(received_by_month(isu, movements, day("2016-10-02")).empty());
}
