// FieldsReport: what those who edit the words may write in braces, piece by piece.
#pragma once

#include "invoicing/reports/report_table.hpp"
#include "invoicing/words/template_rule.hpp"

#include <vector>

namespace dubrovnik::invoicing {

// A row a piece of text, in the order of its document: whether it is a label or prose, the fields
// it must name, those it may name, and the flags it may ask. Pieces without fields are left out.
ReportTable fields_report(const std::vector<TemplateRule>& rules);

} // namespace dubrovnik::invoicing
