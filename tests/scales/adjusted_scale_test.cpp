#include "scales/adjusted_scale.hpp"

#include "tests/scales/seeded.hpp"
#include "tests/scales/shipped_facts.hpp"

#include <catch2/catch.hpp>

using namespace dubrovnik::scales;
using namespace dubrovnik::scales::testing;

namespace {

PayerRate payer(const std::string& text, std::int64_t millipercent, bool least_developed = false) {
    return {code(text), Rate::of_millipercent(millipercent), least_developed};
}

Fraction percent(const std::string& text) {
    return parse_decimal(text).value() / 100;
}

// "AFG 1/3 rate, BEL 2/3 ceiling"
std::string shares_text(const std::vector<AdjustedShare>& shares) {
    const char* names[] = {"rate", "ceiling", "ldc_ceiling", "floor", "fixed"};
    std::string text;
    for (const auto& share : shares)
        text += (text.empty() ? "" : ", ") + share.payer.text() + " " + fraction_text(share.share) +
                " " + names[static_cast<int>(share.basis)];
    return text;
}

std::string adjusted_text(const std::vector<PayerRate>& payers, const AdjustmentRule& rule) {
    return shares_text(adjusted_scale(payers, rule));
}

} // namespace

TEST_CASE("without a limit a share is the rate over the sum of the rates") {
    CHECK(adjusted_text({payer("BEL", 3), payer("AFG", 1)}, {}) == "AFG 1/4 rate, BEL 3/4 rate");
    CHECK(adjusted_text({payer("AFG", 0), payer("BEL", 3)}, {}) == "AFG 0 rate, BEL 1 rate");
}

TEST_CASE("what a ceiling frees goes to all others, who may reach it in turn") {
    const std::vector payers = {payer("AFG", 60), payer("BEL", 30), payer("CHE", 5),
                                payer("DEU", 5)};
    CHECK(adjusted_text(payers, {.ceiling = percent("50")}) ==
          "AFG 1/2 ceiling, BEL 3/8 rate, CHE 1/16 rate, DEU 1/16 rate");
    CHECK(adjusted_text(payers, {.ceiling = percent("35")}) ==
          "AFG 7/20 ceiling, BEL 7/20 ceiling, CHE 3/20 rate, DEU 3/20 rate");
    CHECK(adjusted_text(payers, {.ceiling = percent("25")}) ==
          "AFG 1/4 ceiling, BEL 1/4 ceiling, CHE 1/4 rate, DEU 1/4 rate");
}

TEST_CASE("what a floor takes comes from all others in proportion") {
    const std::vector payers = {payer("AFG", 1), payer("BEL", 33), payer("CHE", 66)};
    CHECK(adjusted_text(payers, {.floor = percent("10")}) ==
          "AFG 1/10 floor, BEL 3/10 rate, CHE 3/5 rate");
    CHECK(adjusted_text({payer("AFG", 0), payer("BEL", 7)}, {.floor = percent("1")}) ==
          "AFG 1/100 floor, BEL 99/100 rate");
}

TEST_CASE("a payer below the floor at first is not held there when a ceiling lifts it above") {
    // In proportion AFG has 8 %, below the floor of 10 %; the ceiling of 45 % on DEU frees so
    // much that AFG's share grows to 55 × 8 ÷ 28 = 15.7 %.
    const std::vector payers = {payer("AFG", 8), payer("BEL", 20), payer("DEU", 72)};
    CHECK(adjusted_text(payers, {.ceiling = percent("45"), .floor = percent("10")}) ==
          "AFG 11/70 rate, BEL 11/28 rate, DEU 9/20 ceiling");
}

TEST_CASE("the ceiling of the least developed holds them alone, and the lower ceiling counts") {
    const std::vector payers = {payer("AFG", 10, true), payer("BEL", 10), payer("CHE", 80)};
    CHECK(adjusted_text(payers, {.ldc_ceiling = percent("1")}) ==
          "AFG 1/100 ldc_ceiling, BEL 11/100 rate, CHE 22/25 rate");
    CHECK(adjusted_text({payer("AFG", 50, true), payer("BEL", 50)},
                        {.ceiling = percent("60"), .ldc_ceiling = percent("90")}) ==
          "AFG 1/2 rate, BEL 1/2 rate");
}

