// `state list`, `state show`: the States, whether they are party, and their rates.
#pragma once

#include "cli/edge/context.hpp"
#include "invoicing/reports/report_table.hpp"

#include <string>

namespace CLI {
class App;
}

namespace dubrovnik::cli {

struct StateListOptions {
    std::string convention = "ccm";
    bool parties_only = false;
    invoicing::ReportFormat format = invoicing::ReportFormat::text;
};
void add_state_list(CLI::App& verb, StateListOptions& options);
Outcome run_state_list(const StateListOptions& options, Context& context);

struct StateShowOptions {
    std::string state; // a code or a name
    invoicing::ReportFormat format = invoicing::ReportFormat::text;
};
void add_state_show(CLI::App& verb, StateShowOptions& options);
Outcome run_state_show(const StateShowOptions& options, Context& context);

} // namespace dubrovnik::cli
