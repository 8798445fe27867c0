#include "invoicing/reports/issue_report.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace dubrovnik::invoicing {

ReportTable issued_components_report(const IssueResult& result) {
    ReportTable table{.title = {},
                      .facts = {},
                      .columns = {{"component", "Component"},
                                  {"currency", "Cur."},
                                  {"issued_now", "Now", CellKind::amount},
                                  {"issued_before", "Before", CellKind::amount},
                                  {"called", "Called", CellKind::amount},
                                  {"left_to_issue", "Left", CellKind::amount}},
                      .rows = {},
                      .totals = {},
                      .empty_note = "the call has no component",
                      .notes = {}};
    for (const auto& sum : result.components)
        table.rows.push_back(
            {sum.component, std::string(sum.called.currency().code()),
             engine::plain_amount_text(sum.issued_now),
             engine::plain_amount_text(sum.issued_before), engine::plain_amount_text(sum.called),
             engine::plain_amount_text(sum.called - sum.issued_now - sum.issued_before)});
    return table;
}

ReportTable issued_invoices_report(const IssueResult& result) {
    ReportTable table{.title = {},
                      .facts = {},
                      .columns = {{"state", "State"},
                                  {"biller", "Biller"},
                                  {"number", "Number"},
                                  {"currency", "Cur."},
                                  {"total", "Amount", CellKind::amount},
                                  {"due_on", "Due on"}},
                      .rows = {},
                      .totals = {},
                      .empty_note = "nothing is left to issue under this call",
                      .notes = {}};
    const bool uses_credit =
        std::any_of(result.invoices.begin(), result.invoices.end(),
                    [](const IssuedInvoice& invoice) { return invoice.credit_used.has_value(); });
    if (uses_credit) table.columns.push_back({"credit_used", "Credit used", CellKind::amount});
    for (const auto& invoice : result.invoices) {
        table.rows.push_back({invoice.state.text(), invoice.biller, invoice.number,
                              std::string(invoice.total.currency().code()),
                              engine::plain_amount_text(invoice.total),
                              scales::day_text(invoice.due_on)});
        if (uses_credit)
            table.rows.back().push_back(
                invoice.credit_used ? engine::plain_amount_text(*invoice.credit_used) : "");
    }
    return table;
}

} // namespace dubrovnik::invoicing
