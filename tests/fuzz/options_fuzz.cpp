// Words of the command line that are read by a parser of their own: States, typed one by one or
// with commas between them.
#include "cli/edge/state_option.hpp"
#include "tests/fuzz/target.hpp"

namespace dubrovnik::fuzz {

namespace {

void run(std::string_view input) {
    const std::string text(input);
    const auto state = answer_of([&] { return cli::state_of(text); });
    ensure(!state || state->text() == input, "a code is what was typed");
    const auto states = answer_of([&] { return cli::states_of({text, "CHE"}); });
    if (!states) return;
    std::string joined;
    for (const auto code : *states) joined += (joined.empty() ? "" : ",") + code.text();
    ensure(*answer_of([&] { return cli::states_of({joined}); }) == *states, "written and read");
}

const FuzzTarget target("options", run);

} // namespace

} // namespace dubrovnik::fuzz
