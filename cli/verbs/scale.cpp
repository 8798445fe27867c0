#include "cli/verbs/scale.hpp"

#include "cli/edge/facts_files.hpp"
#include "cli/edge/files.hpp"
#include "cli/edge/options.hpp"
#include "invoicing/reports/facts_reports.hpp"

#include <CLI/CLI.hpp>
#include <charconv>
#include <fmt/format.h>
#include <ostream>
#include <set>

namespace dubrovnik::cli {

namespace {

std::optional<int> year_in(const std::string& text) {
    int year = 0;
    const auto [end, trouble] = std::from_chars(text.data(), text.data() + text.size(), year);
    if (trouble != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return year;
}

const scales::Scale& find_scale(const scales::ScaleLibrary& library, const std::string& name) {
    const auto year = year_in(name);
    const auto* scale = year ? library.for_year(*year) : library.by_id(name);
    if (scale) return *scale;
    std::string known;
    for (const auto& each : library.all()) known += (known.empty() ? "" : ", ") + each.id;
    throw scales::Refused(
        {.code = "scale.unknown",
         .message = fmt::format("there is no scale '{}', must be a year they cover or one of {}",
                                name, known),
         .place = {},
         .hint = "add a further scale as scales/un-FIRST-LAST.csv to the office"});
}

std::string base_name(const std::string& file) {
    return std::filesystem::path(file).filename().string();
}

// Two files of one name would be taken for one, and the first would not be checked.
void refuse_repeated_names(const std::vector<std::string>& files) {
    std::set<std::string> seen;
    scales::Findings findings;
    for (const auto& file : files)
        if (!seen.insert(base_name(file)).second)
            findings.push_back(
                {.code = "facts.file-twice",
                 .message = "another file of this name is being checked, must be one",
                 .place = {file},
                 .hint = "check them one after the other"});
    scales::refuse_errors(findings);
}

// The files to check take the place of those at hand with the same name.
void put_in_place(scales::FactsSources& sources, const std::vector<std::string>& files) {
    for (const auto& file : files) {
        std::erase_if(sources.office, [&](const scales::SourceText& other) {
            return base_name(other.name) == base_name(file);
        });
        sources.office.push_back(read_source(file, file));
    }
}

std::string sound_text(const scales::Facts& facts, const std::string& file) {
    const auto name = scales::parse_scale_name(file);
    const auto* scale = name ? facts.scales.by_id(name->id) : nullptr;
    if (!scale) return fmt::format("{}: sound\n", file);
    return fmt::format("{}: sound, {} members, together {} %\n", file, scale->rates.size(),
                       scales::rate_text(scales::scale_sum));
}

} // namespace

void add_scale_show(CLI::App& verb, ScaleShowOptions& options) {
    verb.add_option("SCALE", options.scale, "A year (2017) or a scale (un-2016-2018)")->required();
    add_format_option(verb, options.format);
    verb.footer("Example: dubrovnik scale show 2017");
}

Outcome run_scale_show(const ScaleShowOptions& options, Context& context) {
    const auto facts = load_facts(context);
    const auto report = invoicing::scale_report(facts, find_scale(facts.scales, options.scale));
    context.out << invoicing::report_as(options.format, report);
    return {};
}

void add_scale_check(CLI::App& verb, ScaleCheckOptions& options) {
    verb.add_option("FILE", options.files,
                    "Files of facts: un-FIRST-LAST.csv, parties-ID.csv, nonmembers.csv, ldc.csv")
        ->required();
    verb.footer("Checks them together with the facts at hand, and tells all that is wrong.\n"
                "Example: dubrovnik scale check scales/un-2028-2030.csv");
}

Outcome run_scale_check(const ScaleCheckOptions& options, Context& context) {
    refuse_repeated_names(options.files);
    auto sources = read_facts_files(context);
    put_in_place(sources, options.files);
    const auto facts = scales::read_facts(sources);
    for (const auto& file : options.files) context.out << sound_text(facts, file);
    return {};
}

void add_scale_diff(CLI::App& verb, ScaleDiffOptions& options) {
    verb.add_option("EARLIER", options.earlier, "A year or a scale")->required();
    verb.add_option("LATER", options.later, "A year or a scale")->required();
    add_format_option(verb, options.format);
    verb.footer("Example: dubrovnik scale diff un-2016-2018 un-2019-2021");
}

Outcome run_scale_diff(const ScaleDiffOptions& options, Context& context) {
    const auto facts = load_facts(context);
    const auto difference =
        scales::scale_difference({.before = find_scale(facts.scales, options.earlier),
                                  .after = find_scale(facts.scales, options.later)});
    context.out << invoicing::report_as(
        options.format, invoicing::scale_difference_report(facts.states, difference));
    return {};
}

} // namespace dubrovnik::cli
