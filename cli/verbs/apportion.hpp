// `apportion --total M --rates FILE [--rule FILE]`: the bare engine, for any convention's rule.
#pragma once

#include "cli/edge/context.hpp"
#include "invoicing/reports/report_table.hpp"

#include <optional>
#include <string>

namespace CLI {
class App;
}

namespace dubrovnik::cli {

struct ApportionOptions {
    std::string total;
    std::string rates;
    std::optional<std::string> rule;
    invoicing::ReportFormat format = invoicing::ReportFormat::csv;
};
void add_apportion(CLI::App& verb, ApportionOptions& options);
Outcome run_apportion(const ApportionOptions& options, Context& context);

} // namespace dubrovnik::cli
