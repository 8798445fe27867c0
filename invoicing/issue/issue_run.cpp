#include "invoicing/issue/issue_run.hpp"

#include "engine/archive/assessment_archive.hpp"
#include "engine/book/journal.hpp"
#include "invoicing/creditor_reference.hpp"
#include "invoicing/issue/credit_use.hpp"

#include <fmt/format.h>

namespace dubrovnik::invoicing {

namespace book = engine::book;
using engine::AssessedComponent;
using engine::EntryKind;
using scales::StateCode;

book::CallKey call_key(const engine::Call& call) {
    return {call.convention, call.year, call.id};
}

IssueRun::IssueRun(book::WriteTransaction& transaction, const IssueOrder& order,
                   const engine::Assessment& assessment, const PrintingTools& tools)
    : transaction_(transaction)
    , order_(order)
    , assessment_(assessment)
    , template_sha256_(book::sha256_hex(tools.templates.text())) {}

void IssueRun::require_funds() {
    for (const auto& assessed : assessment_.components) {
        const auto& component = assessed.component;
        book::require_fund(transaction_, {.code = component.biller,
                                          .biller = component.biller,
                                          .convention = order_.call.convention,
                                          .currency = component.currency});
    }
}

book::AssessmentId IssueRun::require_frozen() {
    assessment_id_ = book::find_assessment(transaction_.book(), call_key(order_.call));
    if (assessment_id_) return *assessment_id_;
    book::append_entry(transaction_, {.kind = EntryKind::call,
                                      .fund = {},
                                      .booked_on = issued_on(),
                                      .reason = fmt::format("call {} {} {}", order_.call.convention,
                                                            order_.call.year, order_.call.id)});
    require_funds();
    assessment_id_ =
        book::freeze_assessment(transaction_, engine::frozen(assessment_, order_.call_sha256));
    return *assessment_id_;
}

std::vector<std::vector<InvoiceNumber>> IssueRun::numbers(const std::vector<PlannedPacket>& plan) {
    std::vector<std::vector<InvoiceNumber>> result;
    for (const auto& packet : plan) {
        auto& of_packet = result.emplace_back();
        for (const auto& invoice : packet.invoices)
            of_packet.push_back({.text = take_number(invoice.biller),
                                 .own_number = own_number(invoice.biller, packet.payer->state)});
    }
    return result;
}

void IssueRun::record(const PlannedPacket& packet, const PacketContent& content,
                      const PrintedPacket& printed) {
    std::vector<book::DocumentId> invoices;
    for (std::size_t index = 0; index < packet.invoices.size(); ++index)
        invoices.push_back(record_invoice(packet.invoices[index], content.invoices[index],
                                          printed.invoices[index]));
    book::append_entry(transaction_, {.kind = EntryKind::packet,
                                      .fund = {},
                                      .booked_on = issued_on(),
                                      .reason = content.letter.reference});
    book::NewPacket row{
        .assessment = *assessment_id_, .state = packet.payer->state, .documents = {}};
    row.documents.push_back(append_letter(content.letter, printed.letter));
    row.documents.insert(row.documents.end(), invoices.begin(), invoices.end());
    book::append_packet(transaction_, row);
    for (std::size_t index = 0; index < invoices.size(); ++index)
        record_credit(content.invoices[index], invoices[index]);
}

void IssueRun::record_credit(const InvoiceContent& content, book::DocumentId document) {
    if (!content.credit_used) return;
    record_used_credit(
        transaction_,
        {.invoice = {.state = content.state, .fund = content.biller, .total = content.total},
         .document = document,
         .number = content.number,
         .credit = *content.credit_used});
}

book::NumberSeries IssueRun::series(const std::string& biller) const {
    return {biller, book::DocumentKind::invoice, scales::year_of(issued_on())};
}

std::string IssueRun::take_number(const std::string& biller) {
    const auto known = next_sequence_.find(biller);
    const auto sequence = known == next_sequence_.end()
                              ? book::next_sequence(transaction_, series(biller))
                              : known->second;
    next_sequence_[biller] = sequence + 1;
    auto number = fmt::format("{}-{}-{:04}", assessment_.model.biller(biller).number_prefix,
                              scales::year_of(issued_on()), sequence);
    sequences_[number] = sequence;
    return number;
}

std::string IssueRun::own_number(const std::string& biller, StateCode state) const {
    const auto of_biller = order_.own_numbers.find(biller);
    if (of_biller == order_.own_numbers.end()) return {};
    const auto found = of_biller->second.find(state);
    return found == of_biller->second.end() ? std::string() : found->second;
}

book::DocumentId IssueRun::record_invoice(const PlannedInvoice& planned,
                                          const InvoiceContent& content, std::string_view pdf) {
    book::append_entry(transaction_, {.kind = EntryKind::invoice,
                                      .fund = planned.biller,
                                      .booked_on = issued_on(),
                                      .reason = content.number});
    const auto document = book::append_document(transaction_, new_invoice(planned, content, pdf));
    std::vector<book::Posting> postings;
    for (const auto* assessed : planned.components) {
        const auto amount = *assessed->amount(content.state);
        for (const auto& [account, signed_amount] :
             {std::pair{engine::Account::receivable_called, amount},
              std::pair{engine::Account::contributions, -amount}})
            postings.push_back({.account = account,
                                .amount = signed_amount,
                                .state = content.state,
                                .document = document,
                                .component = assessed->component.id,
                                .origin = {}});
    }
    book::append_postings(transaction_, postings);
    return document;
}

book::NewDocument IssueRun::new_invoice(const PlannedInvoice& planned,
                                        const InvoiceContent& content, std::string_view pdf) {
    book::NewDocument document{.kind = book::DocumentKind::invoice,
                               .number =
                                   book::DocumentNumber{.text = content.number,
                                                        .series = series(planned.biller),
                                                        .sequence = sequences_.at(content.number)},
                               .plain_number = {},
                               .external_number = content.own_number.value_or(""),
                               .fund = planned.biller,
                               .state = content.state,
                               .assessment = assessment_id_,
                               .year = order_.call.year,
                               .issued_on = issued_on(),
                               .due_on = content.due_on,
                               .amount = content.total,
                               .creditor_reference = creditor_reference(content.number),
                               .language = content.language,
                               .template_sha256 = template_sha256_,
                               .lines = {},
                               .bytes = pdf};
    for (std::size_t index = 0; index < planned.components.size(); ++index)
        document.lines.push_back(
            document_line(*planned.components[index], content.state, content.lines[index]));
    return document;
}

book::DocumentLine IssueRun::document_line(const AssessedComponent& assessed, StateCode state,
                                           const InvoiceLine& printed) const {
    const auto& component = assessed.component;
    const auto* portion = assessed.portion(state);
    return {.component = component.id,
            .title = printed.title,
            .legal_basis = printed.legal_basis,
            .base = assessed.pool,
            .part = component.part ? scales::fraction_text(*component.part) : "rest",
            .rate = scales::rate_text(assessment_.payer(state)->rate),
            .share = scales::fraction_text(portion->share),
            .amount = portion->amount};
}

book::DocumentId IssueRun::append_letter(const LetterContent& letter, std::string_view pdf) {
    return book::append_document(transaction_, {.kind = book::DocumentKind::letter,
                                                .number = {},
                                                .plain_number = {},
                                                .external_number = {},
                                                .fund = {},
                                                .state = letter.state,
                                                .assessment = assessment_id_,
                                                .year = letter.year,
                                                .issued_on = letter.issued_on,
                                                .due_on = {},
                                                .amount = {},
                                                .creditor_reference = {},
                                                .language = letter.language,
                                                .template_sha256 = template_sha256_,
                                                .lines = {},
                                                .bytes = pdf});
}

} // namespace dubrovnik::invoicing
