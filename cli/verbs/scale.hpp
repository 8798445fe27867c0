// `scale show`, `scale check`, `scale diff`: the United Nations scales of assessments.
#pragma once

#include "cli/edge/context.hpp"
#include "invoicing/reports/report_table.hpp"

#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace dubrovnik::cli {

struct ScaleShowOptions {
    std::string scale; // a year or a scale's id
    invoicing::ReportFormat format = invoicing::ReportFormat::text;
};
void add_scale_show(CLI::App& verb, ScaleShowOptions& options);
Outcome run_scale_show(const ScaleShowOptions& options, Context& context);

struct ScaleCheckOptions {
    std::vector<std::string> files;
};
void add_scale_check(CLI::App& verb, ScaleCheckOptions& options);
Outcome run_scale_check(const ScaleCheckOptions& options, Context& context);

struct ScaleDiffOptions {
    std::string earlier;
    std::string later;
    invoicing::ReportFormat format = invoicing::ReportFormat::text;
};
void add_scale_diff(CLI::App& verb, ScaleDiffOptions& options);
Outcome run_scale_diff(const ScaleDiffOptions& options, Context& context);

} // namespace dubrovnik::cli
