#include "engine/assessment.hpp"

#include "tests/engine/facts_fixture.hpp"

#include <catch2/catch.hpp>
#include <fmt/format.h>

using namespace dubrovnik;

namespace {

std::string component(const char* id, const char* part, const char* payers = "parties") {
    return fmt::format("[[component]]\nid = \"{}\"\ntitle = \"T\"\nlegal_basis = \"L\"\n"
                       "pool = \"isu-budget\"\npart = \"{}\"\npayers = \"{}\"\n"
                       "currency = \"CHF\"\nbiller = \"isu\"\n",
                       id, part, payers);
}

const std::string head = "title = \"T\"\nconvention = \"ccm\"\ndecision = \"D\"\n"
                         "valid_from = 2015-01-01\n[[biller]]\nid = \"isu\"\nnumber = \"ISU\"\n";

std::string replaced(std::string text, std::string_view from, std::string_view to) {
    return text.replace(text.find(from), from.size(), to);
}

std::string first_code(const std::string& text) {
    try {
        engine::parse_funding_model({"m.toml", text});
    } catch (const scales::Refused& refused) {
        return refused.findings().front().code;
    }
    return "none";
}

} // namespace

TEST_CASE("the shipped Dubrovnik model is read as it was decided") {
    const auto models = tests::shipped_models();
    const auto& model = models.valid_on("ccm", *scales::parse_day("2017-01-09"));
    CHECK(model.id == "dubrovnik");
    REQUIRE(model.components.size() == 3);
    CHECK(*model.component("isu-meeting-share").part == scales::Fraction(2, 5));
    CHECK(!model.component("isu-annual-share").part);
    CHECK(*model.component("conference-services").support_cost == scales::Fraction(13, 100));
    CHECK_THROWS_AS(models.valid_on("ccm", *scales::parse_day("2015-09-10")), scales::Refused);
    CHECK_THROWS_AS(models.valid_on("apmbc", *scales::parse_day("2017-01-09")), scales::Refused);
    CHECK_THROWS_AS(models.by_id("kyoto"), scales::Refused);
}

TEST_CASE("other models work without touching code") {
    struct Case {
        const char* name;
        std::string components;
        std::vector<std::string> wanted_totals;
    };
    const auto c = GENERATE(values<Case>({
        {"50/50", component("a", "50/100", "meeting") + component("b", "rest"), {"50.01", "50.00"}},
        {"one pool", component("a", "1"), {"100.01"}},
        {"three pools",
         component("a", "1/3") + component("b", "1/3") + component("c", "rest"),
         {"33.34", "33.34", "33.33"}},
    }));
    INFO(c.name);
    const engine::FundingModels models(
        {engine::parse_funding_model({"m.toml", head + c.components})});
    const auto call = engine::parse_call(
        {"c.toml", "convention = \"ccm\"\nyear = 2017\nassessed_on = 2017-01-09\n"
                   "[isu]\nbudget = \"CHF 100.01\"\n"},
        [](const std::string& name) {
            return scales::SourceText{name, ""};
        });
    const auto assessment = engine::assess(call, tests::shipped_facts(), models);
    std::vector<std::string> totals;
    for (const auto& assessed : assessment.components)
        totals.push_back(engine::plain_amount_text(assessed.total));
    CHECK(totals == c.wanted_totals);
}

TEST_CASE("a model that cannot work is refused") {
    struct Case {
        std::string components;
        const char* wanted;
    };
    const auto c = GENERATE(values<Case>({
        {component("a", "rest"), "none"},
        {"", "model.part"},
        {component("a", "1/2") + component("b", "1/2"), "model.part"},
        {component("a", "1/2"), "model.part"},
        {component("a", "rest") + component("b", "rest"), "model.part"},
        {component("a", "1/2") + component("a", "rest"), "model.twice"},
        {component("a", "1/1") + component("b", "rest"), "model.part"},
        {replaced(component("a", "1"), "biller = \"isu\"", "biller = \"un\""), "model.biller"},
        {component("a", "1/2") + replaced(component("b", "rest"), "CHF", "USD"), "model.currency"},
        {replaced(component("a", "1"), "CHF", "XXX"), "file.wrong-type"},
        {replaced(component("a", "1"), "isu-budget", "the budget"), "file.wrong-type"},
        {component("a", "1") + "[component.adjustment]\nceiling = \"22\"\n", "none"},
        {component("a", "1") + "[component.adjustment]\ncieling = \"22\"\n", "file.unknown-key"},
        {component("a", "3/2"), "file.wrong-type"},
        {component("a", "0.5"), "file.wrong-type"},
        {component("a", "1", "everybody"), "file.wrong-type"},
        {component("a", "1") + "[[biller]]\nid = \"x\"\n", "file.missing-key"},
    }));
    INFO(c.components);
    CHECK(first_code(head + c.components) == c.wanted);
}

TEST_CASE("a biller's number prefix is what a creditor reference holds") {
    struct Case {
        const char* prefix;
        const char* wanted;
    };
    const auto c = GENERATE(values<Case>({{"ISU", "none"},
                                          {"ABCDEFG8", "none"},
                                          {"ABCDEFGH9", "model.number"},
                                          {"isu", "model.number"},
                                          {"IS U", "model.number"},
                                          {"ÉTAT", "model.number"}}));
    CAPTURE(c.prefix);
    CHECK(first_code(replaced(head, "number = \"ISU\"", fmt::format("number = \"{}\"", c.prefix)) +
                     component("a", "1")) == c.wanted);
}

TEST_CASE("the newest model valid on the day is taken") {
    auto older = engine::parse_funding_model({"older.toml", head + component("a", "1")});
    auto newer = older;
    newer.id = "newer";
    newer.valid_from = *scales::parse_day("2020-01-01");
    const engine::FundingModels models({newer, older});
    CHECK(models.valid_on("ccm", *scales::parse_day("2019-12-31")).id == "older");
    CHECK(models.valid_on("ccm", *scales::parse_day("2020-01-01")).id == "newer");
}

TEST_CASE("a component's scale is adjusted as its model says") {
    const auto model = engine::parse_funding_model(
        {"m.toml", head + component("a", "1") + "[component.adjustment]\nceiling = \"22\"\n"});
    CHECK(model.components.front().adjustment.ceiling == scales::Fraction(22, 100));
}

// Three quarters of two centimes, each rounded half-up, are three.
TEST_CASE("a pool too small to be split is refused") {
    const engine::FundingModels models({engine::parse_funding_model(
        {"m.toml", head + component("a", "1/4") + component("b", "1/4") + component("c", "1/4") +
                       component("d", "rest")})});
    const auto code_of = [&](const std::string& budget) {
        const auto call = engine::parse_call(
            {"c.toml", "convention = \"ccm\"\nyear = 2017\nassessed_on = 2017-01-09\n"
                       "[isu]\nbudget = \"CHF " +
                           budget + "\"\n"},
            [](const std::string& name) {
                return scales::SourceText{name, ""};
            });
        try {
            engine::assess(call, tests::shipped_facts(), models);
        } catch (const scales::Refused& refused) {
            return refused.findings().front().code;
        }
        return std::string("none");
    };
    CHECK(code_of("0.02") == "call.pool-too-small");
    CHECK(code_of("0.03") == "none");
}
