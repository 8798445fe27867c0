#include "cli/edge/options.hpp"

#include <CLI/CLI.hpp>
#include <map>

namespace dubrovnik::cli {

CLI::Option* add_day_option(CLI::App& verb, const std::string& name,
                            std::optional<scales::Day>& day, const std::string& help) {
    const auto read = [&day, name](const std::string& text) {
        day = scales::parse_day(text);
        if (!day) throw CLI::ValidationError(name, "'" + text + "' is no day, must be YYYY-MM-DD");
    };
    return verb.add_option_function<std::string>(name, read, help)->type_name("DAY");
}

CLI::Option* add_format_option(CLI::App& verb, invoicing::ReportFormat& format) {
    using invoicing::ReportFormat;
    const auto read = [&format](const std::string& text) {
        const std::map<std::string, ReportFormat> formats = {
            {"text", ReportFormat::text}, {"csv", ReportFormat::csv}, {"json", ReportFormat::json}};
        const auto found = formats.find(text);
        if (found == formats.end())
            throw CLI::ValidationError("--format", "'" + text + "' is none of text, csv and json");
        format = found->second;
    };
    return verb.add_option_function<std::string>("--format", read, "text (default), csv or json")
        ->type_name("FORM");
}

} // namespace dubrovnik::cli
