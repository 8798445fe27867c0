// `allocate STATE`: sets a credit, unmatched money or a gift against a State's invoices.
#pragma once

#include "cli/edge/context.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace dubrovnik::cli {

struct AllocateOptions {
    std::string state;
    std::string fund;
    std::optional<std::int64_t> from; // the entry of unmatched money or of a gift
    std::optional<std::string> amount;
    std::vector<std::string> invoices;
    std::string component;
    std::optional<scales::Day> on;
    std::string note;
    bool dry_run = false;
};
void add_allocate(CLI::App& verb, AllocateOptions& options);
Outcome run_allocate(const AllocateOptions& options, Context& context);

} // namespace dubrovnik::cli
