// `opening --file`: arrears and credits from before the book's time.
#pragma once

#include "cli/edge/context.hpp"

#include <optional>
#include <string>

namespace CLI {
class App;
}

namespace dubrovnik::cli {

struct OpeningOptions {
    std::string file;
    std::optional<scales::Day> on;
    bool dry_run = false;
};
void add_opening(CLI::App& verb, OpeningOptions& options);
Outcome run_opening(const OpeningOptions& options, Context& context);

} // namespace dubrovnik::cli
