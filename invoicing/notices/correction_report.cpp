#include "invoicing/notices/correction_report.hpp"

namespace dubrovnik::invoicing {

using engine::Money;

namespace {

const engine::ReceivableLine& line_of(const engine::Receivable& invoice,
                                      const std::string& component) {
    for (const auto& line : invoice.lines)
        if (line.component == component) return line;
    return invoice.lines.front();
}

} // namespace

ReportTable correction_report(const engine::book::CorrectionPlan& plan) {
    const auto& invoice = plan.invoice;
    const auto currency = plan.amount.currency();
    ReportTable table{.title = {},
                      .facts = {{"number", "Invoice", invoice.number},
                                {"state", "State", invoice.state.text()},
                                {"fund", "Fund", invoice.fund},
                                {"currency", "Currency", std::string(currency.code())}},
                      .columns = {{"component", "Component"},
                                  {"outstanding", "Open before", CellKind::amount},
                                  {"taken_off", "Taken off", CellKind::amount},
                                  {"credit", "Becomes credit", CellKind::amount},
                                  {"open", "Open after", CellKind::amount}},
                      .rows = {},
                      .totals = {},
                      .empty_note = "nothing is taken off",
                      .notes = {}};
    auto before = Money::zero(currency);
    auto freed = Money::zero(currency);
    for (const auto& line : plan.lines) {
        const auto open = line_of(invoice, line.component).outstanding();
        before += open;
        freed += line.freed;
        table.rows.push_back({line.component, engine::plain_amount_text(open),
                              engine::plain_amount_text(line.credited),
                              engine::plain_amount_text(line.freed),
                              engine::plain_amount_text(open - (line.credited - line.freed))});
    }
    table.totals = {"Total", engine::plain_amount_text(before),
                    engine::plain_amount_text(plan.amount), engine::plain_amount_text(freed),
                    engine::plain_amount_text(before - (plan.amount - freed))};
    return table;
}

} // namespace dubrovnik::invoicing
