// Registry: all verbs of the program, a line each.
#pragma once

#include "cli/edge/context.hpp"

#include <functional>

namespace CLI {
class App;
}

namespace dubrovnik::cli {

// The verb that was named, with its options read.
using Run = std::function<Outcome(Context&)>;

// Declares every verb; parsing sets `chosen` to the one that was named.
void add_verbs(CLI::App& program, Run& chosen);

} // namespace dubrovnik::cli
