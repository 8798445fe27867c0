// Csv: a table of text with named columns, by RFC 4180, that remembers each row's line.
//
// Our own reader because findings must name file and line: the readers packaged for Debian 12
// (libcsv, fccp) lose the line as soon as a quoted field contains a line break.
// Lines that start with '#' before the heading are comments. Nothing is trimmed or guessed.
#pragma once

#include "scales/finding.hpp"
#include "scales/source_text.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace dubrovnik::scales {

struct CsvRow {
    std::vector<std::string> fields; // as many as the table has columns
    std::size_t line;                // where the row starts, from 1
};

class CsvTable {
  public:
    const std::string& file() const noexcept { return file_; }
    const std::vector<std::string>& columns() const noexcept { return columns_; }
    const std::vector<CsvRow>& rows() const noexcept { return rows_; }
    bool has_column(std::string_view column) const;

    // The field of that column; the column must exist (our mistake otherwise).
    const std::string& at(const CsvRow& row, std::string_view column) const;

    // The field, or nothing written when the table has no such column.
    std::string_view optional_at(const CsvRow& row, std::string_view column) const;

  private:
    friend CsvTable parse_csv(const SourceText&, const std::vector<std::string>&);
    std::size_t position_of(std::string_view column) const;
    std::string file_;
    std::vector<std::string> columns_;
    std::vector<CsvRow> rows_;
};

// Throws Refused with every finding at once: csv.quote, csv.fields (a row with too many or too
// few), csv.column (a required column missing, or one named twice), csv.empty, and those of
// require_sound_text.
CsvTable parse_csv(const SourceText& source, const std::vector<std::string>& required_columns);

// One field, quoted where RFC 4180 wants it; the inverse of reading.
std::string csv_field(std::string_view text);

} // namespace dubrovnik::scales
