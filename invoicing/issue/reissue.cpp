#include "invoicing/issue/reissue.hpp"

#include "engine/archive/assessment_archive.hpp"
#include "engine/book/corrections.hpp"
#include "invoicing/documents/invoice.hpp"
#include "invoicing/issue/credit_use.hpp"
#include "invoicing/issue/issue_checks.hpp"
#include "invoicing/issue/issue_run.hpp"
#include "scales/ensure.hpp"

namespace dubrovnik::invoicing {

namespace book = engine::book;

namespace {

// The one invoice of the plan that takes the voided one's place.
PlannedPacket plan_of(const engine::Assessment& assessment, const Office& office, scales::Day day,
                      const book::DocumentRecord& voided) {
    auto plan = packet_plan(assessment, office, day, {.states = {*voided.state}, .left_out = {}});
    scales::ensure(plan.size() == 1, "whoever was invoiced under a frozen call pays under it");
    std::erase_if(plan.front().invoices,
                  [&](const PlannedInvoice& invoice) { return invoice.biller != voided.fund; });
    scales::ensure(plan.front().invoices.size() == 1, "a fund's invoice is planned again");
    return plan.front();
}

} // namespace

ReissuedInvoice reissue(book::WriteTransaction& transaction, const ReissueOrder& order) {
    const auto& book = transaction.book();
    const auto voided = book::document(book, order.voided);
    scales::ensure(voided.assessment.has_value(), "only invoices of a call can be void");
    const auto assessment = engine::thawed(book::frozen_assessment(book, *voided.assessment));
    const auto day = transaction.occasion().recorded_on;
    const auto packet = plan_of(assessment, order.office, day, voided);
    const IssueOrder issue_order{.call = assessment.call,
                                 .call_sha256 = {},
                                 .office = order.office,
                                 .addressees = order.addressees,
                                 .state_names = order.state_names,
                                 .states = {*voided.state},
                                 .own_numbers = {},
                                 .occasion = transaction.occasion()};
    refuse_errors(issue_findings(book, issue_order, assessment, {packet}, order.tools.templates));
    IssueRun run(transaction, issue_order, assessment, order.tools);
    run.require_frozen();
    const auto numbers = run.numbers({packet}).front();
    const InvoiceHistory history(book);
    auto content = packet_content({assessment, order.office, order.state_names, day, &history},
                                  packet, order.addressees.at(*voided.state), numbers)
                       .invoices.front();
    content.credit_used =
        CreditUse(book, order.office, day)
            .take({.state = content.state, .fund = content.biller, .total = content.total});
    typesetting::Typesetter typesetter(order.tools.fonts.of(content.language));
    const auto pdf = render_invoice(content, order.tools.templates, typesetter);
    const auto document = run.record_invoice(packet.invoices.front(), content, pdf);
    book::append_replacement(transaction, {.voided = order.voided, .replacement = document});
    run.record_credit(content, document);
    return {.document = document,
            .number = content.number,
            .total = content.total,
            .due_on = content.due_on};
}

} // namespace dubrovnik::invoicing
