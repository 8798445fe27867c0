// toml++ 3.3 asserts on some hostile input where it could report; without the assertions it
// reports. Everything it is given was checked for UTF-8, size and nesting before.
#ifndef NDEBUG
#define NDEBUG
#endif

#include "engine/toml/toml_value.hpp"

#include "engine/toml/toml_nesting.hpp"
#include "scales/control_characters.hpp"
#include "scales/finding.hpp"
#include "scales/long_word.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <toml++/toml.h>

namespace dubrovnik::engine {

using scales::Refused;
using scales::SourceText;

namespace {

class Converter {
  public:
    explicit Converter(const std::string& file)
        : file_(file) {}

    TomlTable table(const toml::table& source) const {
        TomlTable result;
        result.line = source.source().begin.line;
        for (const auto& [key, node] : source)
            result.entries.push_back(
                {sound(std::string(key.str()), node.source().begin.line), value(node)});
        std::sort(result.entries.begin(), result.entries.end(),
                  [](const auto& left, const auto& right) { return left.key < right.key; });
        return result;
    }

  private:
    TomlValue value(const toml::node& node) const {
        const std::size_t line = node.source().begin.line;
        if (const auto* text = node.as_string()) return {sound(text->get(), line), line};
        if (const auto* number = node.as_integer()) return {number->get(), line};
        if (const auto* truth = node.as_boolean()) return {truth->get(), line};
        if (const auto* date = node.as_date()) return {day(date->get(), line), line};
        if (const auto* array = node.as_array()) return {values(*array), line};
        if (const auto* inner = node.as_table()) return {table(*inner), line};
        if (node.is_floating_point())
            refuse(line, "toml.floating-point",
                   "a number with a decimal point stands here, "
                   "must be text in quotation marks",
                   "write \"0.007\" instead of 0.007, so that it stays exact");
        refuse(line, "toml.unsupported", "a time of day stands here, must be a day like 2017-01-09",
               "leave the time away");
    }

    // The file itself holds no control characters, but "\u001b" is an escape for one.
    std::string sound(std::string text, std::size_t line) const {
        if (const auto control = scales::first_control(text))
            refuse(line, "file.control-character",
                   fmt::format("the text here stands for the control character U+{:04X}, must not",
                               static_cast<unsigned>(control->code_point)),
                   "delete the escape; \\n for a line break may stay");
        // A backslash at the end of a line joins it to the next one.
        if (scales::first_long_word(text))
            throw Refused(scales::long_word_finding("the text", {file_, line}));
        return text;
    }

    TomlArray values(const toml::array& source) const {
        TomlArray result;
        for (const auto& node : source) result.push_back(value(node));
        return result;
    }

    scales::Day day(const toml::date& date, std::size_t line) const {
        const auto parsed =
            scales::parse_day(fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day));
        if (!parsed)
            refuse(line, "toml.day", "this day is none, must lie between 1900 and 2999",
                   "write days as 2017-01-09");
        return *parsed;
    }

    [[noreturn]] void refuse(std::size_t line, std::string code, std::string message,
                             std::string hint) const {
        throw Refused({.code = std::move(code),
                       .message = std::move(message),
                       .place = {file_, line},
                       .hint = std::move(hint)});
    }

    const std::string& file_;
};

} // namespace

const TomlEntry* TomlTable::find(std::string_view key) const {
    const auto found = std::lower_bound(
        entries.begin(), entries.end(), key,
        [](const TomlEntry& entry, std::string_view wanted) { return entry.key < wanted; });
    return found != entries.end() && found->key == key ? &*found : nullptr;
}

TomlTable parse_toml(const SourceText& source) {
    scales::require_sound_text(source);
    require_shallow(source);
    try {
        const auto parsed = toml::parse(std::string_view(source.text));
        return Converter(source.name).table(parsed);
    } catch (const toml::parse_error& error) {
        throw Refused({.code = "toml.syntax",
                       .message = fmt::format("this is not TOML: {}", error.description()),
                       .place = {source.name, error.source().begin.line},
                       .hint = "compare with the shipped example; days are written 2017-01-09, "
                               "text stands in quotation marks"});
    }
}

} // namespace dubrovnik::engine
