// `account show`, `account confirm`: where money is to be sent, and that it was checked.
#pragma once

#include "cli/edge/context.hpp"

namespace CLI {
class App;
}

namespace dubrovnik::cli {

struct AccountShowOptions {};
void add_account_show(CLI::App& verb, AccountShowOptions& options);
Outcome run_account_show(const AccountShowOptions& options, Context& context);

struct AccountConfirmOptions {
    bool dry_run = false;
};
void add_account_confirm(CLI::App& verb, AccountConfirmOptions& options);
Outcome run_account_confirm(const AccountConfirmOptions& options, Context& context);

} // namespace dubrovnik::cli
