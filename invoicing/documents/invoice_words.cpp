#include "invoicing/documents/invoice_words.hpp"

#include "invoicing/creditor_reference.hpp"
#include "invoicing/documents/figures.hpp"
#include "invoicing/documents/payment_slip.hpp"
#include "scales/ensure.hpp"

#include <fmt/format.h>

namespace dubrovnik::invoicing {

namespace {

class InvoiceWriter {
  public:
    InvoiceWriter(const InvoiceContent& content, const InvoiceVocabulary& vocabulary)
        : content_(content)
        , shared_(vocabulary.shared)
        , biller_(vocabulary.biller)
        , forms_(LanguageForms::of(content.language)) {}

    InvoiceWords written() {
        InvoiceWords invoice;
        write_head(invoice);
        write_lines(invoice);
        write_payment(invoice);
        auto findings = shared_.findings();
        const auto& more = biller_.findings();
        findings.insert(findings.end(), more.begin(), more.end());
        scales::refuse_errors(findings);
        return invoice;
    }

  private:
    LabelledText labelled(std::string_view label, std::string text) {
        return {shared_.label(label), std::move(text)};
    }

    void write_head(InvoiceWords& invoice) {
        invoice.title = shared_.label(
            "document-title",
            Fields().text("number", content_.number).text("state", content_.state_name));
        invoice.heading = shared_.label("invoice");
        if (!content_.letterhead.telephone.empty())
            invoice.telephone = shared_.label(
                "telephone", Fields().text("telephone", content_.letterhead.telephone));
        invoice.facts = {labelled("number", content_.number),
                         labelled("issued-on", forms_.day_text(content_.issued_on)),
                         labelled("due-on", forms_.day_text(content_.due_on))};
        if (content_.own_number)
            invoice.facts.push_back(labelled("own-number", *content_.own_number));
        invoice.subject = biller_.label("subject", facts());
        invoice.note = biller_.prose("note", facts());
        invoice.specimen = shared_.label("specimen");
    }

    Fields facts() const {
        Fields fields;
        fields.text("state", content_.state_name).text("year", std::to_string(content_.year));
        const auto& meeting = content_.meeting;
        const auto days = meeting ? (meeting->opens - meeting->gate).count() : 0;
        fields.text("meeting", meeting ? meeting->name : "")
            .text("place", meeting ? meeting->place : "")
            .text("opens", meeting ? forms_.day_text(meeting->opens) : "")
            .text("gate", meeting ? forms_.day_text(meeting->gate) : "")
            .text("gate-days", meeting ? std::to_string(days) : "")
            .flag("late", meeting && content_.due_on > meeting->gate);
        return fields;
    }

    std::string with_currency(std::string_view column) {
        return shared_.label("column-currency",
                             Fields()
                                 .text("column", shared_.label(column))
                                 .text("currency", std::string(content_.total.currency().code())));
    }

    void write_lines(InvoiceWords& invoice) {
        invoice.columns = {shared_.label("column-description"), with_currency("column-base"),
                           shared_.label("column-part"),        shared_.label("column-rate"),
                           shared_.label("column-share"),       with_currency("column-amount")};
        for (const auto& line : content_.lines) invoice.lines.push_back(line_words(line));
        invoice.total = labelled("total", forms_.amount_text(content_.total));
        invoice.in_words = labelled("in-words", total_in_words());
    }

    std::string percent(const std::string& figure) {
        return shared_.label("rate-of", Fields().text("rate", figure));
    }

    InvoiceLineWords line_words(const InvoiceLine& line) {
        const auto& how = line.calculation;
        // What is apportioned already holds the support cost; a budget is shown before its part
        // is taken, so that base × part × rate ÷ sum of rates is the amount.
        const bool whole = how.part == 1;
        const auto share = cut_figure(how.portion.share * 100,
                                      {.decimals_at_least = 1, .decimals_at_most = 4}, forms_);
        return {
            .title = line.title,
            .legal_basis = line.legal_basis,
            .base = forms_.amount_text(whole ? how.total : how.pool),
            .part = percent(percent_figure(how.part, forms_)),
            .rate = percent(rate_figure(how.rate, forms_)),
            .rate_sum = shared_.label(
                "rate-sum", Fields().text("sum", percent(rate_figure(how.rates_total, forms_)))),
            .share = percent(share.digits),
            .amount = forms_.amount_text(how.portion.amount)};
    }

    std::string total_in_words() {
        const auto currency = content_.total.currency();
        const auto minor = content_.total.amount_minor();
        std::int64_t hundred = 1;
        for (int count = 0; count < currency.decimals(); ++count) hundred *= 10;
        return shared_.label(
            "words",
            Fields()
                .text("currency", shared_.label("currency-" + std::string(currency.code())))
                .text("whole", forms_.spelled_out(minor / hundred))
                .text("minor", fmt::format("{:0{}}", minor % hundred, currency.decimals()))
                .text("hundred", std::to_string(hundred))
                .flag("has-minor", currency.decimals() > 0));
    }

    engine::Money rest() const {
        return content_.credit_used ? content_.total - *content_.credit_used : content_.total;
    }

    void write_payment(InvoiceWords& invoice) {
        const auto reference = grouped_by_four(creditor_reference(content_.number));
        const auto& account = content_.account;
        invoice.payment = shared_.label("payment");
        invoice.amount_due = labelled("amount-due", forms_.money_text(rest()));
        if (content_.credit_used)
            invoice.credit_used = shared_.prose(
                "credit-used", Fields()
                                   .text("state", content_.state_name)
                                   .text("credit", forms_.money_text(*content_.credit_used))
                                   .text("rest", forms_.money_text(rest())));
        invoice.payment_facts = {labelled("due-on", forms_.day_text(content_.due_on)),
                                 labelled("reference", reference)};
        invoice.account_facts = {labelled("holder", account.holder),
                                 labelled("bank", bank_text(account))};
        invoice.account_facts.push_back(account.iban.empty()
                                            ? labelled("account-number", account.number)
                                            : labelled("iban", grouped_by_four(account.iban)));
        invoice.account_facts.push_back(labelled("bic", account.bic));
        invoice.account_facts.push_back(labelled("currency", std::string(account.currency.code())));
        invoice.account_facts.push_back(labelled("charges", shared_.label("charges-payer")));
        invoice.payment_instructions =
            shared_.prose("payment-instructions",
                          Fields()
                              .text("currency", std::string(content_.total.currency().code()))
                              .text("reference", reference));
        invoice.annex_note =
            shared_.prose("annex-note", Fields().flag("slip", qr_bill_of(content_).has_value()));
        invoice.contact = labelled("contact", content_.contact);
    }

    const InvoiceContent& content_;
    Words& shared_;
    Words& biller_;
    const LanguageForms& forms_;
};

void require_one_currency(const InvoiceContent& content) {
    scales::ensure(!content.lines.empty(), "an invoice has lines");
    auto sum = engine::Money::zero(content.total.currency());
    for (const auto& line : content.lines) sum += line.calculation.portion.amount;
    scales::ensure(sum == content.total, "an invoice's lines make its total");
    scales::ensure(content.account.currency == content.total.currency(),
                   "an invoice is paid to an account of its currency");
}

} // namespace

InvoiceWords invoice_words(const InvoiceContent& content, const InvoiceVocabulary& vocabulary) {
    require_one_currency(content);
    return InvoiceWriter(content, vocabulary).written();
}

} // namespace dubrovnik::invoicing
