#include "invoicing/notices/notice_desk.hpp"

#include "engine/book/journal.hpp"
#include "invoicing/documents/letter_words.hpp"
#include "invoicing/language/language_forms.hpp"
#include "invoicing/notices/notice.hpp"

#include <fmt/format.h>
#include <map>

namespace dubrovnik::invoicing {

namespace book = engine::book;
using book::DocumentKind;
using engine::Money;

namespace {

// One notice on its way: its number is taken inside the transaction that stores it.
struct NoticeOrder {
    DocumentKind kind;
    std::string document; // template
    std::string mark;     // of its number: "C"
    std::string fund;
    scales::StateCode state;
};

class Desk {
  public:
    Desk(book::WriteTransaction& transaction, const NoticeTools& tools, NoticeOrder order)
        : transaction_(transaction)
        , tools_(tools)
        , order_(std::move(order))
        , fund_(book::require_known_fund(transaction.book(), order_.fund))
        , biller_(tools.office.biller(fund_.biller))
        , addressee_(addressee_of(tools.addressees, tools.states, order_.state))
        , language_(addressee_.language.empty() ? tools.office.language : addressee_.language)
        , sequence_(book::next_sequence(transaction, series()))
        , number_(fmt::format("{}-{}-{}{:03}", tools.number_prefix, issue_year(), order_.mark,
                              sequence_)) {}

    const std::string& number() const { return number_; }
    const LanguageForms& forms() const { return LanguageForms::of(language_); }
    Words words() const {
        return tools_.templates.words(order_.document, language_, order_.state.text());
    }
    std::string state_name() const { return tools_.states.name_or_code(order_.state, language_); }
    std::string salutation(Words& words) const { return vocative(addressee_.salutation, words); }

    NoticeContent blank() const {
        return {.document = order_.document,
                .language = language_,
                .specimen = transaction_.book().identity().specimen,
                .state = order_.state,
                .state_name = state_name(),
                .letterhead = biller_.letterhead_in(language_),
                .contact = biller_.contact_in(language_),
                .number = number_,
                .issued_on = issued_on(),
                .addressee = addressee_.block(),
                .facts = {},
                .subject = {},
                .body = {},
                .effect = {},
                .lines = {}};
    }

    std::string printed(const NoticeContent& content) const {
        typesetting::Typesetter typesetter(tools_.fonts.of(content.language));
        return render_notice(content, tools_.templates, typesetter);
    }

    // `pdf` must outlive it.
    book::NewDocument document(int year, Money amount, std::string_view pdf) const {
        return {
            .kind = order_.kind,
            .number =
                book::DocumentNumber{.text = number_, .series = series(), .sequence = sequence_},
            .plain_number = {},
            .external_number = {},
            .fund = order_.fund,
            .state = order_.state,
            .assessment = {},
            .year = year,
            .issued_on = issued_on(),
            .due_on = {},
            .amount = amount,
            .creditor_reference = {},
            .language = language_,
            .template_sha256 = book::sha256_hex(tools_.templates.text()),
            .lines = {},
            .bytes = pdf};
    }

  private:
    scales::Day issued_on() const { return transaction_.occasion().recorded_on; }
    int issue_year() const { return scales::year_of(issued_on()); }
    book::NumberSeries series() const { return {fund_.biller, order_.kind, issue_year()}; }

