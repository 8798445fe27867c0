// TableReader: takes values out of a TOML table by name and gathers every finding on the way.
//
// A key nobody asked for is a finding too: a misspelt "particpants" must not silently mean
// "nobody takes part". The caller goes on after a finding and refuses at the end with all.
#pragma once

#include "engine/money.hpp"
#include "engine/toml/toml_value.hpp"
#include "scales/finding.hpp"
#include "scales/fraction.hpp"

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace dubrovnik::engine {

class TableReader {
  public:
    // `path` names the table in findings ("meeting"); empty for the file's top.
    TableReader(const TomlTable& table, std::string file, std::string path,
                scales::Findings& findings);

    bool has(std::string_view key) const { return table_.find(key) != nullptr; }
    scales::Place place() const { return {file_, table_.line}; }
    scales::Place place_of(std::string_view key) const;

    // Nothing when the key is absent or of another type (file.wrong-type).
    std::optional<std::string> text(std::string_view key);
    std::optional<std::int64_t> integer(std::string_view key);
    std::optional<bool> boolean(std::string_view key);
    std::optional<scales::Day> day(std::string_view key);
    std::optional<Money> money(std::string_view key);              // "CHF 450,000.00"
    std::optional<scales::Fraction> decimal(std::string_view key); // "0.007", or an integer
    const TomlTable* table(std::string_view key);
    std::vector<const TomlTable*> tables(std::string_view key); // an array of tables
    // Text in an array, each with its line.
    std::vector<TomlValue> texts(std::string_view key);
    // Whatever stands there, for keys that may hold one of several types.
    const TomlValue* value(std::string_view key);

    // As above, and file.missing-key when the key is absent; then an empty value comes back.
    std::string required_text(std::string_view key);
    std::optional<scales::Day> required_day(std::string_view key);
    std::optional<Money> required_money(std::string_view key);

    // A table inside of this one, read into the same findings.
    TableReader within(const TomlTable& table, const std::string& key);

    void report(std::string_view key, std::string code, std::string message, std::string hint);

    // Reports every key that nobody asked for (file.unknown-key). Call it last.
    void finish();

  private:
    const TomlValue* take(std::string_view key);
    std::string shown(std::string_view key) const;
    void missing(std::string_view key);
    void wrong_type(std::string_view key, std::string_view wanted);

    const TomlTable& table_;
    std::string file_;
    std::string path_;
    scales::Findings& findings_;
    std::set<std::string, std::less<>> asked_;
};

} // namespace dubrovnik::engine
