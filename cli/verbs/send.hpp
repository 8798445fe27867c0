// `send`: letters by SMTP, and the register of what became of each.
#pragma once

#include "cli/edge/context.hpp"

#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace dubrovnik::cli {

struct SendOptions {
    std::vector<std::string> what;
    bool again = false;
    bool dry_run = false;
};
void add_send(CLI::App& verb, SendOptions& options);
Outcome run_send(const SendOptions& options, Context& context);

} // namespace dubrovnik::cli
