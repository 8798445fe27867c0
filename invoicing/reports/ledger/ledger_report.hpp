// LedgerReport: one report of the ledger, in whatever form it was asked for.
//
// A report has parts (funds, meetings, series of numbers), a part has figures and tables. Text,
// CSV, JSON and worksheets are written from the same values, so the forms can never disagree.
// Each carries the day, the entry up to which the book was known and the chain's head: enough to
// get the same bytes again.
#pragma once

#include "invoicing/reports/report_table.hpp"

#include <optional>
#include <string>
#include <vector>

namespace dubrovnik::invoicing {

struct LedgerTable {
    std::string key;   // in JSON and CSV, and of a worksheet: "states"
    ReportTable table; // with every column there is
    // Terminals are narrow: what people read instead, where the table is too wide.
    std::optional<ReportTable> narrow = std::nullopt;

    const ReportTable& for_people() const { return narrow ? *narrow : table; }
};

struct ReportPart {
    std::string heading;              // "Fund isu, in CHF"
    std::vector<ReportFact> identity; // on every line of CSV: fund and currency
    std::vector<ReportFact> figures;  // one without a label is for programs only
    std::vector<LedgerTable> tables;
    std::vector<std::string> words = {}; // for people, below the figures
};

struct LedgerReport {
    std::string title;
    std::vector<ReportFact> facts; // the day, since when, known on
    std::string parts_key;         // "funds"
    std::vector<ReportPart> parts;
    std::string empty_note;          // why there is no part
    std::vector<LedgerTable> common; // not about one part: unmatched money
    std::vector<std::string> notes;
};

std::string ledger_report_text(const LedgerReport& report);
// One table: a column for each figure and column of all tables, and the name of the table each
// line belongs to.
std::string ledger_report_csv(const LedgerReport& report);
std::string ledger_report_json(const LedgerReport& report);

std::string ledger_report_as(ReportFormat format, const LedgerReport& report);

// Tables that CSV and worksheets name by this key hold a part's figures.
inline constexpr const char* figures_key = "summary";

} // namespace dubrovnik::invoicing
