// `receive STATE AMOUNT` and `receive --file`: money that arrived, and what it pays.
#pragma once

#include "cli/edge/context.hpp"

#include <optional>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace dubrovnik::cli {

struct ReceiveOptions {
    std::string state; // "-": the payer is not known
    std::string amount;
    std::string fund;
    std::optional<scales::Day> on;
    std::vector<std::string> invoices;
    std::string component;
    std::string reference;
    std::string bank_reference;
    std::string charges;
    std::string original;
    std::string rate;
    std::string note;
    bool voluntary = false;
    bool letter = false;
    bool again = false;
    bool dry_run = false;
    std::optional<std::string> file;
};
void add_receive(CLI::App& verb, ReceiveOptions& options);
Outcome run_receive(const ReceiveOptions& options, Context& context);

} // namespace dubrovnik::cli
