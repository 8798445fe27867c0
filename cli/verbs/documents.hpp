// `list`, `show NUMBER`, `explain NUMBER`, `invoice STATE`: what was issued, and where its figures
// come from. All read the book; nothing is rendered again.
#pragma once

#include "cli/edge/context.hpp"
#include "invoicing/reports/report_table.hpp"

#include <filesystem>
#include <optional>
#include <string>

namespace CLI {
class App;
}

namespace dubrovnik::cli {

struct ListOptions {
    std::string what = "documents"; // or "entries"
    std::optional<std::string> state;
    std::optional<std::string> fund;
    std::optional<int> year;
    invoicing::ReportFormat format = invoicing::ReportFormat::text;
};
void add_list(CLI::App& verb, ListOptions& options);
Outcome run_list(const ListOptions& options, Context& context);

struct ShowOptions {
    std::string number;
    std::optional<std::filesystem::path> output; // the stored PDF
    invoicing::ReportFormat format = invoicing::ReportFormat::text;
};
void add_show(CLI::App& verb, ShowOptions& options);
Outcome run_show(const ShowOptions& options, Context& context);

struct ExplainOptions {
    std::string number;
};
void add_explain(CLI::App& verb, ExplainOptions& options);
Outcome run_explain(const ExplainOptions& options, Context& context);

struct InvoiceOptions {
    std::string state;
    std::optional<int> year;
    std::filesystem::path output;
};
void add_invoice(CLI::App& verb, InvoiceOptions& options);
Outcome run_invoice(const InvoiceOptions& options, Context& context);

} // namespace dubrovnik::cli