TEST_CASE("fixed shares lie outside the scale and the others share the rest") {
    const std::vector payers = {payer("AFG", 1), payer("BEL", 2)};
    CHECK(adjusted_text(payers, {.fixed = {{code("EU"), percent("2.5")}}}) ==
          "AFG 13/40 rate, BEL 13/20 rate, EU 1/40 fixed");
    CHECK(adjusted_text(payers, {.fixed = {{code("AFG"), percent("90")}}}) ==
          "AFG 9/10 fixed, BEL 1/10 rate");
    CHECK(adjusted_text({}, {.fixed = {{code("EU"), percent("100")}}}) == "EU 1 fixed");
}

TEST_CASE("percentages are rounded half-up, or so that they make 100") {
    const std::vector payers = {payer("AFG", 1), payer("BEL", 1), payer("CHE", 1)};
    CHECK(adjusted_text(payers, {.share_decimals = 1}) ==
          "AFG 333/1000 rate, BEL 333/1000 rate, CHE 333/1000 rate");
    CHECK(adjusted_text(
              payers, {.share_decimals = 1, .share_rounding = ShareRounding::largest_remainder}) ==
          "AFG 167/500 rate, BEL 333/1000 rate, CHE 333/1000 rate");
    CHECK(adjusted_text({payer("AFG", 1), payer("BEL", 7)}, {.share_decimals = 0}) ==
          "AFG 13/100 rate, BEL 22/25 rate"); // 12.5 and 87.5 both go up
    const auto shares = adjusted_scale(payers, {.share_decimals = 0});
    CHECK(shares[0].exact_share == Fraction(1, 3));
}

TEST_CASE("rules that cannot be kept are refused, all that is wrong at once") {
    struct Case {
        const char* name;
        std::vector<PayerRate> payers;
        AdjustmentRule rule;
        const char* wanted;
    };
    const std::vector two = {payer("AFG", 1), payer("BEL", 2)};
    const std::vector poor = {payer("AFG", 1, true), payer("BEL", 2, true)};
    const StateCode eu = code("EU");
    const std::vector<Case> cases = {
        {"nobody", {}, {}, "payers.none:3"},
        {"twice", {two[0], two[0], two[0], two[1], two[1]}, {}, "payers.twice:3 payers.twice:3"},
        {"all zero", {payer("AFG", 0)}, {}, "payers.no-rate:3"},
        {"ceiling too low", two, {.ceiling = percent("49.9")}, "rule.ceiling-too-low:3"},
        {"ceiling just enough", two, {.ceiling = percent("50")}, ""},
        {"zero rates cannot fill",
         {two[0], payer("BEL", 0)},
         {.ceiling = percent("50")},
         "rule.ceiling-too-low:3"},
        {"nor with a floor",
         {two[0], payer("BEL", 0)},
         {.ceiling = percent("50"), .floor = percent("40")},
         "rule.ceiling-too-low:3"},
        {"ceiling of the least developed",
         poor,
         {.ldc_ceiling = percent("10")},
         "rule.ceiling-too-low:3"},
        {"floor too high", two, {.floor = percent("50.1")}, "rule.floor-too-high:3"},
        {"floor just enough", two, {.floor = percent("50")}, ""},
        {"floor above ceiling",
         two,
         {.ceiling = percent("60"), .floor = percent("70")},
         "rule.floor-too-high:3 rule.floor-above-ceiling:3"},
        {"floor above the other ceiling",
         two,
         {.floor = percent("1"), .ldc_ceiling = percent("0.5")},
         "rule.floor-above-ceiling:3"},
        {"fixed too large", two, {.fixed = {{eu, percent("100")}}}, "rule.fixed-too-large:3"},
        {"fixed too large together",
         two,
         {.fixed = {{eu, percent("60")}, {code("CHE"), percent("50")}}},
         "rule.fixed-too-large:3"},
        {"fixed alone too small", {}, {.fixed = {{eu, percent("99")}}}, "rule.fixed-too-large:3"},
        {"percentages",
         two,
         {.ceiling = percent("0"),
          .floor = percent("-1"),
          .ldc_ceiling = percent("100.1"),
          .fixed = {{eu, 0}},
          .share_decimals = 19},
         "rule.percent:3 rule.percent:3 rule.percent:3 rule.percent:3 rule.share-decimals:3"},
        {"negative decimals", two, {.share_decimals = -1}, "rule.share-decimals:3"},
    };
    for (auto c : cases) {
        INFO(c.name);
        c.rule.place = {"rule.toml", 3};
        CHECK(refusal([&] { adjusted_scale(c.payers, c.rule); }) == c.wanted);
        CHECK(codes_text(adjustment_findings(c.payers, c.rule)) == c.wanted);
    }
}

