// Amounts that cannot be added are refused by name, never wrapped around or converted.
#include "engine/money.hpp"
#include "scales/finding.hpp"

#include <catch2/catch.hpp>
#include <functional>
#include <limits>

using namespace dubrovnik;
using engine::Money;

namespace {

std::string code_of(const std::function<void()>& sum) {
    try {
        sum();
    } catch (const scales::Refused& refused) {
        return refused.findings().front().code;
    }
    return "none";
}

Money of(std::int64_t amount_minor, const char* code) {
    return Money::of_minor(amount_minor, *engine::parse_currency(code));
}

} // namespace

TEST_CASE("amounts of two currencies are neither added nor subtracted") {
    CHECK(code_of([] { of(5, "CHF") + of(5, "USD"); }) == "currency.mismatch");
    CHECK(code_of([] { of(5, "CHF") - of(5, "USD"); }) == "currency.mismatch");
    CHECK(code_of([] { of(5, "CHF") + of(5, "CHF"); }) == "none");
}

TEST_CASE("a sum that 64 bits cannot hold is refused at either end") {
    const auto most = of(std::numeric_limits<std::int64_t>::max(), "CHF");
    const auto least = of(std::numeric_limits<std::int64_t>::min(), "CHF");
    CHECK(code_of([&] { most + of(1, "CHF"); }) == "amount.overflow");
    CHECK(code_of([&] { least - of(1, "CHF"); }) == "amount.overflow");
    CHECK(code_of([&] { -least; }) == "amount.overflow");
    CHECK(code_of([&] { most + of(0, "CHF"); }) == "none");
}

TEST_CASE("a part that 64 bits cannot hold is refused") {
    const auto most = of(std::numeric_limits<std::int64_t>::max(), "CHF");
    CHECK(code_of([&] { engine::part_of(most, scales::Fraction(2)); }) == "amount.overflow");
    CHECK(code_of([&] { engine::part_of(most, scales::Fraction(-2)); }) == "amount.overflow");
    CHECK(code_of([&] { engine::part_of(most, scales::Fraction(1)); }) == "none");
}

TEST_CASE("the largest amount is accepted to the cent, and nothing above it") {
    CHECK(code_of([] { engine::parse_money("CHF 90,000,000,000.00"); }) == "none");
    CHECK(code_of([] { engine::parse_money("CHF 90,000,000,000.01"); }) == "amount.too-large");
}
