// States: every State that can be billed, by its code, with the names that are printed.
//
// A code that stands in no row here is unknown, whatever ISO says: a bill needs a name.
#pragma once

#include "scales/source_text.hpp"
#include "scales/state_code.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dubrovnik::scales {

struct State {
    StateCode code;
    std::string name;           // "Switzerland": as the United Nations lists it
    std::string formal_name_en; // "the Swiss Confederation": with its article, for addresses
    bool un_member;
};

class States {
  public:
    bool contains(StateCode code) const { return find(code) != nullptr; }

    // Nothing when the State is unknown.
    const State* find(StateCode code) const;

    // The State must be known (our mistake otherwise).
    const std::string& name_of(StateCode code) const;
    const std::string& formal_name_of(StateCode code) const;

    // The State whose short name this is, letter for letter; nothing when there is none.
    const State* find_by_name(std::string_view name) const;

    std::span<const State> all() const { return states_; } // by code

  private:
    friend States parse_states(const SourceText& source);
    const State& at(StateCode code) const;
    std::vector<State> states_;
};

// Columns: iso3, name, formal_name_en, un_member (yes or no).
// Throws Refused with all findings: state.form, state.twice, states.name-missing,
// states.un-member, and those of parse_csv.
States parse_states(const SourceText& source);

} // namespace dubrovnik::scales
