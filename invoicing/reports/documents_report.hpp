// What was issued, as the book holds it.
#pragma once

#include "engine/assessment.hpp"
#include "engine/book/documents.hpp"
#include "invoicing/reports/report_table.hpp"

#include <optional>
#include <string>
#include <vector>

namespace dubrovnik::invoicing {

// A row a document that has a number, in the order of issue.
ReportTable documents_report(const std::vector<engine::book::DocumentRecord>& documents);

// One document: its facts, a row for each of its lines, and a note where an amount holds support
// cost. `issued_under`: the assessment of an invoice that was issued under a call.
ReportTable document_report(const engine::book::DocumentRecord& document,
                            const std::vector<engine::book::DocumentLine>& lines,
                            const std::optional<engine::Assessment>& issued_under);

} // namespace dubrovnik::invoicing
