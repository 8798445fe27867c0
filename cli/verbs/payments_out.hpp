// `spend` and `refund`: money that leaves a fund.
#pragma once

#include "cli/edge/context.hpp"

#include <optional>
#include <string>

namespace CLI {
class App;
}

namespace dubrovnik::cli {

struct SpendOptions {
    std::string amount;
    std::string fund;
    std::optional<scales::Day> on;
    std::string note;
    bool again = false; // a second one like it is meant
    bool dry_run = false;
};
void add_spend(CLI::App& verb, SpendOptions& options);
Outcome run_spend(const SpendOptions& options, Context& context);

struct RefundOptions {
    std::string state;
    std::string fund;
    std::optional<std::string> amount;
    std::optional<scales::Day> on;
    std::string reason;
    bool again = false;
    bool dry_run = false;
};
void add_refund(CLI::App& verb, RefundOptions& options);
Outcome run_refund(const RefundOptions& options, Context& context);

} // namespace dubrovnik::cli
