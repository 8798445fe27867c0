// `promise STATE`: the State says that a payment is being processed.
#pragma once

#include "cli/edge/context.hpp"

#include <optional>
#include <string>

namespace CLI {
class App;
}

namespace dubrovnik::cli {

struct PromiseOptions {
    std::string state;
    std::string fund; // empty: all in which it owes
    std::optional<std::string> amount;
    std::optional<scales::Day> by;
    std::optional<scales::Day> on;
    std::string note;
    bool dry_run = false;
};
void add_promise(CLI::App& verb, PromiseOptions& options);
Outcome run_promise(const PromiseOptions& options, Context& context);

} // namespace dubrovnik::cli
