// TomlValue: what the office's own files say, with the line each value stands on.
//
// This folder is the only place that names toml++. Floating-point numbers are refused on
// purpose: a rate or an amount written as one would already be inexact; write it as text.
#pragma once

#include "scales/day.hpp"
#include "scales/source_text.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace dubrovnik::engine {

struct TomlEntry;
struct TomlValue;

struct TomlTable {
    std::vector<TomlEntry> entries; // sorted by key
    std::size_t line = 0;
    const TomlEntry* find(std::string_view key) const;
};

using TomlArray = std::vector<TomlValue>;

struct TomlValue {
    std::variant<std::string, std::int64_t, bool, scales::Day, TomlArray, TomlTable> value;
    std::size_t line = 0;
};

struct TomlEntry {
    std::string key;
    TomlValue value;
};

// Throws Refused: toml.syntax, toml.floating-point, toml.unsupported (times), toml.nesting,
// file.control-character (by an escape), and those of require_sound_text.
TomlTable parse_toml(const scales::SourceText& source);

} // namespace dubrovnik::engine
