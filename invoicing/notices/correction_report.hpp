// What a credit note, a void or a write-off takes off an invoice, line by line.
#pragma once

#include "engine/book/corrections.hpp"
#include "invoicing/reports/report_table.hpp"

namespace dubrovnik::invoicing {

ReportTable correction_report(const engine::book::CorrectionPlan& plan);

} // namespace dubrovnik::invoicing
