#include "engine/archive/assessment_archive.hpp"
#include "tests/engine/facts_fixture.hpp"

#include <catch2/catch.hpp>
#include <fmt/format.h>

using namespace dubrovnik;

namespace {

engine::Call call_of(const std::string& meeting) {
    const auto text = "convention = \"ccm\"\nyear = 2017\nassessed_on = 2017-01-09\n" + meeting;
    return engine::parse_call({"c.toml", text}, [](const std::string& name) {
        return scales::SourceText{name, ""};
    });
}

const std::string meeting =
    "[meeting]\nname = \"Meeting\"\nopens = 2017-09-04\nplace = \"Geneva\"\n"
    "costs = [{ item = \"Papers\", amount = \"USD 1.00\", fr = \"Actes\" }]\n";

std::string first_finding(const std::string& text) {
    try {
        call_of(text);
    } catch (const scales::Refused& refused) {
        const auto& finding = refused.findings().front();
        return fmt::format("{}:{} {}", finding.place.file, finding.place.line, finding.code);
    }
    return "none";
}

} // namespace

TEST_CASE("a wording without a translation is the English one") {
    const engine::Wording wording{.english = "Geneva", .translations = {{"fr", "Genève"}}};
    CHECK(wording.in("fr") == "Genève");
    CHECK(wording.in("es") == "Geneva");
    CHECK(wording.in("en") == "Geneva");
}

TEST_CASE("a call's words are read in each language, which is there whole or not at all") {
    struct Case {
        const char* name;
        std::string text;
        const char* wanted;
    };
    const auto c = GENERATE(values<Case>({
        {"without", meeting, "none"},
        {"whole", meeting + "[meeting.fr]\nname = \"Réunion\"\nplace = \"Genève\"\n", "none"},
        {"half", meeting + "[meeting.fr]\nname = \"Réunion\"\n", "c.toml:9 file.missing-key"},
        {"no language", meeting + "[meeting.de]\nname = \"x\"\n", "c.toml:9 file.unknown-key"},
        {"a line break", meeting + "[meeting.fr]\nname = \"R\\nR\"\nplace = \"G\"\n",
         "c.toml:10 text.form"},
        {"a carriage return", meeting + "[meeting.fr]\nname = \"R\\rR\"\nplace = \"G\"\n",
         "c.toml:10 text.form"},
        {"no word", meeting + "[meeting.fr]\nname = \"R\"\nplace = \"G\"\nplaice = \"G\"\n",
         "c.toml:12 file.unknown-key"},
    }));
    INFO(c.name);
    CHECK(first_finding(c.text) == c.wanted);
}

TEST_CASE("a call's words in other languages survive its facts, and a changed one is named") {
    auto call = call_of(meeting + "[meeting.fr]\nname = \"Réunion\"\nplace = \"Genève\"\n");
    const auto facts = engine::call_facts(call);
    const auto again = engine::call_of_facts(facts);
    REQUIRE(again.meeting);
    CHECK(again.meeting->name == call.meeting->name);
    CHECK(again.meeting->place.in("fr") == "Genève");
    CHECK(again.meeting->costs == call.meeting->costs);
    CHECK(again.meeting->costs.front().item.in("fr") == "Actes");
    call.meeting->name.translations["fr"] = "Assemblée";
    const auto changes = engine::call_changes(facts, call);
    REQUIRE(changes.size() == 1);
    CHECK(changes.front().message.find("meeting.name.fr") != std::string::npos);
}

TEST_CASE("every text of the shipped model and example is there in all official languages") {
    const auto call = engine::parse_call({"calls/2017.toml", tests::example_call_text()},
                                         [](const std::string& name) {
                                             return scales::SourceText{name, ""};
                                         });
    const auto assessment = engine::assess(call, tests::shipped_facts(), tests::shipped_models());
    for (const auto& wording : engine::wordings(assessment))
        for (const auto language : engine::translation_languages) {
            if (wording.english.empty()) continue; // a component without support cost
            INFO(wording.english << " in " << language);
            CHECK(wording.translations.contains(language));
        }
}

TEST_CASE("a frozen assessment keeps the words of its components in every language") {
    const auto call = call_of(meeting);
    const auto before = engine::assess(call, tests::shipped_facts(), tests::shipped_models());
    const auto after = engine::thawed(engine::frozen(before, ""));
    REQUIRE(after.components.size() == before.components.size());
    for (std::size_t index = 0; index < before.components.size(); ++index) {
        CHECK(after.components[index].component.title == before.components[index].component.title);
        CHECK(after.components[index].component.legal_basis ==
              before.components[index].component.legal_basis);
        CHECK(after.components[index].component.support_cost_basis ==
              before.components[index].component.support_cost_basis);
    }
}

// The names stand in every frozen call: none may change.
TEST_CASE("the words of a cost stand under its number, from one, and may hold a colon") {
    auto call = call_of(meeting);
    call.meeting->costs.front().item.english = "Papers: printed: bound";
    const auto facts = engine::call_facts(call);
    const auto named = [&](std::string_view name) {
        return std::any_of(facts.begin(), facts.end(),
                           [&](const engine::CallFact& fact) { return fact.name == name; });
    };
    CHECK(named("meeting.costs.1.fr"));
    CHECK_FALSE(named("meeting.costs.0.fr"));
    CHECK(engine::call_of_facts(facts).meeting->costs == call.meeting->costs);
}
