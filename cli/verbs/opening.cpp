#include "cli/verbs/opening.hpp"

#include "cli/edge/facts_files.hpp"
#include "cli/edge/files.hpp"
#include "cli/edge/money_options.hpp"
#include "cli/edge/recording.hpp"
#include "invoicing/money_in/opening_file.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <fmt/format.h>

namespace dubrovnik::cli {

void add_opening(CLI::App& verb, OpeningOptions& options) {
    verb.add_option("--file", options.file, "The CSV with what stood open")
        ->type_name("FILE")
        ->required();
    add_booked_on(verb, options.on);
    add_dry_run(verb, options.dry_run);
    verb.footer(
        "Example: dubrovnik opening --file opening.csv --on 2017-01-01\n"
        "  state,fund,year,component,amount,document,issued_on,due_on\n"
        "  ITA,isu,2015,isu-annual-share,12'000.00,CCM-15-77,2015-11-02,2016-01-31\n"
        "  CHE,isu,,credit,250.00,,,\n"
        "A document's rows make one item, under its old number; a credit has nothing but its\n"
        "amount. Taking the same file over again adds nothing.");
}

Outcome run_opening(const OpeningOptions& options, Context& context) {
    const auto rows = invoicing::parse_openings(read_source(options.file, options.file));
    const auto facts = load_facts(context);
    const auto taken = recorded(context, options.dry_run, [&](auto& transaction) {
        scales::Findings told_later; // by the row that names the unknown fund
        for (const auto& row : rows)
            scales::gather(told_later,
                           [&] { return require_office_fund(transaction, context, row.fund); });
        return invoicing::take_over(transaction, {.rows = rows,
                                                  .states = facts.states,
                                                  .on = options.on.value_or(context.today),
                                                  .reason = "opening of the book"});
    });
    context.out << invoicing::report_text(invoicing::taken_over_report(taken));
    if (options.dry_run) return {};
    const auto before =
        std::count_if(taken.begin(), taken.end(),
                      [](const invoicing::TakenOver& each) { return each.known_before; });
    const auto all = static_cast<std::ptrdiff_t>(taken.size());
    context.err << fmt::format("taken over: {} of {}, {} before\n", all - before, all, before);
    return {};
}

} // namespace dubrovnik::cli
