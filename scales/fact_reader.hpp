// FactReader: reads the fields of a file of facts and gathers what is wrong with them.
//
// Every file of facts is checked to its end, so that the officer mends it once and not ten times.
// A field that cannot be read gives nothing and leaves a finding with its line.
#pragma once

#include "scales/csv.hpp"
#include "scales/day.hpp"
#include "scales/finding.hpp"
#include "scales/rate.hpp"
#include "scales/states.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dubrovnik::scales {

// The first and the last year, both included.
struct Period {
    int first_year;
    int last_year;
    bool holds(int year) const { return first_year <= year && year <= last_year; }
    friend bool operator==(const Period&, const Period&) = default;
};

// "2016-2018": two years from 1900 to 2999, the first not after the last.
std::optional<Period> parse_period(std::string_view text);

// The inverse of parse_period.
std::string period_text(const Period& period);

class FactReader {
  public:
    // Throws Refused as parse_csv does: a file whose form is broken cannot be read further.
    FactReader(const SourceText& source, const std::vector<std::string>& columns)
        : table_(parse_csv(source, columns)) {}

    const CsvTable& table() const { return table_; }
    Place place_of(const CsvRow& row) const { return {table_.file(), row.line}; }

    struct Trouble {
        std::string code;
        std::string message;
        std::string hint;
    };
    void report(const CsvRow& row, Trouble trouble);
    void report_file(Trouble trouble); // about the file as a whole

    // The State of the column iso3: state.form, state.unknown, and state.name when the column
    // name holds the name of another State (the commonest slip: AUS beside Austria).
    std::optional<StateCode> state(const CsvRow& row, const States& states);

    // A code by its form alone: state.form.
    std::optional<StateCode> code(const CsvRow& row);

    // rate.form and the others of parse_rate; from the column rate_percent.
    std::optional<Rate> rate(const CsvRow& row);

    // Nothing for an empty field; day.form for a day that is none.
    std::optional<Day> day(const CsvRow& row, const std::string& column);

    // Nothing for an empty field; year.form.
    std::optional<int> year(const CsvRow& row, const std::string& column);

    // state.twice for every row that agrees with an earlier one in all these columns.
    void report_repeated(const std::vector<std::string>& columns);

    const Findings& findings() const { return findings_; }

  private:
    CsvTable table_;
    Findings findings_;
};

} // namespace dubrovnik::scales
