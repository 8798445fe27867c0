// `reverse` and `returned`: undoing an entry by another one that says why.
#pragma once

#include "cli/edge/context.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace CLI {
class App;
}

namespace dubrovnik::cli {

struct ReverseOptions {
    std::int64_t entry = 0;
    std::optional<scales::Day> on;
    std::string reason;
    bool dry_run = false;
};
void add_reverse(CLI::App& verb, ReverseOptions& options);
Outcome run_reverse(const ReverseOptions& options, Context& context);

struct ReturnedOptions {
    std::int64_t entry = 0;
    std::optional<scales::Day> on;
    std::string reason;
    bool dry_run = false;
};
void add_returned(CLI::App& verb, ReturnedOptions& options);
Outcome run_returned(const ReturnedOptions& options, Context& context);

} // namespace dubrovnik::cli
