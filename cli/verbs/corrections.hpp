// `credit`, `void` and `write-off`: taking back what an invoice called.
#pragma once

#include "cli/edge/context.hpp"

#include <optional>
#include <string>

namespace CLI {
class App;
}

namespace dubrovnik::cli {

struct CreditOptions {
    std::string number;
    std::optional<std::string> amount;
    std::string reason;
    bool again = false;
    bool dry_run = false;
};
void add_credit(CLI::App& verb, CreditOptions& options);
Outcome run_credit(const CreditOptions& options, Context& context);

struct VoidOptions {
    std::string number;
    std::string reason;
    bool replace = false;
    bool dry_run = false;
};
void add_void(CLI::App& verb, VoidOptions& options);
Outcome run_void(const VoidOptions& options, Context& context);

struct WriteOffOptions {
    std::string number;
    std::optional<std::string> amount;
    std::optional<scales::Day> on;
    std::string decision;
    bool again = false;
    bool dry_run = false;
};
void add_write_off(CLI::App& verb, WriteOffOptions& options);
Outcome run_write_off(const WriteOffOptions& options, Context& context);

} // namespace dubrovnik::cli
