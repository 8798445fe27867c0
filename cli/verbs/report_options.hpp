// The options of all reports: which day, as known when, in which form, and into which file.
#pragma once

#include "cli/verbs/report.hpp"

#include <initializer_list>

namespace dubrovnik::cli {

// --as-of, --known-on, --format and --output. `forms` are those beyond text, csv and json.
void add_report_options(CLI::App& verb, ReportOptions& options,
                        std::initializer_list<ReportForm> forms);

// --since, with what it does here.
void add_since_option(CLI::App& verb, ReportOptions& options, const char* help);

} // namespace dubrovnik::cli
