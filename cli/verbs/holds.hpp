// `hold` and `release`: no reminders until a day, and the end of it.
#pragma once

#include "cli/edge/context.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace CLI {
class App;
}

namespace dubrovnik::cli {

struct HoldOptions {
    std::string what; // a State or a document's number
    std::string component;
    std::optional<scales::Day> until;
    std::optional<scales::Day> on;
    std::string reason;
    std::string position; // what the State says, where it disputes
    bool dry_run = false;
};
void add_hold(CLI::App& verb, HoldOptions& options);
Outcome run_hold(const HoldOptions& options, Context& context);

struct ReleaseOptions {
    std::int64_t entry = 0;
    std::optional<scales::Day> on;
    std::string reason;
    bool dry_run = false;
};
void add_release(CLI::App& verb, ReleaseOptions& options);
Outcome run_release(const ReleaseOptions& options, Context& context);

} // namespace dubrovnik::cli
