// Calls, with the list of participants they may name: facts of a call make the same call again,
// and an assessment comes back out of the book's form as it went in.
#include "engine/archive/assessment_archive.hpp"
#include "engine/assessment.hpp"
#include "engine/call_facts.hpp"
#include "tests/fuzz/shipped_facts.hpp"
#include "tests/fuzz/target.hpp"

namespace dubrovnik::fuzz {

namespace {

using namespace engine;

std::string facts_text(const std::vector<CallFact>& facts) {
    std::string text;
    for (const auto& fact : facts) text += fact.name + "=" + fact.value + "\n";
    return text;
}

const FundingModels& shipped_models() {
    static const FundingModels models(
        {parse_funding_model(shipped("engine/models/dubrovnik.toml"))});
    return models;
}

// What adds up, adds up; and the book gives back what it was given.
void require_sound(const Assessment& assessment) {
    for (const auto& component : assessment.components) {
        if (!component.apportionment) continue;
        auto sum = Money::zero(component.total.currency());
        for (const auto& portion : component.apportionment->portions) sum += portion.amount;
        ensure(sum == component.total, "the contributions add up to the last minor unit");
    }
    // What the model says of components that the call does not ask for is not kept.
    const auto archive = frozen(assessment, std::string(64, '0'));
    const auto again = frozen(thawed(archive), archive.call_sha256);
    ensure(again.components == archive.components && again.payers == archive.payers,
           "a frozen assessment thaws with every figure");
    ensure(again.costs == archive.costs && again.meeting == archive.meeting &&
               frozen_call_facts(again) == frozen_call_facts(archive),
           "and with everything that the call said");
    ensure(frozen(thawed(again), again.call_sha256) == again, "and the second time as the first");
}

void run(std::string_view input) {
    const auto parts = parts_of(input, 2);
    const scales::SourceText source{"calls/2017.toml", parts[0]};
    const auto companion = [&](const std::string& name) {
        return scales::SourceText{name, parts[1]};
    };
    const auto call = same_answer([&] { return parse_call(source, companion); },
                                  [](const Call& read) { return facts_text(call_facts(read)); });
    if (!call) return;
    const auto facts = call_facts(*call);
    ensure(call_facts(call_of_facts(facts)) == facts, "call_of_facts is the inverse");
    ensure(call_changes(facts, *call).empty(), "a call differs in nothing from itself");
    if (!is_thorough()) return;
    const auto assessment =
        answer_of([&] { return assess(*call, shipped_facts(), shipped_models()); });
    if (assessment) require_sound(*assessment);
}

const FuzzTarget target("call", run);

} // namespace

} // namespace dubrovnik::fuzz
