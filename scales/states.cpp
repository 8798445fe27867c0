#include "scales/states.hpp"

#include "scales/ensure.hpp"
#include "scales/fact_reader.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace dubrovnik::scales {

namespace {

constexpr std::array other_languages{"ar", "es", "fr", "ru", "zh"};

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

NamesByLanguage read_names(FactReader& reader, const CsvRow& row) {
    NamesByLanguage names;
    for (const auto* language : other_languages) {
        const auto& name = reader.table().at(row, language);
        if (name.empty())
            reader.report(row,
                          {"states.name-missing",
                           fmt::format("the name in “{}” is empty, must be printable", language),
                           "give the short name that the United Nations use"});
        names.emplace(language, name);
    }
    return names;
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

States with_names(States states, const SourceText& source) {
    std::vector<std::string> columns{"iso3"};
    columns.insert(columns.end(), other_languages.begin(), other_languages.end());
    FactReader reader(source, columns);
    std::map<StateCode, NamesByLanguage> names;
    for (const auto& row : reader.table().rows())
        if (const auto code = reader.state(row, states)) names[*code] = read_names(reader, row);
    reader.report_repeated({"iso3"});
    for (auto& state : states.states_) {
        const auto found = names.find(state.code);
        if (found != names.end())
            state.names = std::move(found->second);
        else
            reader.report_file(
                {"states.name-missing",
                 fmt::format("{} ({}) has no row, must have one", state.name, state.code.view()),
                 "add its code and its names in Arabic, Spanish, French, Russian "
                 "and Chinese"});
    }
    refuse_errors(reader.findings());
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

const std::string& States::name_in(StateCode code, std::string_view language) const {
    const auto& state = at(code);
    const auto found = state.names.find(language);
    return found == state.names.end() ? state.name : found->second;
}

std::string States::name_or_code(StateCode code, std::string_view language) const {
    return contains(code) ? name_in(code, language) : code.text();
}

const State* States::find_by_name(std::string_view name) const {
    const auto found = std::find_if(states_.begin(), states_.end(),
                                    [&](const State& state) { return state.name == name; });
    return found == states_.end() ? nullptr : &*found;
}

} // namespace dubrovnik::scales
