// The end of a year: what is carried over, what the year brought, and whose surplus it is.
#pragma once

#include "engine/book/closes.hpp"
#include "invoicing/reports/report_table.hpp"

#include <vector>

namespace dubrovnik::invoicing {

// As of the year's last day, fund by fund: what States owe, and what they hold.
ReportTable carried_over_report(const engine::book::Book& book, int year);

// Called for the year, spent in it, and the difference.
ReportTable year_results_report(const engine::book::Book& book, int year);

ReportTable surplus_report(const std::vector<engine::book::SurplusPortion>& portions);

} // namespace dubrovnik::invoicing