    book::WriteTransaction& transaction_;
    const NoticeTools& tools_;
    NoticeOrder order_;
    book::Fund fund_;
    const BillingOffice& biller_;
    const Addressee& addressee_;
    std::string language_;
    std::int64_t sequence_;
    std::string number_;
};

Money freed_by(const book::CorrectionPlan& plan) {
    auto freed = Money::zero(plan.amount.currency());
    for (const auto& line : plan.lines) freed += line.freed;
    return freed;
}

// The lines of the invoice, by component, as they were printed on it.
std::map<std::string, book::DocumentLine> printed_lines(const book::Book& book,
                                                        engine::DocumentId invoice) {
    std::map<std::string, book::DocumentLine> lines;
    for (auto& line : book::document_lines(book, invoice)) lines.emplace(line.component, line);
    return lines;
}

NoticeContent correction_content(const Desk& desk, const book::Book& book,
                                 const book::CorrectionPlan& plan, const std::string& reason) {
    auto content = desk.blank();
    const auto& forms = desk.forms();
    const auto& invoice = plan.invoice;
    content.facts = {{"corrects", invoice.number}};
    content.subject.text("invoice", invoice.number);
    content.body.text("invoice", invoice.number)
        .text("invoice-date", forms.day_text(invoice.issued_on))
        .text("state", desk.state_name())
        .text("amount", forms.money_text(plan.amount))
        .text("reason", reason);
    const auto printed = printed_lines(book, invoice.document);
    for (const auto& line : plan.lines) {
        const auto& as_printed = printed.at(line.component);
        content.lines.push_back(
            {.title = as_printed.title, .detail = as_printed.legal_basis, .amount = line.credited});
    }
    return content;
}

std::vector<book::DocumentLine> corrected_lines(const book::Book& book,
                                                const book::CorrectionPlan& plan) {
    const auto printed = printed_lines(book, plan.invoice.document);
    std::vector<book::DocumentLine> lines;
    for (const auto& line : plan.lines) {
        auto taken = printed.at(line.component);
        taken.base = taken.amount; // what the invoice asked for
        taken.part = taken.rate = taken.share = "";
        taken.amount = line.credited;
        lines.push_back(std::move(taken));
    }
    return lines;
}

using Recording = book::RecordedCorrection (*)(book::WriteTransaction&, const book::NewCorrection&);

IssuedNotice record(book::WriteTransaction& transaction, const Desk& desk,
                    const book::CorrectionPlan& plan, const NoticeContent& content,
                    const std::string& reason, Recording recording) {
    const auto pdf = desk.printed(content);
    auto paper = desk.document(plan.invoice.year, plan.amount, pdf);
    paper.lines = corrected_lines(transaction.book(), plan);
    const auto recorded = recording(transaction, {.plan = plan,
                                                  .on = transaction.occasion().recorded_on,
                                                  .reason = reason,
                                                  .paper = std::move(paper)});
    return {.entry = recorded.entry, .document = *recorded.paper, .number = desk.number()};
}

std::vector<NoticeLine> receipt_lines(const Desk& desk, const book::NewReceipt& receipt,
                                      const book::RecordedReceipt& recorded, Words& words) {
    std::vector<NoticeLine> lines;
    const auto& allocation = recorded.allocation;
    for (const auto& part : allocation.parts) {
        const auto title = words.label("line-invoice", Fields().text("number", part.number));
        if (!lines.empty() && lines.back().title == title)
            lines.back().amount += part.amount;
        else
            lines.push_back({.title = title, .detail = "", .amount = part.amount});
    }
    if (allocation.rest.amount_minor() > 0)
        lines.push_back(
            {.title = receipt.voluntary
                          ? words.label("line-voluntary")
                          : words.label("line-credit", Fields().text("state", desk.state_name())),
             .detail = "",
             .amount = allocation.rest});
    return lines;
}

NoticeContent receipt_content(const Desk& desk, const book::NewReceipt& receipt, Words& words) {
    auto content = desk.blank();
    const auto& forms = desk.forms();
    if (!receipt.reference.empty()) content.facts = {{"reference", receipt.reference}};
    content.subject.text("amount", forms.money_text(receipt.amount));
    content.body.text("salutation", desk.salutation(words))
        .text("amount", forms.money_text(receipt.amount))
        .text("state", desk.state_name())
        .text("received-on", forms.day_text(receipt.received_on))
        .text("charges", forms.money_text(receipt.charges))
        .flag("has-charges", receipt.charges.amount_minor() > 0);
    content.effect.text("state", desk.state_name()).flag("voluntary", receipt.voluntary);
    return content;
}

} // namespace

IssuedNotice issue_credit_note(book::WriteTransaction& transaction,
                               const book::CorrectionPlan& plan, const std::string& reason,
                               const NoticeTools& tools) {
    const Desk desk(transaction, tools,
                    {.kind = DocumentKind::credit_note,
                     .document = "credit-note",
                     .mark = "C",
                     .fund = plan.invoice.fund,
                     .state = plan.invoice.state});
    auto content = correction_content(desk, transaction.book(), plan, reason);
    const auto freed = freed_by(plan);
    const auto outstanding = plan.invoice.outstanding() - (plan.amount - freed);
    content.effect.text("outstanding", desk.forms().money_text(outstanding))
        .text("credit", desk.forms().money_text(freed))
        .text("state", desk.state_name())
        .flag("open", outstanding.amount_minor() > 0)
        .flag("has-credit", freed.amount_minor() > 0);
    return record(transaction, desk, plan, content, reason, book::record_credit_note);
}

IssuedNotice issue_void_notice(book::WriteTransaction& transaction,
                               const book::CorrectionPlan& plan, const std::string& reason,
                               const NoticeTools& tools) {
    const Desk desk(transaction, tools,
                    {.kind = DocumentKind::void_notice,
                     .document = "void-notice",
                     .mark = "V",
                     .fund = plan.invoice.fund,
                     .state = plan.invoice.state});
    const auto content = correction_content(desk, transaction.book(), plan, reason);
    return record(transaction, desk, plan, content, reason, book::record_void);
}

IssuedNotice issue_receipt_letter(book::WriteTransaction& transaction,
                                  const book::NewReceipt& receipt,
                                  const book::RecordedReceipt& recorded, const NoticeTools& tools) {
    const Desk desk(transaction, tools,
                    {.kind = DocumentKind::receipt_letter,
                     .document = "receipt-letter",
                     .mark = "R",
                     .fund = receipt.fund,
                     .state = *receipt.state});
    auto words = desk.words();
    auto content = receipt_content(desk, receipt, words);
    content.lines = receipt_lines(desk, receipt, recorded, words);
    words.refuse_findings();
    const auto pdf = desk.printed(content);
    const auto document = book::append_document(
        transaction, desk.document(scales::year_of(receipt.received_on), receipt.amount, pdf));
    return {.entry = recorded.entry, .document = document, .number = desk.number()};
}

std::string notice_copy_path(const book::Book& book, const book::DocumentRecord& notice) {
    auto call = notice.call; // of an invoice that takes another one's place
    for (const auto& correction : book::corrections(book))
        if (correction.paper == notice.id) call = book::document(book, correction.document).call;
    return fmt::format("{}/{}/{}{}.pdf", notice.year, notice.state->text(),
                       call.empty() ? "" : call + "/", notice.number);
}

} // namespace dubrovnik::invoicing