namespace {

struct PublishedTable {
    std::vector<PayerRate> payers;
    std::map<StateCode, std::string> published;
};

PublishedTable published_table(const std::string& name) {
    const auto path = std::filesystem::path(DUBROVNIK_SOURCE_DIR) / "tests/oracles/tables" / name;
    const auto table = parse_csv({name, file_text(path)}, {"iso3", "published_share_percent"});
    PublishedTable result;
    for (const auto& row : table.rows()) {
        const auto state = code(table.at(row, "iso3"));
        result.published[state] = table.at(row, "published_share_percent");
        if (const auto rate = parse_rate(table.at(row, "un_rate_percent")))
            // Decided in 2024, on the list of that year.
            result.payers.push_back(
                {state, *rate, shipped_facts().least_developed.is_least_developed(state, 2024)});
    }
    return result;
}

std::size_t reproduced_count(const PublishedTable& table, const AdjustmentRule& rule,
                             int decimals) {
    std::size_t count = 0;
    for (const auto& share : adjusted_shares(table.payers, rule))
        if (decimal_text(share.share * 100, decimals) == table.published.at(share.payer)) ++count;
    return count;
}

} // namespace

TEST_CASE("all 196 published shares of the Convention on Biological Diversity come out") {
    const auto table = published_table("cbd-2025.csv");
    AdjustmentRule rule{.ceiling = percent("22"),
                        .ldc_ceiling = percent("0.01"),
                        .fixed = {{code("EU"), percent("2.5")}}};
    CHECK(table.published.size() == 196);
    CHECK(reproduced_count(table, rule, 3) == 196);
    rule.share_decimals = 3;
    CHECK(reproduced_count(table, rule, 3) == 196);
    rule.ldc_ceiling.reset(); // the eleven that it holds would pay more
    CHECK(reproduced_count(table, rule, 3) < 196);
}

TEST_CASE("all 49 published shares of the Multilateral Fund come out to twelve decimals") {
    const auto table = published_table("mlf-2024-2026-annual.csv");
    CHECK(table.published.size() == 49);
    CHECK(reproduced_count(table, {.ceiling = percent("22")}, 12) == 49);
    CHECK(reproduced_count(table, {.ceiling = percent("22"), .share_decimals = 12}, 12) == 49);
}

