// `close YEAR`: locks a year, and gives back its surplus.
#pragma once

#include "cli/edge/context.hpp"

#include <optional>
#include <string>

namespace CLI {
class App;
}

namespace dubrovnik::cli {

struct CloseOptions {
    int year = 0;
    std::string reason;
    std::string surplus; // an amount, or "derived"
    std::string fund;
    std::string decision;
    std::optional<scales::Day> on;
    bool dry_run = false;
};
void add_close(CLI::App& verb, CloseOptions& options);
Outcome run_close(const CloseOptions& options, Context& context);

} // namespace dubrovnik::cli
