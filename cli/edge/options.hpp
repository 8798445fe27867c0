// Options: the kinds of option that several verbs share, each declared in one way.
#pragma once

#include "invoicing/reports/report_table.hpp"
#include "scales/day.hpp"

#include <optional>
#include <string>

namespace CLI {
class App;
class Option;
} // namespace CLI

namespace dubrovnik::cli {

// A day as YYYY-MM-DD; any other form is a mistake of the command line (exit 2).
CLI::Option* add_day_option(CLI::App& verb, const std::string& name,
                            std::optional<scales::Day>& day, const std::string& help);

// --format text|csv|json, text by default.
CLI::Option* add_format_option(CLI::App& verb, invoicing::ReportFormat& format);

} // namespace dubrovnik::cli
