// States: every State that can be billed, by its code, with the names that are printed.
//
// A code that stands in no row here is unknown, whatever ISO says: a bill needs a name, and one in
// every official language of the United Nations, so that no letter fails for the want of it.
#pragma once

#include "scales/source_text.hpp"
#include "scales/state_code.hpp"

#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dubrovnik::scales {

using NamesByLanguage = std::map<std::string, std::string, std::less<>>; // "fr": "Suisse"

struct State {
    StateCode code;
    std::string name;           // "Switzerland": as the United Nations lists it
    std::string formal_name_en; // "the Swiss Confederation": with its article, for addresses
    bool un_member;
    NamesByLanguage names = {}; // in the other official languages
};

class States {
  public:
    bool contains(StateCode code) const { return find(code) != nullptr; }

    // Nothing when the State is unknown.
    const State* find(StateCode code) const;

    // The State must be known (our mistake otherwise).
    const std::string& name_of(StateCode code) const;
    const std::string& formal_name_of(StateCode code) const;

    // The short name in "ar", "es", "fr", "ru" or "zh"; for "en", and for a language that is not
    // official, in which nothing is printed, the English one. The State must be known.
    const std::string& name_in(StateCode code, std::string_view language) const;

    // The same, and the code itself for a State that the facts do not know (any more): a book goes
    // on owing, and its States must be named.
    std::string name_or_code(StateCode code, std::string_view language) const;

    // The State whose short name this is, letter for letter; nothing when there is none.
    const State* find_by_name(std::string_view name) const;

    std::span<const State> all() const { return states_; } // by code

  private:
    friend States parse_states(const SourceText& source);
    friend States with_names(States states, const SourceText& source);
    const State& at(StateCode code) const;
    std::vector<State> states_;
};

// Columns: iso3, name, formal_name_en, un_member (yes or no).
// Throws Refused with all findings: state.form, state.twice, states.name-missing,
// states.un-member, and those of parse_csv.
States parse_states(const SourceText& source);

// The same States with their names in the other official languages. Columns: iso3, ar, es, fr,
// ru, zh. Throws Refused with all findings: states.name-missing for each State without a row and
// each name that is empty, state.form, state.unknown, state.twice, and those of parse_csv.
States with_names(States states, const SourceText& source);

} // namespace dubrovnik::scales