namespace {

struct RandomCase {
    std::vector<PayerRate> payers;
    AdjustmentRule rule;
};

std::string letters_of(std::size_t index) {
    return {'A', static_cast<char>('A' + index / 26), static_cast<char>('A' + index % 26)};
}

// Limits are drawn round the even share, so that many payers are held.
RandomCase random_case(std::mt19937_64& random) {
    RandomCase result;
    const auto count = random_between(random, 1, 40);
    for (std::int64_t index = 0; index < count; ++index) {
        const bool large = random_between(random, 0, 5) == 0;
        const auto rate = random_between(random, 0, large ? 22'000 : 50);
        result.payers.push_back({code(letters_of(static_cast<std::size_t>(index))),
                                 Rate::of_millipercent(rate), random_between(random, 0, 3) == 0});
    }
    const auto part = [&](std::int64_t least, std::int64_t most) {
        return std::optional(Fraction(random_between(random, least, most), 100 * count));
    };
    if (random_between(random, 0, 1) == 0) result.rule.ceiling = part(100, 400);
    if (random_between(random, 0, 1) == 0) result.rule.floor = part(1, 90);
    if (random_between(random, 0, 2) == 0) result.rule.ldc_ceiling = part(60, 200);
    if (random_between(random, 0, 2) == 0)
        result.rule.fixed[code("EU")] = Fraction(random_between(random, 1, 40), 100);
    return result;
}

void check_limits(const RandomCase& c, const std::vector<AdjustedShare>& shares) {
    for (const auto& payer : c.payers) {
        const auto found = std::find_if(shares.begin(), shares.end(), [&](const auto& share) {
            return share.payer == payer.payer;
        });
        if (found->basis == ShareBasis::fixed) continue;
        if (c.rule.ceiling) CHECK(found->share <= *c.rule.ceiling);
        if (c.rule.floor) CHECK(found->share >= *c.rule.floor);
        if (c.rule.ldc_ceiling && payer.least_developed) CHECK(found->share <= *c.rule.ldc_ceiling);
    }
}

// Shares not held are one factor times the rate; held at a ceiling means the factor would give at
// least as much, held at the floor at most as much. This fixes the result uniquely.
void check_one_factor(const RandomCase& c, const std::vector<AdjustedShare>& shares) {
    std::map<StateCode, Fraction> rates;
    for (const auto& payer : c.payers) rates[payer.payer] = payer.rate.millipercent();
    std::optional<Fraction> factor;
    for (const auto& share : shares) {
        if (share.basis != ShareBasis::rate || rates.at(share.payer) == 0) continue;
        if (!factor) factor = share.share / rates.at(share.payer);
        CHECK(share.share == *factor * rates.at(share.payer));
    }
    if (!factor) return;
    for (const auto& share : shares) {
        if (share.basis == ShareBasis::ceiling || share.basis == ShareBasis::ldc_ceiling)
            CHECK(*factor * rates.at(share.payer) >= share.share);
        if (share.basis == ShareBasis::floor) CHECK(*factor * rates.at(share.payer) <= share.share);
    }
}

void check_monotone(const RandomCase& c, const std::vector<AdjustedShare>& shares) {
    std::map<StateCode, Fraction> by_payer;
    for (const auto& share : shares) by_payer[share.payer] = share.share;
    for (const auto& left : c.payers)
        for (const auto& right : c.payers)
            if (left.least_developed == right.least_developed && left.rate <= right.rate)
                CHECK(by_payer[left.payer] <= by_payer[right.payer]);
}

void check_rounded(const RandomCase& c, const std::vector<AdjustedShare>& exact) {
    auto rule = c.rule;
    rule.share_decimals = 3;
    rule.share_rounding = ShareRounding::largest_remainder;
    Fraction sum = 0;
    const auto rounded = adjusted_scale(c.payers, rule);
    for (std::size_t index = 0; index < rounded.size(); ++index) {
        sum += rounded[index].share;
        CHECK(rounded[index].exact_share == exact[index].share);
        CHECK(abs(Fraction(rounded[index].share - exact[index].share)) < Fraction(1, 100'000));
        CHECK(denominator(Fraction(rounded[index].share * 100'000)) == 1);
    }
    CHECK(sum == 1);
}

} // namespace

TEST_CASE("every adjusted scale keeps its promises, in random cases") {
    INFO("DUBROVNIK_SEED=" << test_seed());
    std::mt19937_64 random(test_seed());
    std::size_t kept_count = 0;
    for (int round = 0; round < 400; ++round) {
        INFO("round " << round);
        auto c = random_case(random);
        if (has_errors(adjustment_findings(c.payers, c.rule))) continue;
        ++kept_count;
        const auto shares = adjusted_scale(c.payers, c.rule);
        Fraction sum = 0;
        for (const auto& share : shares) sum += share.share;
        CHECK(sum == 1);
        check_limits(c, shares);
        check_one_factor(c, shares);
        check_monotone(c, shares);
        check_rounded(c, shares);
        std::shuffle(c.payers.begin(), c.payers.end(), random);
        CHECK(shares_text(adjusted_scale(c.payers, c.rule)) == shares_text(shares));
    }
    CHECK(kept_count > 100);
}
