#include "cli/verbs/state.hpp"

#include "cli/edge/facts_files.hpp"
#include "cli/edge/options.hpp"
#include "invoicing/reports/facts_reports.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <ostream>

namespace dubrovnik::cli {

namespace {

const scales::State& find_state(const scales::States& states, const std::string& name) {
    const auto code = scales::parse_state_code(name);
    const auto* state = code ? states.find(*code) : states.find_by_name(name);
    if (state) return *state;
    throw scales::Refused(
        {.code = "state.unknown",
         .message = fmt::format("'{}' is no State, must be a code (CHE) or a name", name),
         .place = {},
         .hint = "dubrovnik state list shows all of them"});
}

} // namespace

void add_state_list(CLI::App& verb, StateListOptions& options) {
    verb.add_option("--convention", options.convention, "Whose parties (default: ccm)")
        ->type_name("ID");
    verb.add_flag("--parties", options.parties_only, "Only the States Parties");
    add_format_option(verb, options.format);
    verb.footer("Example: dubrovnik state list --parties --date 2017-01-09");
}

Outcome run_state_list(const StateListOptions& options, Context& context) {
    const auto facts = load_facts(context);
    const auto report = invoicing::states_report(facts, {.convention = options.convention,
                                                         .day = context.today,
                                                         .parties_only = options.parties_only});
    context.out << invoicing::report_as(options.format, report);
    return {};
}

void add_state_show(CLI::App& verb, StateShowOptions& options) {
    verb.add_option("STATE", options.state, "A code (CHE) or a name (Switzerland)")->required();
    add_format_option(verb, options.format);
    verb.footer("Example: dubrovnik state show CHE");
}

Outcome run_state_show(const StateShowOptions& options, Context& context) {
    const auto facts = load_facts(context);
    const auto sheet = scales::state_sheet(facts, find_state(facts.states, options.state).code);
    context.out << invoicing::report_as(options.format, invoicing::state_report(*sheet));
    return {};
}

} // namespace dubrovnik::cli
