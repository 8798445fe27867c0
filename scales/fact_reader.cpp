#include "scales/fact_reader.hpp"

#include "scales/findings_limit.hpp"

#include <fmt/format.h>
#include <map>

namespace dubrovnik::scales {

namespace {

// A year is read as the day it begins with, so that days and years have the same limits.
std::optional<int> parse_year(std::string_view text) {
    const auto first_day = parse_day(std::string(text) + "-01-01");
    return first_day ? std::optional(year_of(*first_day)) : std::nullopt;
}

} // namespace

std::optional<Period> parse_period(std::string_view text) {
    if (text.size() != 9 || text[4] != '-') return std::nullopt;
    const auto first_year = parse_year(text.substr(0, 4));
    const auto last_year = parse_year(text.substr(5));
    if (!first_year || !last_year || *first_year > *last_year) return std::nullopt;
    return Period{*first_year, *last_year};
}

std::string period_text(const Period& period) {
    return fmt::format("{:04}-{:04}", period.first_year, period.last_year);
}

void FactReader::report(const CsvRow& row, Trouble trouble) {
    if (is_full(findings_)) return;
    findings_.push_back({.code = std::move(trouble.code),
                         .message = std::move(trouble.message),
                         .place = place_of(row),
                         .hint = std::move(trouble.hint)});
}

void FactReader::report_file(Trouble trouble) {
    if (is_full(findings_)) return;
    findings_.push_back({.code = std::move(trouble.code),
                         .message = std::move(trouble.message),
                         .place = {table_.file()},
                         .hint = std::move(trouble.hint)});
}

void FactReader::report_repeated(const std::vector<std::string>& columns) {
    std::map<std::vector<std::string>, std::size_t> first_lines;
    for (const auto& row : table_.rows()) {
        std::vector<std::string> key;
        key.reserve(columns.size());
        for (const auto& column : columns) key.push_back(table_.at(row, column));
        const auto [first, is_new] = first_lines.emplace(key, row.line);
        if (!is_new)
            report(row, {"state.twice",
                         fmt::format("{} stands here and in line {}, must stand once",
                                     fmt::join(key, " "), first->second),
                         "delete one of the two rows"});
    }
}

std::optional<StateCode> FactReader::code(const CsvRow& row) {
    const auto& text = table_.at(row, "iso3");
    const auto code = parse_state_code(text);
    if (!code)
        report(row, {"state.form", fmt::format("the State is “{}”, must be three capitals", text),
                     "use the ISO 3166-1 alpha-3 code, for example CHE"});
    return code;
}

std::optional<StateCode> FactReader::state(const CsvRow& row, const States& states) {
    const auto code = this->code(row);
    if (!code) return std::nullopt;
    if (!states.contains(*code)) {
        report(row,
               {"state.unknown",
                fmt::format("the State “{}” is unknown, must stand in states.csv", code->view()),
                "compare with “state list”; codes are those of ISO 3166-1 alpha-3"});
        return std::nullopt;
    }
    const auto* named = states.find_by_name(table_.optional_at(row, "name"));
    if (named != nullptr && named->code != *code)
        report(row, {"state.name",
                     fmt::format("the row is {} ({}) by its code but “{}” by its name, must be one",
                                 code->view(), states.name_of(*code), named->name),
                     fmt::format("the code of {} is {}", named->name, named->code.view())});
    return code;
}

std::optional<Rate> FactReader::rate(const CsvRow& row) {
    return parse_rate(table_.at(row, "rate_percent"), place_of(row), findings_);
}

std::optional<Day> FactReader::day(const CsvRow& row, const std::string& column) {
    const auto text = table_.optional_at(row, column);
    if (text.empty()) return std::nullopt;
    const auto day = parse_day(text);
    if (!day)
        report(row, {"day.form",
                     fmt::format("{} is “{}”, must be a day such as 2017-01-09", column, text),
                     "write year, month and day of a day that exists"});
    return day;
}

std::optional<int> FactReader::year(const CsvRow& row, const std::string& column) {
    const auto text = table_.optional_at(row, column);
    if (text.empty()) return std::nullopt;
    const auto year = parse_year(text);
    if (!year)
        report(row,
               {"year.form", fmt::format("{} is “{}”, must be a year such as 2017", column, text),
                "write the year with four digits"});
    return year;
}

} // namespace dubrovnik::scales
