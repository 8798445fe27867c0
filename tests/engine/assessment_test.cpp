#include "engine/assessment.hpp"

#include "tests/engine/facts_fixture.hpp"

#include <catch2/catch.hpp>

using namespace dubrovnik;

namespace {

scales::SourceText no_companion(const std::string& name) {
    return {name, ""};
}

engine::Assessment assessed(const std::string& text) {
    return engine::assess(engine::parse_call({"calls/2017.toml", text}, no_companion),
                          tests::shipped_facts(), tests::shipped_models());
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    const auto position = text.find(from);
    REQUIRE(position != std::string::npos);
    return text.replace(position, from.size(), to);
}

std::vector<std::string> codes(const std::string& text) {
    std::vector<std::string> result;
    try {
        assessed(text);
    } catch (const scales::Refused& refused) {
        for (const auto& finding : refused.findings())
            result.push_back(finding.code + ":" + std::to_string(finding.place.line));
    }
    return result;
}

std::string amount(const engine::Assessment& assessment, const char* state, std::size_t component) {
    const auto money = assessment.components.at(component).amount(*scales::parse_state_code(state));
    return money ? engine::plain_amount_text(*money) : "-";
}

// The line on which `word` begins, from 1.
std::size_t line_of(const std::string& text, const std::string& word) {
    const auto end = text.begin() + static_cast<std::ptrdiff_t>(text.find(word));
    return 1 + static_cast<std::size_t>(std::count(text.begin(), end, '\n'));
}

} // namespace

TEST_CASE("the example call of 2017 gives the figures of the contract") {
    const auto assessment = assessed(tests::example_call_text());
    CHECK(assessment.scale_id == "un-2016-2018");
    CHECK(assessment.payers.size() == 102);
    struct Case {
        const char* id;
        const char* total;
        std::size_t payers;
        const char* rates_total;
        const char* afghanistan;
    };
    const std::vector<Case> wanted{
        {"conference-services", "USD 282,500.00", 102, "71.050", "23.86"},
        {"isu-meeting-share", "CHF 180,000.00", 102, "71.050", "15.20"},
        {"isu-annual-share", "CHF 270,000.00", 100, "49.040", "33.03"},
    };
    REQUIRE(assessment.components.size() == wanted.size());
    for (std::size_t index = 0; index < wanted.size(); ++index) {
        const auto& component = assessment.components[index];
        CHECK(component.component.id == wanted[index].id);
        CHECK(engine::money_text(component.total) == wanted[index].total);
        CHECK(component.payers.size() == wanted[index].payers);
        CHECK(scales::rate_text(component.rates_total) == wanted[index].rates_total);
        CHECK(amount(assessment, "AFG", index) == wanted[index].afghanistan);
    }
    CHECK(engine::money_text(assessment.components[0].net) == "USD 250,000.00");
    CHECK(engine::money_text(assessment.components[0].support_cost) == "USD 32,500.00");
}

TEST_CASE("participants that are not party pay for the meeting only") {
    const auto assessment = assessed(tests::example_call_text());
    CHECK(amount(assessment, "USA", 0) != "-");
    CHECK(amount(assessment, "USA", 1) != "-");
    CHECK(amount(assessment, "USA", 2) == "-");
    CHECK_FALSE(assessment.payer(*scales::parse_state_code("USA"))->party);
    CHECK(amount(assessment, "CHN", 0) == "-");
}

TEST_CASE("every component adds up to its total and both ISU parts make the budget") {
    for (const auto* budget : {"CHF 450,000.00", "CHF 0.01", "CHF 0.03", "CHF 33,333.33"}) {
        const auto assessment =
            assessed(replaced(tests::example_call_text(), "budget = \"CHF 450,000.00",
                              std::string("budget = \"") + budget));
        INFO(budget);
        for (const auto& component : assessment.components) {
            auto sum = engine::Money::zero(component.total.currency());
            for (const auto state : component.payers) sum += *component.amount(state);
            CHECK(sum == component.total);
        }
        CHECK(assessment.components[1].total + assessment.components[2].total ==
              engine::parse_money(budget));
    }
}

