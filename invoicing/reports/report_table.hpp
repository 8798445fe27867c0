// ReportTable: one answer to the officer, in whatever form it was asked for.
//
// A report is built once, as values, and then written as text, CSV or JSON from the same
// structure: the three can never disagree. Cells hold plain text ("1932.34", no thousands mark)
// because CSV and JSON are read by programs; the text form adds the marks that eyes want.
//
// Protects the reader's spreadsheet: a text cell that begins like a formula is written with a
// leading apostrophe in CSV. Never writes a number without quotes into JSON where it is money:
// other programs would read it as floating point.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dubrovnik::invoicing {

enum class ReportFormat { text, csv, json };

enum class CellKind {
    text,   // left-aligned, wrapped on narrow terminals
    amount, // right-aligned, thousands marks in text; a string in JSON
    rate,   // right-aligned, as it is; a string in JSON
    count,  // right-aligned; a number in JSON
    flag,   // "yes" or "no"; a boolean in JSON
};

struct ReportColumn {
    std::string key;     // for programs: "rate_percent"
    std::string heading; // for people: "Rate %"
    CellKind kind = CellKind::text;
};

// What holds for the report as a whole: the period, the day, the currency. Stands above the
// table in text, and before the rows in JSON; CSV has no place for it.
// One with parts is an object in JSON, and one line of them in text.
struct ReportFact {
    std::string key;
    std::string label;
    std::string value{};
    CellKind kind = CellKind::text;
    std::vector<ReportFact> parts{};
};

// A row has a cell for each column; an empty cell is a blank, an empty field or a null.
using ReportRow = std::vector<std::string>;

struct ReportTable {
    std::string title{}; // text only
    std::vector<ReportFact> facts{};
    std::vector<ReportColumn> columns{};
    std::vector<ReportRow> rows{};
    ReportRow totals{};               // none when empty
    std::string empty_note{};         // why there is no row; printed instead of the table
    std::vector<std::string> notes{}; // below the table
};

std::string report_text(const ReportTable& table); // lines of at most 80 columns where possible
std::string report_csv(const ReportTable& table);
std::string report_json(const ReportTable& table);

// One of the three, ending in a line break.
std::string report_as(ReportFormat format, const ReportTable& table);

// "1,932.34" from "1932.34"; whatever is no plain number is returned as it is.
std::string with_thousands_marks(std::string_view plain);

} // namespace dubrovnik::invoicing
