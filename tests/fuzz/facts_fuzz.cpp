// Files of facts: the first line names the file, as its name says how it is read.
#include "scales/membership.hpp"
#include "scales/notional_rates.hpp"
#include "scales/scale.hpp"
#include "tests/fuzz/shipped_facts.hpp"
#include "tests/fuzz/target.hpp"

#include <algorithm>

namespace dubrovnik::fuzz {

namespace {

using namespace scales;

void members(const SourceText& source, const States& states) {
    const auto found = answer_of([&] { return parse_memberships(source, states); });
    if (!found) return;
    for (const auto& membership : *found)
        for (const auto& entry : membership.all()) {
            ensure(states.contains(entry.state), "a member is a known State");
            ensure(membership.find(entry.state) == &entry, "a State is found, and once");
        }
}

void scale(const SourceText& source) {
    const auto& facts = shipped_facts();
    const ScaleContext context{facts.states, facts.least_developed};
    const auto read = answer_of([&] { return parse_scale(source, context); });
    ensure(check_scale(source, context).empty() == read.has_value(), "checking and reading agree");
    if (!read) return;
    auto sum = Rate::of_millipercent(0);
    for (const auto& entry : read->rates) sum += entry.rate;
    ensure(sum == scale_sum, "a scale that is taken adds up to 100 per cent");
}

void states(const SourceText& source) {
    const auto read = answer_of([&] { return parse_states(source); });
    if (!read) return;
    for (const auto& state : read->all())
        ensure(read->find(state.code) == &state, "a State is found, and once");
}

void run(std::string_view input) {
    const auto& known = shipped_facts().states;
    const auto end = std::min(input.find('\n'), input.size());
    const std::string name(input.substr(0, end));
    const SourceText source{name, std::string(input.substr(std::min(end + 1, input.size())))};
    if (name.starts_with("parties-")) return members(source, known);
    if (name.starts_with("un-")) return scale(source);
    if (name.starts_with("states")) return states(source);
    if (name.starts_with("ldc")) answer_of([&] { return parse_least_developed(source, known); });
    if (name.starts_with("non")) answer_of([&] { return parse_notional_rates(source, known); });
    if (name.starts_with("state_")) answer_of([&] { return with_names(known, source); });
}

const FuzzTarget target("facts", run);

} // namespace

} // namespace dubrovnik::fuzz