TEST_CASE("absent parties pay or do not, by component, as the call says") {
    const auto with_list = replaced(tests::example_call_text(), "absent_parties     = []",
                                    "absent_parties     = [\"FRA\"]");
    struct Case {
        const char* reading;
        bool pays_services;
        bool pays_meeting_share;
    };
    const auto c = GENERATE(values<Case>({
        {"absent_parties_pay = true", true, true},
        {"absent_parties_pay = false", false, false},
        {"absent_parties_pay = { conference-services = true, isu-meeting-share = false }", true,
         false},
        {"absent_parties_pay = { conference-services = false }", false, true},
    }));
    INFO(c.reading);
    const auto assessment = assessed(replaced(with_list, "absent_parties_pay = true", c.reading));
    CHECK((amount(assessment, "FRA", 0) != "-") == c.pays_services);
    CHECK((amount(assessment, "FRA", 1) != "-") == c.pays_meeting_share);
    CHECK(amount(assessment, "FRA", 2) != "-");
}

TEST_CASE("a rate in the call replaces the published one") {
    const auto assessment = assessed(tests::example_call_text() + "\n[rates]\nPSE = \"0.107\"\n");
    const auto* payer = assessment.payer(*scales::parse_state_code("PSE"));
    CHECK(scales::rate_text(payer->rate) == "0.107");
    CHECK(payer->rate_origin == "call");
    CHECK(scales::rate_text(assessment.components[2].rates_total) == "49.140");
    const auto plain = assessed(tests::example_call_text());
    CHECK_FALSE(plain.payer(*scales::parse_state_code("PSE"))->rate_verified);
}

TEST_CASE("a further meeting of the year calls for conference services only") {
    auto text = tests::example_call_text();
    text = replaced(text, "[isu]\nbudget = \"CHF 450,000.00\"", "");
    const auto assessment = assessed("id = \"intersessional\"\n" + text);
    REQUIRE(assessment.components.size() == 1);
    CHECK(assessment.components[0].component.id == "conference-services");
}

