#include "invoicing/documents/reminder_rules.hpp"

#include "invoicing/documents/piece_rules.hpp"

namespace dubrovnik::invoicing {

namespace {

void add_reminder_prose(TemplateRule& rule) {
    for (const auto* opening : {"opening-1", "opening-2", "opening-3"})
        rule.pieces.push_back(prose(opening, {"state", "day"}, {"overdue", "one"}));
    for (auto& piece : std::vector<PieceRule>{
             prose("consequences"),
             prose("gate-ahead", {"meeting", "opens", "gate", "days"}, {"today", "one-day"}),
             prose("gate-missed", {"meeting", "opens", "gate"}),
             prose("last-payment", {"amount", "day"}),
             prose("credit", {"amount"}),
             prose("announced", {"amount", "day"}),
             prose("disputed", {"number", "position", "amount"}),
             prose("payment", {}, {"one"}),
             prose("contact", {"contact"}),
             prose("closing", {"salutation"}),
             prose("mail", {"salutation", "state", "totals", "contact"}, {"copies", "one"}),
         })
        rule.pieces.push_back(std::move(piece));
}

} // namespace

TemplateRule reminder_rule(const std::vector<std::string>& billers) {
    TemplateRule rule{.document = "reminder",
                      .pieces = {
                          label("document-title", {"state", "day"}),
                          label("salutation", {"salutation"}),
                          label("due-on", {"day"}),
                          label("due-since", {"day"}),
                          label("total", {"currency"}),
                          label("account", {"currency"}),
                          label("enclosure-invoices", {"count"}, {"one"}),
                          label("page", {"page", "pages"}),
                      }};
    add_labels(rule, {"subject-1", "subject-2", "subject-3", "reference", "date", "column-invoice",
                      "column-due", "column-reference", "column-open", "part", "holder", "bank",
                      "iban", "account-number", "bic", "enclosures", "enclosure-statement",
                      "usual-salutation", "specimen"});
    for (const auto& biller : billers) rule.pieces.push_back(label("purpose-" + biller, {"year"}));
    add_reminder_prose(rule);
    return rule;
}

TemplateRule statement_rule(const std::vector<std::string>& billers) {
    TemplateRule rule{.document = "statement",
                      .pieces = {
                          label("document-title", {"state", "day"}),
                          label("as-of", {"day"}),
                          label("overdue", {"amount"}),
                          label("credit", {"amount"}),
                          label("announced", {"amount"}),
                          label("page", {"state", "day", "page", "pages"}),
                          prose("note", {"day", "contact"}),
                      }};
    add_labels(rule, {"heading",         "movements",        "column-invoice",
                      "column-year",     "column-due",       "column-called",
                      "column-credited", "column-received",  "column-open",
                      "column-day",      "column-event",     "column-added",
                      "column-taken",    "event-invoice",    "event-opening",
                      "event-receipt",   "event-allocation", "event-returned",
                      "event-refund",    "event-write-off",  "event-credit-note",
                      "event-void",      "event-surplus",    "event-reversal",
                      "total",           "sub-total",        "specimen"});
    for (const auto& biller : billers) rule.pieces.push_back(label("fund-" + biller, {"currency"}));
    return rule;
}

} // namespace dubrovnik::invoicing
