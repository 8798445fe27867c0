#include "scales/states.hpp"

#include "scales/ensure.hpp"
#include "scales/fact_reader.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace dubrovnik::scales {

namespace {

std::optional<State> read_state(FactReader& reader, const CsvRow& row) {
    const auto code = reader.code(row);
    const auto& name = reader.table().at(row, "name");
    const auto& formal_name = reader.table().at(row, "formal_name_en");
    const auto& member = reader.table().at(row, "un_member");
    if (name.empty() || formal_name.empty())
        reader.report(row, {"states.name-missing", "a name is empty, must be printable",
                            "give the short name where no formal name is certain"});
    if (member != "yes" && member != "no")
        reader.report(row, {"states.un-member",
                            fmt::format("un_member is “{}”, must be yes or no", member),
                            "write yes for the members of the United Nations"});
    if (!code) return std::nullopt;
    return State{*code, name, formal_name, member == "yes"};
}

} // namespace

States parse_states(const SourceText& source) {
    FactReader reader(source, {"iso3", "name", "formal_name_en", "un_member"});
    States states;
    for (const auto& row : reader.table().rows())
        if (auto state = read_state(reader, row)) states.states_.push_back(std::move(*state));
    reader.report_repeated({"iso3"});
    refuse_errors(reader.findings());
    std::sort(states.states_.begin(), states.states_.end(),
              [](const State& left, const State& right) { return left.code < right.code; });
    return states;
}

const State* States::find(StateCode code) const {
    const auto found =
        std::lower_bound(states_.begin(), states_.end(), code,
                         [](const State& state, StateCode wanted) { return state.code < wanted; });
    return found != states_.end() && found->code == code ? &*found : nullptr;
}

const State& States::at(StateCode code) const {
    const auto* state = find(code);
    ensure(state != nullptr, "a State that is printed was checked to be known");
    return *state;
}

const std::string& States::name_of(StateCode code) const {
    return at(code).name;
}

const std::string& States::formal_name_of(StateCode code) const {
    return at(code).formal_name_en;
}

const State* States::find_by_name(std::string_view name) const {
    const auto found = std::find_if(states_.begin(), states_.end(),
                                    [&](const State& state) { return state.name == name; });
    return found == states_.end() ? nullptr : &*found;
}

} // namespace dubrovnik::scales
