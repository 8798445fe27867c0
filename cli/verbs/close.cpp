#include "cli/verbs/close.hpp"

#include "cli/edge/money_options.hpp"
#include "cli/edge/recording.hpp"
#include "engine/book/closes.hpp"
#include "invoicing/money_in/officer_words.hpp"
#include "invoicing/reports/year_end_report.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace dubrovnik::cli {

namespace book = engine::book;

namespace {

std::string trouble(const CloseOptions& options) {
    const bool giving_back = !options.surplus.empty();
    if (giving_back && (options.fund.empty() || options.decision.empty()))
        return "--surplus needs --fund and --decision";
    if (!giving_back && (!options.fund.empty() || !options.decision.empty() || options.on))
        return "--fund, --decision and --on go with --surplus";
    if (options.year < 1900 || options.year > 2999) return "YEAR must be a year like 2016";
    return "";
}

Outcome give_back(const CloseOptions& options, Context& context) {
    std::string text;
    const auto entry = recorded_and_signed(context, options.dry_run, [&](auto& transaction) {
        const auto& book = transaction.book();
        const auto fund = book::require_known_fund(book, options.fund);
        book::NewSurplus surplus{.year = options.year,
                                 .fund = fund.code,
                                 .amount = {},
                                 .on = options.on.value_or(context.today),
                                 .decision =
                                     invoicing::required_words({"--decision", options.decision})};
        if (options.surplus != "derived")
            surplus.amount = invoicing::amount_in(fund.currency, options.surplus);
        text = invoicing::report_text(invoicing::surplus_report(book::plan_surplus(book, surplus)));
        return book::record_surplus(transaction, surplus);
    });
    context.out << text;
    say_recorded(context, entry, options.dry_run);
    return {};
}

Outcome lock(const CloseOptions& options, Context& context) {
    std::string text;
    const auto entry = recorded_and_signed(context, options.dry_run, [&](auto& transaction) {
        const auto& book = transaction.book();
        text = invoicing::report_text(invoicing::carried_over_report(book, options.year)) + "\n" +
               invoicing::report_text(invoicing::year_results_report(book, options.year));
        return book::record_close(
            transaction,
            {.year = options.year, .reason = invoicing::sound_words({"--reason", options.reason})});
    });
    context.out << text;
    say_recorded(context, entry, options.dry_run);
    return {};
}

} // namespace

void add_close(CLI::App& verb, CloseOptions& options) {
    verb.add_option("YEAR", options.year, "The year that is over")->required();
    verb.add_option("--reason", options.reason, "For whoever reads the book")->type_name("TEXT");
    verb.add_option("--surplus", options.surplus,
                    "Give back this amount of the closed year, or “derived”: called − spent")
        ->type_name("AMOUNT");
    add_fund_option(verb, options.fund);
    verb.add_option("--decision", options.decision, "Who decided to give it back, and when")
        ->type_name("TEXT");
    add_booked_on(verb, options.on);
    add_dry_run(verb, options.dry_run);
    add_sense_check(verb, [&options] { return trouble(options); });
    verb.footer(
        "Examples:\n"
        "  dubrovnik close 2016 --dry-run          what would be carried over\n"
        "  dubrovnik close 2016\n"
        "  dubrovnik close 2016 --surplus derived --fund isu --decision \"Seventh Meeting\"\n"
        "Nothing is booked into a closed year any more. A surplus becomes credits, in\n"
        "proportion to what each State paid for that year.");
}

Outcome run_close(const CloseOptions& options, Context& context) {
    return options.surplus.empty() ? lock(options, context) : give_back(options, context);
}

} // namespace dubrovnik::cli
