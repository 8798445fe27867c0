#include "invoicing/documents/document_rules.hpp"

#include "engine/money.hpp"
#include "invoicing/documents/paper_rules.hpp"
#include "invoicing/documents/piece_rules.hpp"
#include "invoicing/documents/reminder_rules.hpp"

namespace dubrovnik::invoicing {

namespace {

TemplateRule letter_rule() {
    TemplateRule rule{
        .document = "letter",
        .pieces = {
            label("document-title", {"state", "year"}),
            label("subject", {"year"}),
            label("salutation", {"salutation"}),
            label("enclosure", {"index", "number", "amount"}),
            label("page", {"page", "pages"}),
            prose("opening", {"state", "year"}, {"two-systems"}),
            prose("system-conference-services",
                  {"currency", "meeting", "place", "opens", "support-cost", "total", "due"},
                  {"absent-pay", "billed"}),
            prose("gate", {"gate", "gate-days", "due"}, {"late"}),
            prose("conference-services-not-called"),
            prose("system-isu", {"currency", "meeting-share", "annual-share", "total", "due"},
                  {"absent-pay", "billed", "party"}),
            prose("isu-not-called"),
            prose("payment", {}, {"two-invoices"}),
            prose("contact", {"contact"}),
            prose("closing", {"salutation"}),
            prose("mail", {"salutation", "state", "year", "contact"}, {"two-invoices"}),
        }};
    add_labels(rule, {"reference", "date", "column-enclosure", "column-invoice", "column-purpose",
                      "column-amount", "column-due", "purpose-conference-services", "purpose-isu",
                      "enclosures", "enclosures-none", "usual-salutation", "specimen"});
    return rule;
}

TemplateRule invoice_rule() {
    TemplateRule rule{.document = "invoice",
                      .pieces = {
                          label("document-title", {"number", "state"}),
                          label("column-currency", {"column", "currency"}),
                          label("rate-of", {"rate"}),
                          label("rate-sum", {"sum"}),
                          label("words", {"currency", "whole", "minor", "hundred"}, {"has-minor"}),
                          label("telephone", {"telephone"}),
                          label("page", {"number", "page", "pages"}),
                          label("slip-heading", {"number", "amount"}),
                          prose("credit-used", {"state", "credit", "rest"}),
                          prose("payment-instructions", {"currency", "reference"}),
                          prose("annex-note", {}, {"slip"}),
                      }};
    add_labels(rule, {"invoice",      "number",         "own-number",
                      "issued-on",    "due-on",         "column-description",
                      "column-base",  "column-part",    "column-rate",
                      "column-share", "column-amount",  "total",
                      "in-words",     "payment",        "amount-due",
                      "reference",    "holder",         "bank",
                      "iban",         "account-number", "bic",
                      "currency",     "charges",        "charges-payer",
                      "contact",      "specimen"});
    for (const auto& currency : engine::known_currencies())
        rule.pieces.push_back(label("currency-" + std::string(currency.code())));
    return rule;
}

// What a biller's own words may say; a biller without a meeting has no gate to speak of.
TemplateRule biller_rule(const std::string& biller) {
    const std::vector<std::string> facts = {"state", "year", "meeting",  "place",
                                            "opens", "gate", "gate-days"};
    return {.document = biller_document(biller),
            .pieces = {{.name = "subject",
                        .form = PieceForm::label,
                        .texts = {},
                        .optional_texts = facts,
                        .flags = {}},
                       {.name = "note",
                        .form = PieceForm::prose,
                        .texts = {},
                        .optional_texts = facts,
                        .flags = {"late"}}}};
}

std::vector<std::string> annex_labels() {
    return {"title",
            "column-step",
            "column-calculation",
            "column-result",
            "cost-sum",
            "budget",
            "total",
            "payers",
            "rate",
            "rate-notional",
            "rate-notional-unverified",
            "rate-call",
            "rates-sum",
            "rates-sum-note",
            "share",
            "share-adjusted-calculation",
            "exact",
            "rank",
            "left-over-calculation",
            "received-one",
            "received-none",
            "amount",
            "invoice-total",
            "standing",
            "standing-years"};
}

TemplateRule annex_rule() {
    TemplateRule rule{.document = "annex",
                      .pieces = {
                          label("annex-to", {"number", "state"}),
                          label("line-heading", {"index", "title"}),
                          label("cost-item", {"item"}),
                          label("part", {"part"}),
                          label("part-calculation", {"pool", "part"}),
                          label("part-rest", {"part"}),
                          label("part-rest-calculation", {"pool", "others"}),
                          label("support-cost", {"rate", "basis"}),
                          label("support-cost-calculation", {"net", "rate"}),
                          label("total-calculation", {"net", "support"}),
                          label("payers-parties", {"day"}),
                          label("payers-meeting", {"day"}),
                          label("payers-meeting-present", {"day"}),
                          label("payers-count", {"count"}),
                          label("rate-scale", {"scale"}),
                          label("share-calculation", {"rate", "sum"}),
                          label("exact-calculation", {"total", "rate", "sum"}),
                          label("exact-share-calculation", {"total"}),
                          label("floor", {"unit"}),
                          label("remainder", {"unit"}),
                          label("rank-calculation", {"rank", "payers"}),
                          label("left-over", {"unit"}),
                          label("received-one-calculation", {"rank", "left-over"}),
                          label("received-none-calculation", {"rank", "left-over"}),
                          label("rounded-half-up", {"unit"}),
                          label("rounded-half-even", {"unit"}),
                          label("standing-share", {"amount", "total", "share"}),
                          label("percent", {"number"}),
                          label("continued", {"digits"}),
                          prose("method"),
                      }};
    add_labels(rule, annex_labels());
    return rule;
}

// Credit notes, void notices and receipt letters share their layout and most of their labels.
TemplateRule notice_rule(std::string document) {
    TemplateRule rule{.document = std::move(document),
                      .pieces = {label("document-title", {"number", "state"}),
                                 label("column-amount", {"currency"}),
                                 label("telephone", {"telephone"}),
                                 label("page", {"number", "page", "pages"})}};
    add_labels(rule, {"heading", "number", "issued-on", "column-description", "total", "contact",
                      "specimen"});
    return rule;
}

TemplateRule credit_note_rule() {
    auto rule = notice_rule("credit-note");
    add_labels(rule, {"corrects"});
    rule.pieces.push_back(label("subject", {"invoice"}));
    rule.pieces.push_back(prose("body", {"invoice", "invoice-date", "state", "amount", "reason"}));
    rule.pieces.push_back(
        prose("effect", {"outstanding", "credit", "state"}, {"open", "has-credit"}));
    return rule;
}

TemplateRule void_notice_rule() {
    auto rule = notice_rule("void-notice");
    add_labels(rule, {"corrects"});
    rule.pieces.push_back(label("subject", {"invoice"}));
    rule.pieces.push_back(prose("body", {"invoice", "invoice-date", "state", "amount", "reason"}));
    rule.pieces.push_back(prose("effect"));
    return rule;
}

TemplateRule receipt_letter_rule() {
    auto rule = notice_rule("receipt-letter");
    add_labels(rule, {"reference", "usual-salutation", "line-voluntary"});
    rule.pieces.push_back(label("subject", {"amount"}));
    rule.pieces.push_back(label("line-invoice", {"number"}));
    rule.pieces.push_back(label("line-credit", {"state"}));
    rule.pieces.push_back(prose("body", {"salutation", "amount", "state", "received-on", "charges"},
                                {"has-charges"}));
    rule.pieces.push_back(prose("effect", {"state"}, {"voluntary"}));
    return rule;
}

} // namespace

std::string biller_document(const std::string& biller) {
    return "invoice-" + biller;
}

std::vector<TemplateRule> document_rules(const std::vector<std::string>& billers) {
    std::vector<TemplateRule> rules{letter_rule(),      invoice_rule(),     annex_rule(),
                                    credit_note_rule(), void_notice_rule(), receipt_letter_rule()};
    for (const auto& biller : billers) rules.push_back(biller_rule(biller));
    rules.push_back(reminder_rule(billers));
    rules.push_back(statement_rule(billers));
    rules.push_back(shortfall_paper_rule(billers));
    rules.push_back(statement_paper_rule(billers));
    return rules;
}

} // namespace dubrovnik::invoicing
