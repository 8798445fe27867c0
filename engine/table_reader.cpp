#include "engine/table_reader.hpp"

#include "scales/findings_limit.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace dubrovnik::engine {

using scales::Day;
using scales::Fraction;

TableReader::TableReader(const TomlTable& table, std::string file, std::string path,
                         scales::Findings& findings)
    : table_(table)
    , file_(std::move(file))
    , path_(std::move(path))
    , findings_(findings) {}

scales::Place TableReader::place_of(std::string_view key) const {
    const auto* entry = table_.find(key);
    return {file_, entry == nullptr ? table_.line : entry->value.line};
}

std::string TableReader::shown(std::string_view key) const {
    return path_.empty() ? std::string(key) : path_ + "." + std::string(key);
}

TableReader TableReader::within(const TomlTable& table, const std::string& key) {
    return {table, file_, shown(key), findings_};
}

void TableReader::report(std::string_view key, std::string code, std::string message,
                         std::string hint) {
    if (is_full(findings_)) return;
    findings_.push_back({.code = std::move(code),
                         .message = std::move(message),
                         .place = place_of(key),
                         .hint = std::move(hint)});
}

void TableReader::missing(std::string_view key) {
    report(key, "file.missing-key", fmt::format("“{}” is missing, must be there", shown(key)),
           "see the shipped example");
}

void TableReader::wrong_type(std::string_view key, std::string_view wanted) {
    report(key, "file.wrong-type",
           fmt::format("“{}” has the wrong form, must be {}", shown(key), wanted),
           "see the shipped example");
}

const TomlValue* TableReader::take(std::string_view key) {
    asked_.emplace(key);
    const auto* entry = table_.find(key);
    return entry == nullptr ? nullptr : &entry->value;
}

const TomlValue* TableReader::value(std::string_view key) {
    return take(key);
}

std::optional<std::string> TableReader::text(std::string_view key) {
    const auto* found = take(key);
    if (found == nullptr) return std::nullopt;
    if (const auto* held = std::get_if<std::string>(&found->value)) return *held;
    wrong_type(key, "text in quotation marks");
    return std::nullopt;
}

std::optional<std::int64_t> TableReader::integer(std::string_view key) {
    const auto* found = take(key);
    if (found == nullptr) return std::nullopt;
    if (const auto* held = std::get_if<std::int64_t>(&found->value)) return *held;
    wrong_type(key, "a whole number");
    return std::nullopt;
}

std::optional<bool> TableReader::boolean(std::string_view key) {
    const auto* found = take(key);
    if (found == nullptr) return std::nullopt;
    if (const auto* held = std::get_if<bool>(&found->value)) return *held;
    wrong_type(key, "true or false");
    return std::nullopt;
}

std::optional<Day> TableReader::day(std::string_view key) {
    const auto* found = take(key);
    if (found == nullptr) return std::nullopt;
    if (const auto* held = std::get_if<Day>(&found->value)) return *held;
    const auto* written = std::get_if<std::string>(&found->value);
    if (const auto parsed = written ? scales::parse_day(*written) : std::nullopt) return parsed;
    wrong_type(key, "a day that exists, like 2017-01-09");
    return std::nullopt;
}

std::optional<Money> TableReader::money(std::string_view key) {
    const auto written = text(key);
    if (!written) return std::nullopt;
    try {
        return parse_money(*written, place_of(key));
    } catch (const scales::Refused& refused) {
        findings_.insert(findings_.end(), refused.findings().begin(), refused.findings().end());
        return std::nullopt;
    }
}

std::optional<Fraction> TableReader::decimal(std::string_view key) {
    const auto* found = take(key);
    if (found == nullptr) return std::nullopt;
    if (const auto* whole = std::get_if<std::int64_t>(&found->value)) return Fraction(*whole);
    const auto* written = std::get_if<std::string>(&found->value);
    if (auto parsed = written ? scales::parse_decimal(*written) : std::nullopt) return parsed;
    wrong_type(key, "a decimal number in quotation marks, like \"0.007\"");
    return std::nullopt;
}

const TomlTable* TableReader::table(std::string_view key) {
    const auto* found = take(key);
    if (found == nullptr) return nullptr;
    if (const auto* held = std::get_if<TomlTable>(&found->value)) return held;
    wrong_type(key, "a table");
    return nullptr;
}

std::vector<const TomlTable*> TableReader::tables(std::string_view key) {
    std::vector<const TomlTable*> result;
    const auto* found = take(key);
    if (found == nullptr) return result;
    const auto* array = std::get_if<TomlArray>(&found->value);
    if (array == nullptr) {
        wrong_type(key, "a list of tables");
        return result;
    }
    for (const auto& element : *array) {
        if (const auto* held = std::get_if<TomlTable>(&element.value))
            result.push_back(held);
        else
            wrong_type(key, "a list of tables");
    }
    return result;
}

std::vector<TomlValue> TableReader::texts(std::string_view key) {
    std::vector<TomlValue> result;
    const auto* found = take(key);
    if (found == nullptr) return result;
    const auto* array = std::get_if<TomlArray>(&found->value);
    if (array == nullptr) {
        wrong_type(key, "a list of texts");
        return result;
    }
    for (const auto& element : *array) {
        if (std::holds_alternative<std::string>(element.value))
            result.push_back(element);
        else
            wrong_type(key, "a list of texts");
    }
    return result;
}

std::string TableReader::required_text(std::string_view key) {
    if (!has(key)) missing(key);
    auto written = text(key);
    if (written && written->empty()) {
        report(key, "file.empty", fmt::format("“{}” is empty, must say something", shown(key)),
               "see the shipped example");
    }
    return written.value_or("");
}

std::optional<Day> TableReader::required_day(std::string_view key) {
    if (!has(key)) missing(key);
    return day(key);
}

std::optional<Money> TableReader::required_money(std::string_view key) {
    if (!has(key)) missing(key);
    return money(key);
}

void TableReader::finish() {
    for (const auto& entry : table_.entries) {
        if (asked_.contains(entry.key)) continue;
        if (is_full(findings_)) return;
        findings_.push_back({.code = "file.unknown-key",
                             .message = fmt::format("“{}” is not known here, must be one of {}",
                                                    shown(entry.key), fmt::join(asked_, ", ")),
                             .place = {file_, entry.value.line},
                             .hint = "check the spelling, or delete the line"});
    }
}

} // namespace dubrovnik::engine
