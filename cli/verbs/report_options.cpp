#include "cli/verbs/report_options.hpp"

#include "cli/edge/money_options.hpp"
#include "cli/edge/options.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <charconv>
#include <map>
#include <vector>

namespace dubrovnik::cli {

namespace {

constexpr const char* form_names[] = {"text", "csv", "json", "pdf", "xlsx"};

const char* name_of(ReportForm form) {
    return form_names[static_cast<std::size_t>(form)];
}

bool is_file_only(ReportForm form) {
    return form == ReportForm::pdf || form == ReportForm::xlsx;
}

// Entries are counted from 1; anything else must be a day.
void read_known_on(ReportOptions& options, const std::string& text) {
    std::int64_t entry = 0;
    const auto end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, entry);
    if (read.ec == std::errc() && read.ptr == end && entry > 0) {
        options.known_on = engine::EntryId{entry};
        return;
    }
    const auto day = scales::parse_day(text);
    if (!day)
        throw CLI::ValidationError("--known-on",
                                   "'" + text + "' is neither a day (YYYY-MM-DD) nor an entry");
    options.known_on = *day;
}

void read_form(ReportOptions& options, const std::vector<ReportForm>& forms,
               const std::string& text) {
    std::string names;
    for (const auto form : forms) {
        if (text == name_of(form)) {
            options.form = form;
            return;
        }
        names += (names.empty() ? "" : ", ") + std::string(name_of(form));
    }
    throw CLI::ValidationError("--format", "'" + text + "' is none of " + names);
}

void add_form_option(CLI::App& verb, ReportOptions& options, std::vector<ReportForm> forms) {
    std::string help = "text (default)";
    for (const auto form : forms)
        if (form != ReportForm::text)
            help += (form == forms.back() ? " or " : ", ") + std::string(name_of(form));
    verb.add_option_function<std::string>(
            "--format",
            [&options, forms](const std::string& text) { read_form(options, forms, text); }, help)
        ->type_name("FORM");
}

std::string trouble(const ReportOptions& options) {
    if (is_file_only(options.form) && !options.output)
        return std::string("--format ") + name_of(options.form) + " needs --output FILE";
    if (!options.language.empty() && options.form != ReportForm::pdf)
        return "--lang goes with --format pdf only";
    return "";
}

} // namespace

void add_report_options(CLI::App& verb, ReportOptions& options,
                        std::initializer_list<ReportForm> forms) {
    add_day_option(verb, "--as-of", options.as_of, "The day it shows (default: the office's day)");
    verb.add_option_function<std::string>(
            "--known-on", [&options](const std::string& text) { read_known_on(options, text); },
            "As the book was known on that day, or at that entry (default: the newest)")
        ->type_name("DAY|ENTRY");
    std::vector<ReportForm> all{ReportForm::text, ReportForm::csv, ReportForm::json};
    all.insert(all.end(), forms);
    add_form_option(verb, options, all);
    verb.add_option("--output", options.output, "Write it into this file")->type_name("FILE");
    add_sense_check(verb, [&options] { return trouble(options); });
}

void add_since_option(CLI::App& verb, ReportOptions& options, const char* help) {
    add_day_option(verb, "--since", options.since, help);
}

} // namespace dubrovnik::cli
