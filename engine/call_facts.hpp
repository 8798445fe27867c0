// Call facts: a call as a list of names and values, for the book and for comparison.
//
// The first `issue` freezes the call; a file changed afterwards is refused, and the officer must
// learn which word changed. Comments, order of keys and spelling of amounts do not matter.
#pragma once

#include "engine/call.hpp"

#include <string>
#include <vector>

namespace dubrovnik::engine {

struct CallFact {
    std::string name;  // "meeting.participant"; may repeat
    std::string value; // "AGO"
    friend auto operator<=>(const CallFact&, const CallFact&) = default;
};

// Everything that a call says, in an order of its own.
std::vector<CallFact> call_facts(const Call& call);

// The inverse, without files and lines. The facts must come from call_facts (ensure).
Call call_of_facts(const std::vector<CallFact>& facts);

// One finding call.changed for each name whose values differ, naming both; none when the call
// says the same.
scales::Findings call_changes(const std::vector<CallFact>& frozen, const Call& call);

} // namespace dubrovnik::engine
