// WordsReport: which documents have words in which language, and whose words they are.
#pragma once

#include "invoicing/reports/report_table.hpp"
#include "invoicing/words/template_rule.hpp"
#include "invoicing/words/templates.hpp"

#include <set>
#include <string>
#include <utility>
#include <vector>

namespace dubrovnik::invoicing {

// A row a document: how many pieces its words have, and for each official language of the United
// Nations "shipped", "own" or "missing". `own`: document and language of the office's own words.
ReportTable words_report(const Templates& templates, const std::vector<TemplateRule>& rules,
                         const std::set<std::pair<std::string, std::string>>& own);

} // namespace dubrovnik::invoicing
