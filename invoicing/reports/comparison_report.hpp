// Two assessments side by side: what if the budget, the meeting or the scale were another.
#pragma once

#include "engine/assessment.hpp"
#include "invoicing/reports/report_table.hpp"

namespace dubrovnik::invoicing {

// A row a payer and component of either: both amounts and the difference. Amounts in two
// currencies are shown without a difference.
ReportTable comparison_report(const engine::Assessment& first, const engine::Assessment& second);

} // namespace dubrovnik::invoicing
