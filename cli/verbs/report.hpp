// `report shortfall|status|ageing|gate|numbers|statement|run`: the ledger as of any day, as it was
// known at any entry. Each reads the book and writes nothing into it.
#pragma once

#include "cli/edge/context.hpp"
#include "engine/row_ids.hpp"
#include "scales/day.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <variant>

namespace CLI {
class App;
}

namespace dubrovnik::cli {

enum class ReportForm { text, csv, json, pdf, xlsx };

struct ReportOptions {
    std::optional<scales::Day> as_of; // nothing: the office's day
    std::optional<scales::Day> since;
    std::variant<std::monostate, scales::Day, engine::EntryId> known_on; // nothing: all there is
    ReportForm form = ReportForm::text;
    std::optional<std::filesystem::path> output;
    std::string language;           // of a paper; empty: English
    std::string state;              // of a statement
    std::optional<scales::Day> run; // of reminders; nothing: all
};

void add_report_shortfall(CLI::App& verb, ReportOptions& options);
Outcome run_report_shortfall(const ReportOptions& options, Context& context);

void add_report_status(CLI::App& verb, ReportOptions& options);
Outcome run_report_status(const ReportOptions& options, Context& context);

void add_report_ageing(CLI::App& verb, ReportOptions& options);
Outcome run_report_ageing(const ReportOptions& options, Context& context);

void add_report_gate(CLI::App& verb, ReportOptions& options);
Outcome run_report_gate(const ReportOptions& options, Context& context);

void add_report_numbers(CLI::App& verb, ReportOptions& options);
Outcome run_report_numbers(const ReportOptions& options, Context& context);

void add_report_statement(CLI::App& verb, ReportOptions& options);
Outcome run_report_statement(const ReportOptions& options, Context& context);

void add_report_run(CLI::App& verb, ReportOptions& options);
Outcome run_report_run(const ReportOptions& options, Context& context);

} // namespace dubrovnik::cli
