// A State's code as it was typed.
#pragma once

#include "scales/state_code.hpp"

#include <set>
#include <string>
#include <vector>

namespace dubrovnik::cli {

// Throws Refused state.code.
scales::StateCode state_of(const std::string& text);

// Several, also as one word with commas: "CHE,FRA". Throws Refused with all findings.
std::set<scales::StateCode> states_of(const std::vector<std::string>& texts);

} // namespace dubrovnik::cli
