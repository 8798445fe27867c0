#include "invoicing/preview/sample_notices.hpp"

#include "invoicing/documents/letter_words.hpp"
#include "invoicing/language/language_forms.hpp"

namespace dubrovnik::invoicing {

using engine::Money;

namespace {

// Of the invoice's total.
scales::Fraction charges_part() {
    return {1, 50};
}

struct NoticeForm {
    const char* document; // template
    const char* mark;     // of its number
};

const LanguageForms& forms_of(const Sample& sample) {
    return LanguageForms::of(sample.language());
}

NoticeContent blank(const Sample& sample, const PlannedInvoice& invoice, NoticeForm form,
                    scales::Day day) {
    const auto& biller = sample.office.biller(invoice.biller);
    return {.document = form.document,
            .language = sample.language(),
            .specimen = true,
            .state = sample.state(),
            .state_name = sample.state_name,
            .letterhead = biller.letterhead_in(sample.language()),
            .contact = biller.contact_in(sample.language()),
            .number = sample.number(invoice.biller, form.mark),
            .issued_on = day,
            .addressee = sample.addressee.block(),
            .facts = {},
            .subject = {},
            .body = {},
            .effect = {},
            .lines = {}};
}

// What a credit note and a void notice have in common: the invoice and why it is corrected.
void add_correction(const Sample& sample, const engine::Receivable& receivable, Money amount,
                    NoticeContent& content) {
    const auto& forms = forms_of(sample);
    content.facts = {{"corrects", receivable.number}};
    content.subject.text("invoice", receivable.number);
    content.body.text("invoice", receivable.number)
        .text("invoice-date", forms.day_text(receivable.issued_on))
        .text("state", sample.state_name)
        .text("amount", forms.money_text(amount))
        .text("reason", sample_words);
}

void add_line(const Sample& sample, const std::string& component, Money amount,
              NoticeContent& content) {
    const auto& printed = sample.assessment.model.component(component);
    content.lines.push_back({.title = printed.title.in(sample.language()),
                             .detail = printed.legal_basis.in(sample.language()),
                             .amount = amount});
}

} // namespace

NoticeContent sample_credit_note(const Sample& sample, const PlannedInvoice& invoice) {
    const auto receivable = sample_receivable(sample, invoice);
    const auto& forms = forms_of(sample);
    auto content = blank(sample, invoice, {"credit-note", "C"}, sample_credit_day(sample));
    add_correction(sample, receivable, receivable.credited(), content);
    for (const auto& line : receivable.lines)
        add_line(sample, line.component, line.credited, content);
    const auto credit = sample_credit(invoice.total);
    content.effect.text("outstanding", forms.money_text(receivable.outstanding()))
        .text("credit", forms.money_text(credit))
        .text("state", sample.state_name)
        .flag("open", true)
        .flag("has-credit", true);
    return content;
}

NoticeContent sample_void_notice(const Sample& sample, const PlannedInvoice& invoice) {
    const auto receivable = sample_receivable(sample, invoice);
    auto content = blank(sample, invoice, {"void-notice", "V"}, sample_credit_day(sample));
    add_correction(sample, receivable, receivable.called(), content);
    for (const auto& line : receivable.lines)
        add_line(sample, line.component, line.called, content);
    return content;
}

NoticeContent sample_receipt_letter(const Sample& sample, const PlannedInvoice& invoice,
                                    const Templates& templates, SampleReceipt receipt) {
    const auto& forms = forms_of(sample);
    const auto day = sample_payment_day(sample);
    const bool gift = receipt == SampleReceipt::gift;
    const auto rest = sample_credit(invoice.total);
    const auto arrived = gift ? rest : invoice.total + rest;
    auto content = blank(sample, invoice, {"receipt-letter", "R"}, day);
    auto words = templates.words(content.document, content.language, content.state.text());
    content.facts = {{"reference", "SAMPLE"}};
    content.subject.text("amount", forms.money_text(arrived));
    content.body.text("salutation", vocative(sample.addressee.salutation, words))
        .text("amount", forms.money_text(arrived))
        .text("state", sample.state_name)
        .text("received-on", forms.day_text(day))
        .text("charges", forms.money_text(part_of(invoice.total, charges_part())))
        .flag("has-charges", true);
    content.effect.text("state", sample.state_name).flag("voluntary", gift);
    if (!gift)
        content.lines.push_back(
            {words.label("line-invoice", Fields().text("number", sample.number(invoice.biller))),
             "", invoice.total});
    content.lines.push_back(
        {gift ? words.label("line-voluntary")
              : words.label("line-credit", Fields().text("state", sample.state_name)),
         "", rest});
    words.refuse_findings();
    return content;
}

} // namespace dubrovnik::invoicing