TEST_CASE("what is wrong with a call is named with its line") {
    struct Case {
        const char* from;
        const char* to;
        const char* wanted;
        bool at_line = true; // otherwise it is the file as a whole that is named
    };
    const auto c = GENERATE(values<Case>({
        {"budget = \"CHF 450,000.00\"", "budget = \"XYZ 450,000.00\"", "currency.unknown"},
        {"budget = \"CHF 450,000.00\"", "budget = \"CHF -5\"", "amount.negative"},
        {"budget = \"CHF 450,000.00\"", "budget = \"CHF 99999999999999999\"", "amount.too-large"},
        {"budget = \"CHF 450,000.00\"", "budget = \"CHF 1.005\"", "amount.too-fine"},
        {"budget = \"CHF 450,000.00\"", "budget = \"USD 5\"", "call.currency", false},
        {"\"USD 100,000.00\"", "\"CHF 100,000.00\"", "call.two-currencies"},
        {"[\"AGO\", \"USA\"]", "[\"AGO\", \"AGO\"]", "call.state-twice"},
        {"[\"AGO\", \"USA\"]", "[\"AGO\", \"FRA\"]", "call.participant-is-party"},
        {"[\"AGO\", \"USA\"]", "[\"AGO\", \"us\"]", "call.state"},
        {"[\"AGO\", \"USA\"]", "[\"ZZZ\"]", "call.state-unknown"},
        {"absent_parties     = []", "absent_parties     = [\"USA\"]", "call.absent-not-party"},
        {"absent_parties_pay = true", "absent_parties_pay = false", "call.absent-list"},
        {"absent_parties_pay = true",
         "absent_parties_pay = { conference-services = false, isu-meeting-share = true }",
         "call.absent-list"},
        {"absent_parties_pay = true", "absent_parties_pay = { isu-annual-share = true }",
         "call.component-unknown", false},
        {"2017-09-04", "2017-09-31", "toml.syntax"},
        {"2017-09-04", "\"2017-09-31\"", "file.wrong-type"},
        {"year        = 2017", "year        = 1900", "call.year"},
        {"year        = 2017", "year        = 1945", "call.year"},
        {"year        = 2017", "year        = 3000", "call.year"},
        {"year        = 2017", "year        = 2035", "scale.none", false},
        {"year        = 2017", "year = 2017\nid = \"Annual Call\"", "call.id"},
        {"year        = 2017", "year = 2017\nid = \"-annual\"", "call.id"},
        {"convention  = \"ccm\"", "convention  = \"xyz\"", "model.none", false},
        {"convention  = \"ccm\"", "convention  = \"xyz\"\nmodel = \"dubrovnik\"", "call.convention",
         false},
        {"assessed_on = 2017-01-09", "assessed_on = 2012-01-09", "model.none", false},
        {"# [rates]\n# PSE", "[rates]\nCHN", "call.rate-unused"},
        {"# [rates]\n# PSE = \"0.007\"", "[rates]\nPSE = \"0.0071\"", "call.rate"},
        {"costs = [", "cost = [", "file.unknown-key"},
        {"illustrative = true", "illustrative = \"yes\"", "file.wrong-type"},
    }));
    INFO(c.to);
    const auto text = replaced(tests::example_call_text(), c.from, c.to);
    const auto found = codes(text);
    const std::string last_word =
        std::string(c.to).substr(std::string(c.to).find_last_of('\n') + 1);
    const auto wanted =
        std::string(c.wanted) + ":" + std::to_string(c.at_line ? line_of(text, last_word) : 0);
    CHECK(std::find(found.begin(), found.end(), wanted) != found.end());
}

TEST_CASE("several mistakes are reported together") {
    auto text = tests::example_call_text();
    text = replaced(text, "budget = \"CHF 450,000.00\"", "budget = \"CHF 1.005\"");
    text = replaced(text, "place = ", "plaec = ");
    CHECK(codes(text).size() == 3); // place missing, plaec unknown, amount too fine
}

TEST_CASE("a payer without a rate is an error that names it") {
    // The State of Palestine has no notional rate in 2013; it became party in 2015.
    const auto text =
        replaced(tests::example_call_text(), "year        = 2017", "year        = 2013");
    CHECK(codes(text) == std::vector<std::string>{"payer.no-rate:0"});
}

TEST_CASE("participants may stand in a file of their own") {
    const auto text =
        replaced(tests::example_call_text(), "[\"AGO\", \"USA\"]", "\"taking-part.csv\"");
    const auto call = engine::parse_call({"calls/2017.toml", text}, [](const std::string& name) {
        return scales::SourceText{name, "iso3,name\nAGO,Angola\nUSA,United States\n"};
    });
    REQUIRE(call.meeting->participants.size() == 2);
    CHECK(call.meeting->participants[1].place == scales::Place{"taking-part.csv", 3});
}

TEST_CASE("a call says where it says that its figures are made up") {
    struct Case {
        const char* written;
        std::optional<scales::Place> wanted;
    };
    const auto c = GENERATE(values<Case>({
        {"illustrative = true", scales::Place{"calls/2017.toml", 5}},
        {"illustrative = false", std::nullopt},
        {"", std::nullopt},
    }));
    INFO(c.written);
    const auto text = replaced(tests::example_call_text(), "illustrative = true", c.written);
    const auto call = engine::parse_call({"calls/2017.toml", text}, no_companion);
    CHECK(call.illustrative == c.wanted);
}

TEST_CASE("a call that asks for nothing is refused") {
    const auto found = codes("convention = \"ccm\"\nyear = 2017\nassessed_on = 2017-01-09\n");
    REQUIRE(found.size() == 1);
    CHECK(found.front().starts_with("call.nothing:"));
}
