#include "invoicing/issue/packet_plan.hpp"

#include "engine/due_day.hpp"

namespace dubrovnik::invoicing {

using engine::Assessment;
using engine::Money;
using engine::Payer;

namespace {

// Nothing when the biller asks the State for nothing.
std::optional<PlannedInvoice> planned_invoice(const Assessment& assessment, const Payer& payer,
                                              const BillingOffice& biller, scales::Day issued_on) {
    std::vector<const engine::AssessedComponent*> components;
    std::optional<Money> total;
    for (const auto& assessed : assessment.components) {
        if (assessed.component.biller != biller.id) continue;
        const auto amount = assessed.amount(payer.state);
        if (!amount || amount->amount_minor() == 0) continue;
        components.push_back(&assessed);
        total = total ? *total + *amount : *amount;
    }
    if (!total) return std::nullopt;
    const auto due = engine::due_day(
        assessment, {.biller = biller.id, .issued_on = issued_on, .usual_days = biller.due_days});
    return PlannedInvoice{.biller = biller.id,
                          .components = std::move(components),
                          .total = *total,
                          .due_on = due.due_on,
                          .after_gate = due.after_gate};
}

} // namespace

std::vector<PlannedPacket> packet_plan(const Assessment& assessment, const Office& office,
                                       scales::Day issued_on, const PlanScope& scope) {
    std::vector<PlannedPacket> plan;
    for (const auto& payer : assessment.payers) {
        if (!scope.states.empty() && !scope.states.contains(payer.state)) continue;
        if (scope.left_out.contains(payer.state)) continue;
        PlannedPacket packet{.payer = &payer, .invoices = {}};
        for (const auto& biller : assessment.model.billers)
            if (auto invoice =
                    planned_invoice(assessment, payer, office.biller(biller.id), issued_on))
                packet.invoices.push_back(std::move(*invoice));
        if (!packet.invoices.empty()) plan.push_back(std::move(packet));
    }
    return plan;
}

} // namespace dubrovnik::invoicing
