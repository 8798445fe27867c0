// `signed`, `dispatched` and `responded`: what becomes of letters outside the program.
#pragma once

#include "cli/edge/context.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace dubrovnik::cli {

struct SignedOptions {
    std::string what; // a run or a letter
    std::filesystem::path file;
    bool dry_run = false;
};
void add_signed(CLI::App& verb, SignedOptions& options);
Outcome run_signed(const SignedOptions& options, Context& context);

struct DispatchedOptions {
    std::vector<std::string> what;
    std::string by;
    std::optional<scales::Day> on;
    std::string note;
    bool dry_run = false;
};
void add_dispatched(CLI::App& verb, DispatchedOptions& options);
Outcome run_dispatched(const DispatchedOptions& options, Context& context);

struct RespondedOptions {
    std::string state;
    std::optional<scales::Day> on;
    std::string note;
    bool dry_run = false;
};
void add_responded(CLI::App& verb, RespondedOptions& options);
Outcome run_responded(const RespondedOptions& options, Context& context);

} // namespace dubrovnik::cli
