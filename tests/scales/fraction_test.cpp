#include "scales/fraction.hpp"

#include "tests/scales/seeded.hpp"

#include <catch2/catch.hpp>

using namespace dubrovnik::scales;
using namespace dubrovnik::scales::testing;

TEST_CASE("the three roundings differ exactly at the half and below zero") {
    struct Case {
        Fraction value;
        int floor;
        int half_up;
        int half_even;
    };
    const std::vector<Case> cases = {
        {Fraction(5, 2), 2, 3, 2},      {Fraction(7, 2), 3, 4, 4},
        {Fraction(1, 2), 0, 1, 0},      {Fraction(-1, 2), -1, -1, 0},
        {Fraction(-5, 2), -3, -3, -2},  {Fraction(-3, 2), -2, -2, -2},
        {Fraction(12, 5), 2, 2, 2},     {Fraction(13, 5), 2, 3, 3},
        {Fraction(-12, 5), -3, -2, -2}, {Fraction(-13, 5), -3, -3, -3},
        {Fraction(4), 4, 4, 4},         {Fraction(0), 0, 0, 0},
    };
    for (const auto& c : cases) {
        INFO(fraction_text(c.value));
        CHECK(floor_of(c.value) == c.floor);
        CHECK(half_up(c.value) == c.half_up);
        CHECK(half_even(c.value) == c.half_even);
    }
}

TEST_CASE("a decimal is written with exactly the digits asked for") {
    struct Case {
        const char* value;
        int decimals;
        const char* wanted;
    };
    const auto c = GENERATE(values<Case>({{"17/2000", 4, "0.0085"},
                                          {"1/3", 9, "0.333333333"},
                                          {"2/3", 3, "0.667"},
                                          {"-1/200", 2, "-0.01"},
                                          {"-1/3", 2, "-0.33"},
                                          {"-1/1000", 2, "0.00"},
                                          {"5", 0, "5"},
                                          {"5/2", 0, "3"},
                                          {"22", 3, "22.000"}}));
    CHECK(decimal_text(parse_fraction(c.value).value(), c.decimals) == c.wanted);
}

TEST_CASE("only plain decimals are read") {
    CHECK(parse_decimal("0.001") == Fraction(1, 1000));
    CHECK(parse_decimal("-3.5") == Fraction(-7, 2));
    CHECK(parse_decimal("007") == Fraction(7));
    for (const auto* text : {"", "-", ".", "1.", ".1", "+1", "1e3", "1,5", "0x10", " 1", "1 ",
                             "--1", "1.2.3", "inf", "1111111111111111111111111111111"})
        CHECK_FALSE(parse_decimal(text));
}

TEST_CASE("fraction_text and parse_fraction are inverses, in random cases") {
    INFO("DUBROVNIK_SEED=" << test_seed());
    std::mt19937_64 random(test_seed());
    for (int round = 0; round < 2000; ++round) {
        const Fraction value(random_between(random, -1'000'000, 1'000'000),
                             random_between(random, 1, 1'000'000));
        REQUIRE(parse_fraction(fraction_text(value)) == value);
    }
    for (const auto* text : {"", "1/0", "1/", "/2", "1/-2", "a/b", "1/2/3", "1.5"})
        CHECK_FALSE(parse_fraction(text));
}
