// What a run of `issue` did or would do: the totals of each component against the call, and the
// invoices by State.
#pragma once

#include "invoicing/issue/issue.hpp"
#include "invoicing/reports/report_table.hpp"

namespace dubrovnik::invoicing {

// A row a component: issued in this run, before it, called, and what is still to be issued.
ReportTable issued_components_report(const IssueResult& result);

// A row an invoice; without numbers in a preview.
ReportTable issued_invoices_report(const IssueResult& result);

} // namespace dubrovnik::invoicing
