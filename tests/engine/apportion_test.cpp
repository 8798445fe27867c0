#include "engine/apportion.hpp"

#include "engine/adjustment_reader.hpp"
#include "scales/csv.hpp"
#include "tests/engine/facts_fixture.hpp"

#include <catch2/catch.hpp>
#include <cstdlib>
#include <random>

using namespace dubrovnik;
using engine::Money;
using engine::Rounding;
using engine::Share;

namespace {

const auto francs = *engine::parse_currency("CHF");
const auto dollars = *engine::parse_currency("USD");

Share share(const char* code, scales::Fraction weight) {
    return {*scales::parse_payer_code(code), std::move(weight)};
}

std::vector<std::int64_t> amounts(const engine::Apportionment& apportionment) {
    std::vector<std::int64_t> result;
    for (const auto& portion : apportionment.portions)
        result.push_back(portion.amount.amount_minor());
    return result;
}

std::uint64_t seed() {
    const char* given = std::getenv("DUBROVNIK_SEED");
    return given == nullptr ? std::random_device{}() : std::strtoull(given, nullptr, 10);
}

} // namespace

TEST_CASE("apportion gives every minor unit to somebody") {
    struct Case {
        const char* name;
        std::int64_t total;
        std::vector<Share> shares;
        std::vector<std::int64_t> wanted;
    };
    const auto c = GENERATE(values<Case>({
        {"exact", 1000, {share("AFG", 1), share("BEL", 3)}, {250, 750}},
        {"odd cent to first",
         100,
         {share("AFG", 1), share("BEL", 1), share("CAN", 1)},
         {34, 33, 33}},
        {"order is ignored",
         100,
         {share("CAN", 1), share("AFG", 1), share("BEL", 1)},
         {34, 33, 33}},
        {"largest remainder first",
         10,
         {share("AFG", 1), share("BEL", 2), share("CAN", 4)},
         {1, 3, 6}},
        {"nothing to share", 0, {share("AFG", 1), share("BEL", 2)}, {0, 0}},
        {"a share of zero", 5, {share("AFG", 0), share("BEL", 2)}, {0, 5}},
        {"one cent for three", 1, {share("AFG", 1), share("BEL", 5), share("CAN", 4)}, {0, 1, 0}},
    }));
    INFO(c.name);
    const auto result = engine::apportion(Money::of_minor(c.total, francs), c.shares);
    CHECK(amounts(result) == c.wanted);
    CHECK(result.difference.amount_minor() == 0);
}

TEST_CASE("other roundings round each line and state the difference") {
    struct Case {
        const char* name;
        Rounding rounding;
        std::int64_t total;
        std::vector<std::int64_t> wanted;
        std::int64_t wanted_difference;
    };
    const std::vector<Share> halves{share("AFG", scales::Fraction(1, 2)),
                                    share("BEL", scales::Fraction(1, 2))};
    const auto c = GENERATE(values<Case>({
        {"half-up gives one too much", Rounding::half_up, 101, {51, 51}, 1},
        {"half-even down", Rounding::half_even, 101, {50, 50}, -1},
        {"half-even up", Rounding::half_even, 103, {52, 52}, 1},
        {"nothing to round", Rounding::half_up, 100, {50, 50}, 0},
    }));
    INFO(c.name);
    const auto result =
        engine::apportion(Money::of_minor(c.total, francs), halves, {.rounding = c.rounding});
    CHECK(amounts(result) == c.wanted);
    CHECK(result.difference.amount_minor() == c.wanted_difference);
}

TEST_CASE("shares that do not make the whole are rounded as they are") {
    const std::vector<Share> shares{share("AFG", scales::Fraction(1, 2)),
                                    share("BEL", scales::Fraction(1, 4))};
    for (const auto rounding : {Rounding::half_up, Rounding::half_even}) {
        const auto result =
            engine::apportion(Money::of_minor(100, francs), shares, {.rounding = rounding});
        CHECK(amounts(result) == std::vector<std::int64_t>{50, 25});
        CHECK(result.difference.amount_minor() == -25);
    }
}

