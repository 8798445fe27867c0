// `export`: the whole journal for other programs.
#pragma once

#include "cli/edge/context.hpp"

#include <filesystem>
#include <optional>

namespace CLI {
class App;
}

namespace dubrovnik::cli {

struct ExportOptions {
    std::optional<std::filesystem::path> output;
};
void add_export_hledger(CLI::App& verb, ExportOptions& options);
void add_export_beancount(CLI::App& verb, ExportOptions& options);
void add_export_csv(CLI::App& verb, ExportOptions& options);
void add_export_json(CLI::App& verb, ExportOptions& options);
Outcome run_export_hledger(const ExportOptions& options, Context& context);
Outcome run_export_beancount(const ExportOptions& options, Context& context);
Outcome run_export_csv(const ExportOptions& options, Context& context);
Outcome run_export_json(const ExportOptions& options, Context& context);

} // namespace dubrovnik::cli
