// What was issued, as the book holds it.
#pragma once

#include "engine/book/documents.hpp"
#include "invoicing/reports/report_table.hpp"

#include <string>
#include <vector>

namespace dubrovnik::invoicing {

// A row a document that has a number, in the order of issue.
ReportTable documents_report(const std::vector<engine::book::DocumentRecord>& documents);

// One document: its facts, and a row for each of its lines.
ReportTable document_report(const engine::book::DocumentRecord& document,
                            const std::vector<engine::book::DocumentLine>& lines);

} // namespace dubrovnik::invoicing
