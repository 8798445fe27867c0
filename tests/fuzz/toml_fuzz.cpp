// TOML: whatever toml++ makes of it, our values are sound, and lines stay within the file.
#include "engine/toml/toml_value.hpp"
#include "scales/utf8.hpp"
#include "tests/fuzz/target.hpp"

#include <algorithm>

namespace dubrovnik::fuzz {

namespace {

using namespace engine;

// Walks over the whole document: writes it down, and checks it on the way.
class Walk {
  public:
    explicit Walk(std::size_t line_count)
        : line_count_(line_count) {}

    std::string text;

    void table(const TomlTable& table) {
        const auto by_key = [](const auto& left, const auto& right) {
            return left.key < right.key;
        };
        ensure(std::ranges::is_sorted(table.entries, by_key), "keys are sorted");
        for (const auto& entry : table.entries) {
            word(entry.key);
            ensure(table.find(entry.key) == &entry, "a key is there once");
            value(entry.value);
        }
    }

  private:
    void word(const std::string& word) {
        ensure(!scales::first_bad_utf8(word), "words are UTF-8");
        std::size_t position = 0;
        while (const auto letter = scales::next_code_point(word, position))
            ensure((*letter >= 0x20 && !(*letter >= 0x7F && *letter < 0xA0)) || *letter == '\n' ||
                       *letter == '\t' || *letter == '\r',
                   "no control character comes in by an escape");
        text += word + "\n";
    }

    void value(const TomlValue& value) {
        ensure(value.line >= 1 && value.line <= line_count_,
               "a value stands on a line of the file");
        if (const auto* words = std::get_if<std::string>(&value.value)) word(*words);
        if (const auto* number = std::get_if<std::int64_t>(&value.value))
            text += std::to_string(*number);
        if (const auto* day = std::get_if<scales::Day>(&value.value))
            ensure(scales::parse_day(scales::day_text(*day)) == *day, "a day is a day");
        if (const auto* array = std::get_if<TomlArray>(&value.value))
            for (const auto& element : *array) this->value(element);
        if (const auto* inner = std::get_if<TomlTable>(&value.value)) table(*inner);
        text += "\x1E" + std::to_string(value.value.index()) + "\n";
    }

    std::size_t line_count_;
};

void run(std::string_view input) {
    const scales::SourceText source{"office.toml", std::string(input)};
    const auto lines = 1 + static_cast<std::size_t>(std::ranges::count(input, '\n'));
    same_answer([&] { return parse_toml(source); },
                [&](const TomlTable& table) {
                    Walk walk(lines);
                    walk.table(table);
                    return walk.text;
                });
}

const FuzzTarget target("toml", run);

} // namespace

} // namespace dubrovnik::fuzz
