// `remind`: the two-monthly run, one letter for each State that owes.
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

struct RemindOptions {
    std::vector<std::string> states;   // empty: all that owe
    std::vector<std::string> excepted; // "FRA=they called"
    bool dry_run = false;
    std::optional<std::filesystem::path> out;
};
void add_remind(CLI::App& verb, RemindOptions& options);
Outcome run_remind(const RemindOptions& options, Context& context);

} // namespace dubrovnik::cli
