#include "invoicing/issue/issue.hpp"

#include "engine/archive/assessment_archive.hpp"
#include "engine/book/recordable.hpp"
#include "invoicing/issue/credit_use.hpp"
#include "invoicing/issue/issue_checks.hpp"
#include "invoicing/issue/issue_run.hpp"

namespace dubrovnik::invoicing {

namespace book = engine::book;
using engine::Assessment;
using engine::Money;
using scales::StateCode;

namespace {

std::set<StateCode> states_with_packet(const book::Book& book, const engine::Call& call) {
    std::set<StateCode> states;
    if (const auto id = book::find_assessment(book, call_key(call)))
        for (const auto& packet : book::packets(book, *id)) states.insert(packet.state);
    return states;
}

std::vector<IssuedComponent> component_sums(const Assessment& assessment,
                                            const std::set<StateCode>& before,
                                            const std::vector<PlannedPacket>& plan) {
    std::vector<IssuedComponent> sums;
    for (const auto& assessed : assessment.components) {
        const auto zero = Money::zero(assessed.total.currency());
        IssuedComponent sum{assessed.component.id, zero, zero, assessed.total};
        for (const auto state : before) sum.issued_before += assessed.amount(state).value_or(zero);
        for (const auto& packet : plan)
            sum.issued_now += assessed.amount(packet.payer->state).value_or(zero);
        sums.push_back(std::move(sum));
    }
    return sums;
}

IssueResult planned_result(const Assessment& assessment, const std::set<StateCode>& before,
                           const std::vector<PlannedPacket>& plan, CreditUse credits) {
    IssueResult result{.assessment = assessment,
                       .assessment_id = {},
                       .invoices = {},
                       .packets_now = plan.size(),
                       .packets_before = before.size(),
                       .components = component_sums(assessment, before, plan),
                       .warnings = {}};
    for (const auto& packet : plan)
        for (const auto& invoice : packet.invoices)
            result.invoices.push_back({.state = packet.payer->state,
                                       .biller = invoice.biller,
                                       .number = {},
                                       .total = invoice.total,
                                       .due_on = invoice.due_on,
                                       .credit_used = credits.take({.state = packet.payer->state,
                                                                    .fund = invoice.biller,
                                                                    .total = invoice.total})});
    return result;
}

std::vector<PacketContent> contents_of(const IssueOrder& order, const Assessment& assessment,
                                       const std::vector<PlannedPacket>& plan,
                                       const std::vector<std::vector<InvoiceNumber>>& numbers,
                                       const InvoiceHistory& history) {
    const PacketFrame frame{.assessment = assessment,
                            .office = order.office,
                            .states = order.state_names,
                            .issued_on = order.occasion.recorded_on,
                            .history = &history};
    std::vector<PacketContent> contents;
    for (std::size_t index = 0; index < plan.size(); ++index)
        contents.push_back(packet_content(
            frame, plan[index], order.addressees.at(plan[index].payer->state), numbers[index]));
    return contents;
}

// The contents say what the result says.
void take_credits(std::vector<PacketContent>& contents, const IssueResult& result) {
    std::size_t position = 0;
    for (auto& content : contents)
        for (auto& invoice : content.invoices)
            invoice.credit_used = result.invoices[position++].credit_used;
}

void take_numbers(IssueResult& result, const std::vector<std::vector<InvoiceNumber>>& numbers) {
    std::size_t position = 0;
    for (const auto& of_packet : numbers)
        for (const auto& number : of_packet) result.invoices[position++].number = number.text;
}

} // namespace

Assessment assessment_to_issue(const book::Book& book, const engine::Call& call,
                               const scales::Facts& facts, const engine::FundingModels& models) {
    const auto id = book::find_assessment(book, call_key(call));
    if (!id) return engine::assess(call, facts, models);
    const auto archive = book::frozen_assessment(book, *id);
    refuse_errors(engine::call_changes(engine::frozen_call_facts(archive), call));
    return engine::thawed(archive);
}

IssueResult preview_issue(const book::Book& book, const IssueOrder& order,
                          const Assessment& assessment, const Templates& templates) {
    book::require_recordable(book, order.occasion);
    const auto before = states_with_packet(book, order.call);
    const auto plan = packet_plan(assessment, order.office, order.occasion.recorded_on,
                                  {.states = order.states, .left_out = before});
    refuse_errors(issue_findings(book, order, assessment, plan, templates));
    auto result = planned_result(assessment, before, plan,
                                 CreditUse(book, order.office, order.occasion.recorded_on));
    result.warnings = issue_warnings(order, assessment, plan);
    return result;
}

IssueResult issue(book::Book& book, const IssueOrder& order, const Assessment& assessment,
                  const PrintingTools& tools, const Progress& progress) {
    book::WriteTransaction transaction(book, order.occasion);
    const auto before = states_with_packet(book, order.call);
    const auto plan = packet_plan(assessment, order.office, order.occasion.recorded_on,
                                  {.states = order.states, .left_out = before});
    refuse_errors(issue_findings(book, order, assessment, plan, tools.templates));
    auto result = planned_result(assessment, before, plan,
                                 CreditUse(book, order.office, order.occasion.recorded_on));
    result.warnings = issue_warnings(order, assessment, plan);
    if (plan.empty()) {
        result.assessment_id = book::find_assessment(book, call_key(order.call));
        return result;
    }
    IssueRun run(transaction, order, assessment, tools);
    result.assessment_id = run.require_frozen();
    const auto numbers = run.numbers(plan);
    auto contents =
        contents_of(order, assessment, plan, numbers, InvoiceHistory(transaction.book()));
    take_credits(contents, result);
    const auto printed = print_packets(contents, tools, progress);
    for (std::size_t index = 0; index < plan.size(); ++index)
        run.record(plan[index], contents[index], printed[index]);
    take_numbers(result, numbers);
    result.signed_head = book::sign_head(transaction, order.signing_key);
    transaction.commit();
    return result;
}

} // namespace dubrovnik::invoicing
