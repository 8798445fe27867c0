#include "engine/money.hpp"

#include "scales/finding.hpp"

#include <catch2/catch.hpp>
#include <limits>
#include <random>
#include <type_traits>

using namespace dubrovnik;
using engine::Money;

namespace {

template <typename Left, typename Right>
concept Multipliable = requires(Left left, Right right) {
    left* right;
};
template <typename Left, typename Right>
concept Dividable = requires(Left left, Right right) {
    left / right;
};
template <typename Left, typename Right>
concept Ordered = requires(Left left, Right right) {
    left < right;
};

engine::Currency currency(const char* code) {
    return *engine::parse_currency(code);
}

std::string code_of(const std::string& text) {
    try {
        engine::parse_money(text);
    } catch (const scales::Refused& refused) {
        return refused.findings().front().code;
    }
    return "none";
}

} // namespace

TEST_CASE("money cannot be multiplied, divided, ordered or made of a floating-point number") {
    STATIC_REQUIRE(!Multipliable<Money, int>);
    STATIC_REQUIRE(!Multipliable<Money, double>);
    STATIC_REQUIRE(!Dividable<Money, int>);
    STATIC_REQUIRE(!Ordered<Money, Money>);
    STATIC_REQUIRE(!std::is_constructible_v<Money, double>);
    STATIC_REQUIRE(!std::is_convertible_v<Money, double>);
}

TEST_CASE("an amount is read in every spelling an officer uses") {
    struct Case {
        const char* text;
        std::int64_t wanted_minor;
        const char* wanted_text;
    };
    const auto c = GENERATE(values<Case>({
        {"CHF 450,000.00", 45'000'000, "CHF 450,000.00"},
        {"CHF 100'000", 10'000'000, "CHF 100,000.00"},
        {"CHF 100’000.5", 10'000'050, "CHF 100,000.50"},
        {"CHF 1 932.34", 193'234, "CHF 1,932.34"},
        {"CHF 1\u202F932.34", 193'234, "CHF 1,932.34"},
        {"USD 1932.34", 193'234, "USD 1,932.34"},
        {"USD 0", 0, "USD 0.00"},
        {"USD 0.07", 7, "USD 0.07"},
        {"JPY 1,200", 1200, "JPY 1,200"},
        {"KWD 1.005", 1005, "KWD 1.005"},
        {"USD 90,000,000,000.00", 9'000'000'000'000, "USD 90,000,000,000.00"},
    }));
    INFO(c.text);
    const auto money = engine::parse_money(c.text);
    CHECK(money.amount_minor() == c.wanted_minor);
    CHECK(engine::money_text(money) == c.wanted_text);
}

TEST_CASE("an amount that is none is refused by name") {
    struct Case {
        const char* text;
        const char* wanted_code;
    };
    const auto c = GENERATE(values<Case>({
        {"", "amount.form"},
        {"450000", "amount.form"},
        {"CHF", "amount.form"},
        {"CHF ", "amount.form"},
        {"CHF 1,93.00", "amount.form"},
        {"CHF 1,9322", "amount.form"},
        {"CHF ,932", "amount.form"},
        {"CHF 1932,34", "amount.form"},
        {"CHF 12 34", "amount.form"},
        {"CHF 1.", "amount.form"},
        {"CHF 1.2.3", "amount.form"},
        {"CHF 1e5", "amount.form"},
        {"CHF +5", "amount.form"},
        {"chf 5", "currency.unknown"},
        {"XXX 5", "currency.unknown"},
        {"CHF -5", "amount.negative"},
        {"CHF 1.005", "amount.too-fine"},
        {"JPY 1.5", "amount.too-fine"},
        {"CHF 90000000000.01", "amount.too-large"},
        {"CHF 99999999999999999999999999", "amount.too-large"},
    }));
    INFO(c.text);
    CHECK(code_of(c.text) == c.wanted_code);
}

TEST_CASE("sums stay in one currency and never wrap around") {
    const auto francs = Money::of_minor(5, currency("CHF"));
    CHECK((francs + francs).amount_minor() == 10);
    CHECK((francs - francs) == Money::zero(currency("CHF")));
    CHECK((-francs).amount_minor() == -5);
    CHECK_THROWS_AS(francs + Money::of_minor(5, currency("USD")), scales::Refused);
    const auto most = Money::of_minor(std::numeric_limits<std::int64_t>::max(), currency("CHF"));
    CHECK_THROWS_AS(most + francs, scales::Refused);
    CHECK_THROWS_AS(-most - francs, scales::Refused);
    CHECK_FALSE(francs == Money::of_minor(5, currency("USD")));
}

TEST_CASE("a part of an amount is rounded half-up to the minor unit") {
    struct Case {
        std::int64_t whole_minor;
        scales::Fraction part;
        std::int64_t wanted_minor;
    };
    const auto c = GENERATE(values<Case>({
        {25'000'000, scales::Fraction(13, 100), 3'250'000},
        {50, scales::Fraction(13, 100), 7}, // 6.5
        {49, scales::Fraction(13, 100), 6}, // 6.37
        {1, scales::Fraction(1, 2), 1},     // 0.5
        {3, scales::Fraction(40, 100), 1},  // 1.2
        {0, scales::Fraction(40, 100), 0},
    }));
    const auto part = engine::part_of(Money::of_minor(c.whole_minor, currency("CHF")), c.part);
    CHECK(part.amount_minor() == c.wanted_minor);
}

TEST_CASE("reading is the inverse of writing for random amounts") {
    const auto seed = GENERATE(take(1, random(0u, 1'000'000u)));
    INFO("seed " << seed);
    std::mt19937_64 random_bits(seed);
    for (int count = 0; count < 2000; ++count) {
        const auto amount_minor =
            static_cast<std::int64_t>(random_bits() % (engine::amount_minor_at_most + 1));
        for (const auto* code : {"CHF", "JPY", "KWD"}) {
            const auto money = Money::of_minor(amount_minor, currency(code));
            CHECK(engine::parse_money(engine::money_text(money)) == money);
            CHECK(engine::parse_amount(engine::plain_amount_text(money), currency(code)) == money);
        }
    }
}

TEST_CASE("every currency has as many decimals as ISO 4217 says") {
    for (const auto& known : engine::known_currencies()) {
        INFO(known.code());
        const int wanted = known.code() == "JPY" ? 0 : known.code() == "KWD" ? 3 : 2;
        CHECK(known.decimals() == wanted);
        CHECK(engine::parse_currency(known.code()) == known);
    }
    CHECK(engine::known_currencies().size() == 14);
}

TEST_CASE("a negative amount has its marks where a positive one has them") {
    const auto text = [](std::int64_t amount_minor) {
        return engine::amount_text(Money::of_minor(amount_minor, currency("CHF")));
    };
    CHECK(text(-5) == "-0.05");
    CHECK(text(-10'000) == "-100.00");
    CHECK(text(-100'000) == "-1,000.00");
    CHECK(text(100'000'000) == "1,000,000.00");
}
