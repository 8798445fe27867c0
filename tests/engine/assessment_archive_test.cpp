#include "engine/archive/assessment_archive.hpp"

#include "engine/due_day.hpp"
#include "tests/engine/facts_fixture.hpp"

#include <catch2/catch.hpp>

using namespace dubrovnik;

namespace {

engine::Call example_call(const std::string& extra = {}) {
    return engine::parse_call({"calls/2017.toml", tests::example_call_text() + extra},
                              [](const std::string& name) {
                                  return scales::SourceText{name, ""};
                              });
}

engine::Assessment example(const std::string& extra = {}) {
    return engine::assess(example_call(extra), tests::shipped_facts(), tests::shipped_models());
}

} // namespace

TEST_CASE("a frozen assessment comes back with every figure") {
    const auto before = example("\n[rates]\nPSE = \"0.107\"\n");
    const auto archive = engine::frozen(before, "hash");
    const auto after = engine::thawed(archive);
    CHECK(engine::frozen(after, "hash") == archive);
    REQUIRE(after.components.size() == before.components.size());
    for (std::size_t index = 0; index < before.components.size(); ++index) {
        const auto& was = before.components[index];
        const auto& is = after.components[index];
        CHECK(is.total == was.total);
        CHECK(is.support_cost == was.support_cost);
        CHECK(is.rates_total == was.rates_total);
        CHECK(is.payers == was.payers);
        CHECK(is.apportionment->units_left_over == was.apportionment->units_left_over);
        for (const auto state : was.payers) {
            CHECK(is.portion(state)->amount == was.portion(state)->amount);
            CHECK(is.portion(state)->remainder == was.portion(state)->remainder);
            CHECK(is.portion(state)->rank == was.portion(state)->rank);
        }
    }
    CHECK(after.model.biller("isu").number_prefix == "ISU");
}

TEST_CASE("a component of zero keeps its payers when it is frozen") {
    auto text = tests::example_call_text();
    const std::string costs = "costs = [";
    text = text.substr(0, text.find(costs)) + "costs = []\n";
    const auto call = engine::parse_call({"c.toml", text}, [](const std::string& name) {
        return scales::SourceText{name, ""};
    });
    const auto before = engine::assess(call, tests::shipped_facts(), tests::shipped_models());
    const auto after = engine::thawed(engine::frozen(before, ""));
    CHECK(before.components[0].total.amount_minor() == 0);
    CHECK(after.components[0].payers == before.components[0].payers);
    CHECK(after.components[0].amount(*scales::parse_state_code("CHE"))->amount_minor() == 0);
}

TEST_CASE("a call and its facts are inverses, and what changed is named") {
    const auto call = example_call("\n[rates]\nPSE = \"0.107\"\n");
    const auto facts = engine::call_facts(call);
    CHECK(engine::call_facts(engine::call_of_facts(facts)) == facts);
    CHECK(engine::call_changes(facts, call).empty());
    struct Case {
        const char* name;
        void (*change)(engine::Call&);
        const char* wanted;
    };
    const auto c = GENERATE(values<Case>({
        {"budget", [](engine::Call& changed) { *changed.isu_budget += *changed.isu_budget; },
         "isu.budget"},
        {"scale", [](engine::Call& changed) { changed.scale = "un-2013-2015"; }, "scale"},
        {"due day", [](engine::Call& changed) { changed.isu_due_on = changed.assessed_on; },
         "isu.due_on"},
        {"cost", [](engine::Call& changed) { changed.meeting->costs.pop_back(); }, "meeting.costs"},
        {"place", [](engine::Call& changed) { changed.meeting->place.english = "Vientiane"; },
         "meeting.place"},
        {"participant", [](engine::Call& changed) { changed.meeting->participants.pop_back(); },
         "meeting.participants"},
        {"rate", [](engine::Call& changed) { changed.rates.clear(); }, "rates.PSE"},
        {"reading",
         [](engine::Call& changed) {
             changed.meeting->absent_parties_pay_component["isu-meeting-share"] = false;
         },
         "meeting.absent_parties_pay.isu-meeting-share"},
    }));
    INFO(c.name);
    auto changed = call;
    c.change(changed);
    const auto findings = engine::call_changes(facts, changed);
    REQUIRE(findings.size() == 1);
    CHECK(findings[0].code == "call.changed");
    CHECK(findings[0].message.find(c.wanted) != std::string::npos);
}

TEST_CASE("due days follow the gate for conference services and the office's days for the ISU") {
    const auto assessment = example();
    struct Case {
        const char* biller;
        const char* issued_on;
        const char* wanted;
        bool after_gate;
    };
    const auto c = GENERATE(values<Case>({
        {"unog", "2017-01-09", "2017-06-06", false},
        {"unog", "2017-05-07", "2017-06-06", false},
        {"unog", "2017-05-08", "2017-06-07", true},
        {"unog", "2017-09-10", "2017-10-10", true},
        {"isu", "2017-01-09", "2017-02-08", false},
        {"isu", "2017-09-10", "2017-10-10", false},
    }));
    INFO(c.biller << " " << c.issued_on);
    const auto due = engine::due_day(
        assessment,
        {.biller = c.biller, .issued_on = *scales::parse_day(c.issued_on), .usual_days = 30});
    CHECK(scales::day_text(due.due_on) == c.wanted);
    CHECK(due.after_gate == c.after_gate);
}

TEST_CASE("the day that the call names is the due day, until it has passed") {
    struct Case {
        const char* issued_on;
        const char* wanted;
    };
    const auto c = GENERATE(values<Case>({
        {"2017-01-09", "2017-03-31"},
        {"2017-03-31", "2017-03-31"},
        {"2017-04-01", "2017-05-01"},
    }));
    INFO(c.issued_on);
    auto named = example();
    named.call.isu_due_on = scales::parse_day("2017-03-31");
    const auto due = engine::due_day(
        named, {.biller = "isu", .issued_on = *scales::parse_day(c.issued_on), .usual_days = 30});
    CHECK(scales::day_text(due.due_on) == c.wanted);
}

TEST_CASE("the frozen rule says how the shares were adjusted") {
    auto before = example();
    auto& rule = before.components[0].component.adjustment;
    rule.ceiling = scales::Fraction(22, 100);
    rule.fixed.emplace(*scales::parse_payer_code("EU"), scales::Fraction(25, 1000));
    rule.share_decimals = 3;
    CHECK(engine::frozen(before, "").components[0].adjustment ==
          "ceiling = 11/50\nfixed EU = 1/40\nshare_decimals = 3\n");
    CHECK(engine::frozen(before, "").components[1].adjustment == "");
}