TEST_CASE("a unit larger than the minor unit rounds to whole units") {
    const std::vector<Share> shares{share("AFG", 1), share("BEL", 1), share("CAN", 1)};
    const auto whole =
        engine::apportion(Money::of_minor(10'000, dollars), shares, {.unit_minor = 100});
    CHECK(amounts(whole) == std::vector<std::int64_t>{3400, 3300, 3300});
    CHECK_THROWS_AS(
        engine::apportion(Money::of_minor(10'050, dollars), shares, {.unit_minor = 100}),
        scales::Refused);
    const std::vector<Share> thirds{share("AFG", scales::Fraction(1, 3)),
                                    share("BEL", scales::Fraction(2, 3))};
    const auto rounded = engine::apportion(Money::of_minor(10'050, dollars), thirds,
                                           {.rounding = Rounding::half_up, .unit_minor = 100});
    CHECK(amounts(rounded) == std::vector<std::int64_t>{3400, 6700});
}

TEST_CASE("nobody to pay and negative shares are refused") {
    const auto code = [](std::vector<Share> shares) {
        try {
            engine::apportion(Money::of_minor(5, francs), shares);
        } catch (const scales::Refused& refused) {
            return refused.findings().front().code;
        }
        return std::string("none");
    };
    CHECK(code({}) == "payers.none");
    CHECK(code({share("AFG", 0)}) == "payers.none");
    CHECK(code({share("AFG", 2), share("BEL", -1)}) == "share.negative");
}

TEST_CASE("the promises of apportion hold for random payers and totals") {
    const auto first_seed = seed();
    for (std::uint64_t round = 0; round < 300; ++round) {
        std::mt19937_64 random_bits(first_seed + round);
        INFO("DUBROVNIK_SEED=" << first_seed + round);
        const auto payers = 1 + random_bits() % 193;
        std::vector<Share> shares;
        for (std::uint64_t index = 0; index < payers; ++index) {
            const char code[] = {static_cast<char>('A' + index / 26), 'M',
                                 static_cast<char>('A' + index % 26), '\0'};
            shares.push_back(share(code, 1 + random_bits() % (random_bits() % 7 ? 300 : 22000)));
        }
        const auto total =
            Money::of_minor(static_cast<std::int64_t>(random_bits() % 1'000'000'000), francs);
        const auto result = engine::apportion(total, shares);
        Money sum = Money::zero(francs);
        for (const auto& portion : result.portions) {
            sum += portion.amount;
            const scales::Fraction off = portion.exact_units - portion.amount.amount_minor();
            CHECK(off < 1);
            CHECK(off > -1);
            for (const auto& other : result.portions) {
                if (portion.share > other.share)
                    CHECK(portion.amount.amount_minor() >= other.amount.amount_minor());
                if (portion.share == other.share)
                    CHECK(std::abs(portion.amount.amount_minor() - other.amount.amount_minor()) <=
                          1);
            }
        }
        CHECK(sum == total);
        std::shuffle(shares.begin(), shares.end(), random_bits);
        CHECK(amounts(engine::apportion(total, shares)) == amounts(result));
    }
}

TEST_CASE("a rule file is read, and each mistake in it is named") {
    struct Case {
        const char* text;
        const char* wanted;
    };
    const auto c = GENERATE(values<Case>({
        {"ceiling = \"22\"\nunit = \"1\"\nrounding = \"half-up\"\n[fixed]\nEU = \"2.5\"\n", "none"},
        {"share_decimals = 4\nshare_rounding = \"largest-remainder\"\n", "none"},
        {"ceiling = 22.5\n", "toml.floating-point"},
        {"rounding = \"up\"\n", "rule.rounding"},
        {"share_rounding = \"down\"\n", "rule.rounding"},
        {"share_decimals = 99\n", "rule.share-decimals"},
        {"share_decimals = -1\n", "rule.share-decimals"},
        {"[fixed]\nEuropean = \"2.5\"\n", "rule.payer"},
        {"cieling = \"22\"\n", "file.unknown-key"},
        {"unit = \"0.001\"\n", "rule.unit"},
        {"unit = \"0\"\n", "rule.unit"},
    }));
    INFO(c.text);
    std::string code = "none";
    try {
        engine::parse_rule({"rule.toml", c.text}).apportionment(dollars);
    } catch (const scales::Refused& refused) {
        code = refused.findings().front().code;
    }
    CHECK(code == c.wanted);
}

TEST_CASE("published tables are reproduced to the last digit") {
    struct Case {
        const char* file;
        std::int64_t total_major;
        const char* rule;
        int share_decimals;
        std::size_t wanted_rows;
        std::int64_t wanted_difference_major;
    };
    const auto c = GENERATE(values<Case>({
        {"cbd-2025.csv", 14'078'652,
         "ceiling = \"22\"\nldc_ceiling = \"0.01\"\nunit = \"1\"\nrounding = \"half-up\"\n"
         "[fixed]\nEU = \"2.5\"\n",
         3, 196, 5},
        {"mlf-2024-2026-annual.csv", 175'200'000,
         "ceiling = \"22\"\nunit = \"1\"\nrounding = \"half-up\"\n", 12, 49, -1},
    }));
    INFO(c.file);
    const auto table =
        scales::parse_csv(tests::read_shipped(std::filesystem::path(DUBROVNIK_SOURCE_DIR) /
                                              "tests/oracles/tables" / c.file),
                          {"iso3", "un_rate_percent"});
    const auto rule = engine::parse_rule({"rule.toml", c.rule});
    std::vector<scales::PayerRate> rates;
    for (const auto& row : table.rows()) {
        const auto payer = *scales::parse_payer_code(table.at(row, "iso3"));
        if (rule.adjustment.fixed.contains(payer)) continue;
        rates.push_back({payer, *scales::parse_rate(table.at(row, "un_rate_percent")),
                         tests::shipped_facts().least_developed.is_least_developed(payer, 2024)});
    }
    const auto shares = scales::adjusted_shares(rates, rule.adjustment);
    const auto result = engine::apportion(Money::of_minor(c.total_major * 100, dollars), shares,
                                          rule.apportionment(dollars));
    std::map<std::string, const engine::Portion*> portions;
    for (const auto& portion : result.portions) portions[portion.payer.text()] = &portion;
    std::size_t equal = 0;
    for (const auto& row : table.rows()) {
        const auto* portion = portions.at(table.at(row, "iso3"));
        INFO(table.at(row, "iso3"));
        CHECK(scales::decimal_text(portion->share * 100, c.share_decimals) ==
              table.at(row, "published_share_percent"));
        CHECK(std::to_string(portion->amount.amount_minor() / 100) ==
              table.at(row, "published_contribution"));
        ++equal;
    }
    CHECK(equal == c.wanted_rows);
    CHECK(result.portions.size() == c.wanted_rows);
    CHECK(result.difference.amount_minor() == c.wanted_difference_major * 100);
}
