#include "invoicing/documents/paper_rules.hpp"

#include "invoicing/documents/piece_rules.hpp"

namespace dubrovnik::invoicing {

TemplateRule shortfall_paper_rule(const std::vector<std::string>& billers) {
    TemplateRule rule{.document = "shortfall-paper",
                      .pieces = {
                          label("title", {"day"}),
                          label("fund-title", {"fund", "currency"}),
                          label("states-heading", {"fund"}),
                          label("total", {"count"}, {"one"}),
                          label("collected", {"amount", "percent"}),
                          label("open", {"amount"}),
                          label("announced-bar", {"amount"}),
                          label("on-day", {"day"}),
                          label("fund-nothing-called", {"fund", "day", "entry"}),
                          label("fund-nothing-missing", {"fund", "called"}),
                          label("fund-missing", {"fund", "shortfall", "called", "count"}, {"one"}),
                          label("since-same", {"day"}),
                          label("since-less", {"change", "day", "then"}),
                          label("since-more", {"change", "day", "then"}),
                          label("paid", {"count", "amount", "payers"}, {"one"}),
                          label("payer", {"state", "amount"}),
                          label("next-payer", {"payers", "payer"}),
                          label("more-payers", {"payers", "count"}),
                          label("newly-called", {"amount"}),
                          label("credited", {"amount"}),
                          label("answered", {"count"}, {"one"}),
                          label("restated", {"day", "amount"}),
                          label("announced", {"amount"}),
                          label("next-sentence", {"before", "sentence"}),
                          label("unmatched", {"amount"}),
                          label("unmatched-from", {"day", "fund", "entry"}),
                          label("known", {"entry", "day", "head"}),
                          label("page", {"page", "pages"}),
                      }};
    add_labels(rule, {"kind", "column-fund", "column-called", "column-credited", "column-received",
                      "column-shortfall", "column-overdue", "column-announced", "column-states",
                      "column-state", "column-outstanding", "collected-heading", "course-heading",
                      "debts-heading", "months-heading", "chart-nothing-called",
                      "chart-nothing-owed", "sub-total", "specimen"});
    for (const auto& biller : billers) rule.pieces.push_back(label("fund-" + biller));
    return rule;
}

TemplateRule statement_paper_rule(const std::vector<std::string>& billers) {
    TemplateRule rule{.document = "statement-paper",
                      .pieces = {
                          label("kind", {"day"}),
                          label("fund", {"fund", "currency"}),
                          label("figure-called", {"amount"}),
                          label("figure-credited", {"amount"}),
                          label("figure-received", {"amount"}),
                          label("figure-outstanding", {"amount"}),
                          label("figure-overdue", {"amount"}),
                          label("figure-announced", {"amount"}),
                          label("figure-credit", {"amount"}),
                          label("next-sentence", {"before", "sentence"}),
                          label("invoices-none", {"day"}),
                          label("account-none", {"day"}),
                          label("of-invoice", {"event", "number"}),
                          label("on-invoice", {"event", "number"}),
                          label("on-credit", {"event"}),
                          label("known", {"entry", "day", "head"}),
                          label("page", {"page", "pages"}),
                      }};
    add_labels(rule, {"invoices",
                      "account",
                      "gifts",
                      "column-number",
                      "column-due",
                      "column-called",
                      "column-credited",
                      "column-received",
                      "column-outstanding",
                      "column-booked",
                      "column-what",
                      "column-credit",
                      "column-owed",
                      "column-received-on",
                      "column-reference",
                      "column-amount",
                      "total",
                      "sub-total",
                      "brought-forward",
                      "specimen"});
    for (const auto& biller : billers) rule.pieces.push_back(label("fund-" + biller));
    return rule;
}

} // namespace dubrovnik::invoicing
