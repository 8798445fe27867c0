// `assess CALL`: the contributions of all payers; needs no book.
// `compare CALL CALL`: two calls side by side.
#pragma once

#include "cli/edge/context.hpp"
#include "invoicing/reports/report_table.hpp"

#include <optional>
#include <string>

namespace CLI {
class App;
}

namespace dubrovnik::cli {

struct AssessOptions {
    std::string call;
    std::optional<std::string> explain; // a State's code
    invoicing::ReportFormat format = invoicing::ReportFormat::text;
};
void add_assess(CLI::App& verb, AssessOptions& options);
Outcome run_assess(const AssessOptions& options, Context& context);

struct CompareOptions {
    std::string first;
    std::string second;
    invoicing::ReportFormat format = invoicing::ReportFormat::text;
};
void add_compare(CLI::App& verb, CompareOptions& options);
Outcome run_compare(const CompareOptions& options, Context& context);

} // namespace dubrovnik::cli
