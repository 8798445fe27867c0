#include "cli/verbs/assess.hpp"

#include "cli/edge/facts_files.hpp"
#include "cli/edge/office_files.hpp"
#include "cli/edge/options.hpp"
#include "cli/edge/state_option.hpp"
#include "invoicing/reports/assessment_report.hpp"
#include "invoicing/reports/comparison_report.hpp"

#include <CLI/CLI.hpp>
#include <ostream>

namespace dubrovnik::cli {

namespace {

engine::Assessment assess_file(const Context& context, const std::string& path) {
    return engine::assess(load_call(context, path).call, load_facts(context), load_models(context));
}

} // namespace

void add_assess(CLI::App& verb, AssessOptions& options) {
    verb.add_option("CALL", options.call, "The call's file (calls/2017.toml)")->required();
    verb.add_option("--explain", options.explain, "Derive one State's amounts step by step")
        ->type_name("STATE");
    add_format_option(verb, options.format);
    verb.footer("Examples:\n"
                "  dubrovnik assess calls/2017.toml\n"
                "  dubrovnik assess calls/2017.toml --explain JPN\n"
                "  dubrovnik assess calls/2017.toml --format csv > contributions.csv");
}

Outcome run_assess(const AssessOptions& options, Context& context) {
    const auto assessment = assess_file(context, options.call);
    if (options.explain)
        context.out << invoicing::derivation_text(assessment, state_of(*options.explain));
    else
        context.out << invoicing::assessment_report(assessment, options.format);
    return {};
}

void add_compare(CLI::App& verb, CompareOptions& options) {
    verb.add_option("CALL", options.first, "The first call's file")->required();
    verb.add_option("OTHER", options.second, "The call to compare it with")->required();
    add_format_option(verb, options.format);
    verb.footer("Example: dubrovnik compare calls/2017.toml calls/2017-smaller-budget.toml");
}

Outcome run_compare(const CompareOptions& options, Context& context) {
    const auto first = assess_file(context, options.first);
    const auto second = assess_file(context, options.second);
    context.out << invoicing::report_as(options.format,
                                        invoicing::comparison_report(first, second));
    return {};
}

} // namespace dubrovnik::cli
