#include "cli/verbs/apportion.hpp"

#include "cli/edge/files.hpp"
#include "cli/edge/options.hpp"
#include "engine/adjustment_reader.hpp"
#include "engine/rates_table.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <ostream>

namespace dubrovnik::cli {

namespace {

constexpr int share_percent_decimals = 9;

engine::Rule load_rule(const ApportionOptions& options) {
    if (!options.rule) return {};
    return engine::parse_rule(read_source(*options.rule, *options.rule));
}

invoicing::ReportTable portions_table(const engine::Apportionment& apportionment) {
    using invoicing::CellKind;
    invoicing::ReportTable table;
    table.columns = {{"iso3", "Payer"},
                     {"share_percent", "Share %", CellKind::rate},
                     {"amount", "Amount", CellKind::amount}};
    for (const auto& portion : apportionment.portions)
        table.rows.push_back({portion.payer.text(),
                              scales::decimal_text(portion.share * 100, share_percent_decimals),
                              engine::plain_amount_text(portion.amount)});
    return table;
}

} // namespace

void add_apportion(CLI::App& verb, ApportionOptions& options) {
    verb.add_option("--total", options.total, "What is to be shared (\"CHF 450,000.00\")")
        ->required()
        ->type_name("MONEY");
    verb.add_option("--rates", options.rates, "CSV: iso3,rate_percent and, if wanted, ldc")
        ->required()
        ->type_name("FILE");
    verb.add_option("--rule", options.rule,
                    "TOML: ceiling, floor, ldc_ceiling, share_decimals, share_rounding, rounding, "
                    "unit, [fixed]; without it largest remainder to the minor unit")
        ->type_name("FILE");
    add_format_option(verb, options.format)->description("csv (default), text or json");
    verb.footer(
        "Example: dubrovnik apportion --total \"USD 250,000.00\" --rates rates.csv\n"
        "rates.csv, one row for each payer:  rule.toml, per cent of the whole as text:\n"
        "  iso3,rate_percent,ldc               ceiling = \"80\"\n"
        "  JPN,9.680,                          floor = \"0.001\"\n"
        "  AFG,0.006,yes                       ldc_ceiling = \"0.01\"\n"
        "  CHE,1.140,                          share_decimals = 4\n"
        "                                      share_rounding = \"half-up\"  # or "
        "\"largest-remainder\"\n"
        "                                      rounding = \"half-up\"  # or \"half-even\", "
        "\"largest-remainder\"\n"
        "                                      unit = \"1\"  # whole francs or dollars\n"
        "                                      [fixed]\n"
        "                                      EU = \"2.5\"  # outside the scale\n"
        "Every line of a rule may be left out: then the shares are exact, and amounts add up "
        "to\nthe total by largest remainder. The total and its difference to the one asked "
        "for go to\nstderr.");
}

Outcome run_apportion(const ApportionOptions& options, Context& context) {
    const auto total = engine::parse_money(options.total);
    const auto rates = engine::parse_rates_table(read_source(options.rates, options.rates));
    const auto rule = load_rule(options);
    const auto shares = scales::adjusted_shares(rates, rule.adjustment);
    const auto apportionment =
        engine::apportion(total, shares, rule.apportionment(total.currency()));
    context.out << invoicing::report_as(options.format, portions_table(apportionment));
    context.err << fmt::format(
        "total {}, difference {} to {}\n", engine::money_text(total + apportionment.difference),
        engine::plain_amount_text(apportionment.difference), engine::money_text(total));
    return {};
}

} // namespace dubrovnik::cli
