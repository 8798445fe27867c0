// `issue CALL`: numbers, journal entries, packets; all or nothing.
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

struct IssueOptions {
    std::string call;
    std::vector<std::string> states; // empty: all
    bool dry_run = false;
    std::optional<std::filesystem::path> out;
    std::optional<std::string> unog_numbers;
};
void add_issue(CLI::App& verb, IssueOptions& options);
Outcome run_issue(const IssueOptions& options, Context& context);

} // namespace dubrovnik::cli
