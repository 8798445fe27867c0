#include "invoicing/reports/comparison_report.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <set>

namespace dubrovnik::invoicing {

using engine::AssessedComponent;
using engine::Assessment;
using engine::Money;

namespace {

const AssessedComponent* component_of(const Assessment& assessment, const std::string& id) {
    const auto found = std::find_if(
        assessment.components.begin(), assessment.components.end(),
        [&](const AssessedComponent& assessed) { return assessed.component.id == id; });
    return found == assessment.components.end() ? nullptr : &*found;
}

std::string cell(const std::optional<Money>& money) {
    return money ? engine::plain_amount_text(*money) : std::string();
}

std::string difference(const std::optional<Money>& first, const std::optional<Money>& second) {
    if (!first && !second) return {};
    const auto currency = (first ? *first : *second).currency();
    const auto before = first.value_or(Money::zero(currency));
    const auto after = second.value_or(Money::zero(currency));
    if (!(before.currency() == after.currency())) return {};
    return engine::plain_amount_text(after - before);
}

std::vector<std::string> component_ids(const Assessment& first, const Assessment& second) {
    std::vector<std::string> ids;
    for (const auto* assessment : {&first, &second})
        for (const auto& assessed : assessment->components)
            if (std::find(ids.begin(), ids.end(), assessed.component.id) == ids.end())
                ids.push_back(assessed.component.id);
    return ids;
}

std::set<scales::StateCode> all_payers(const Assessment& first, const Assessment& second) {
    std::set<scales::StateCode> states;
    for (const auto* assessment : {&first, &second})
        for (const auto& payer : assessment->payers) states.insert(payer.state);
    return states;
}

std::string name_of(const Assessment& first, const Assessment& second, scales::StateCode state) {
    const auto* payer = first.payer(state);
    return payer != nullptr ? payer->name : second.payer(state)->name;
}

std::string call_name(const Assessment& assessment) {
    return assessment.call.file;
}

} // namespace

ReportTable comparison_report(const Assessment& first, const Assessment& second) {
    ReportTable table{
        .title = "Two calls side by side",
        .facts = {{"first", "First", call_name(first)}, {"second", "Second", call_name(second)}},
        .columns = {{"component", "Component"},
                    {"state", "State"},
                    {"name", "Name"},
                    {"currency", "Cur."},
                    {"first", "First", CellKind::amount},
                    {"second", "Second", CellKind::amount},
                    {"difference", "Difference", CellKind::amount}},
        .rows = {},
        .totals = {},
        .empty_note = "no component is called by either",
        .notes = {}};
    for (const auto& id : component_ids(first, second)) {
        const auto* before = component_of(first, id);
        const auto* after = component_of(second, id);
        const auto amount = [](const AssessedComponent* assessed, scales::StateCode state) {
            return assessed == nullptr ? std::nullopt : assessed->amount(state);
        };
        const auto currency = (before ? before : after)->total.currency();
        for (const auto state : all_payers(first, second)) {
            const auto was = amount(before, state);
            const auto is = amount(after, state);
            if (!was && !is) continue;
            table.rows.push_back({id, state.text(), name_of(first, second, state),
                                  std::string(currency.code()), cell(was), cell(is),
                                  difference(was, is)});
        }
        const auto total = [](const AssessedComponent* assessed) {
            return assessed == nullptr ? std::nullopt : std::optional(assessed->total);
        };
        table.rows.push_back({id, "", "Total", std::string(currency.code()), cell(total(before)),
                              cell(total(after)), difference(total(before), total(after))});
    }
    return table;
}

} // namespace dubrovnik::invoicing
