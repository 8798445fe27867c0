#include "scales/rate.hpp"

#include <catch2/catch.hpp>

using namespace dubrovnik::scales;

TEST_CASE("a rate is read exactly and written with three decimals") {
    struct Case {
        const char* text;
        std::int64_t millipercent;
        const char* written;
    };
    const auto c = GENERATE(values<Case>({{"0.006", 6, "0.006"},
                                          {"22", 22'000, "22.000"},
                                          {"22.000", 22'000, "22.000"},
                                          {"0.1", 100, "0.100"},
                                          {"0", 0, "0.000"},
                                          {"100", 100'000, "100.000"}}));
    const auto rate = parse_rate(c.text);
    REQUIRE(rate);
    CHECK(rate->millipercent() == c.millipercent);
    CHECK(rate_text(*rate) == c.written);
}

TEST_CASE("rate_text and parse_rate are inverses") {
    for (std::int64_t millipercent = 0; millipercent <= 100'000; millipercent += 7) {
        const auto rate = Rate::of_millipercent(millipercent);
        REQUIRE(parse_rate(rate_text(rate)) == rate);
    }
}

TEST_CASE("what is no rate is refused with the reason") {
    struct Case {
        const char* text;
        const char* code;
    };
    const auto c = GENERATE(values<Case>({{"", "rate.form"},
                                          {"0,006", "rate.form"},
                                          {" 1", "rate.form"},
                                          {"1e3", "rate.form"},
                                          {".5", "rate.form"},
                                          {"5.", "rate.form"},
                                          {"nan", "rate.form"},
                                          {"-0.001", "rate.negative"},
                                          {"-0", "rate.negative"},
                                          {"0.0060", "rate.too-fine"},
                                          {"0.0005", "rate.too-fine"},
                                          {"100.001", "rate.too-large"},
                                          {"99999999999999999999", "rate.too-large"}}));
    Findings findings;
    CHECK_FALSE(parse_rate(c.text, {"rates.csv", 7}, findings));
    CHECK_FALSE(parse_rate(c.text));
    REQUIRE(findings.size() == 1);
    CHECK(findings[0].code == c.code);
    CHECK(findings[0].place == Place{"rates.csv", 7});
}

TEST_CASE("rates add up without loss beyond 100") {
    auto sum = Rate::of_millipercent(0);
    for (int count = 0; count < 300; ++count) sum += Rate::of_millipercent(22'000);
    CHECK(rate_text(sum) == "6600.000");
}
