// The journal as tables: the two sides of one entry, and a list of entries.
#pragma once

#include "engine/book/journal.hpp"
#include "invoicing/reports/report_table.hpp"

#include <optional>
#include <string>

namespace dubrovnik::invoicing {

ReportTable postings_report(const engine::book::Book& book, engine::EntryId entry);

struct EntrySelection {
    std::optional<scales::StateCode> state; // entries that move its money
    std::optional<std::string> fund;
    std::optional<int> year; // of the accounting day
};
// In the order they were recorded; with a State, what it owes and holds moved by each: above zero
// more to pay, below zero less.
ReportTable entries_report(const engine::book::Book& book, const EntrySelection& selection);

} // namespace dubrovnik::invoicing
