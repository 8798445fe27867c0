#include "engine/contribution_status.hpp"

#include <algorithm>
#include <array>

namespace dubrovnik::engine {

namespace {

constexpr std::array all_groups{PaymentGroup::in_full, PaymentGroup::partly,
                                PaymentGroup::not_at_all};

using Rows = std::map<scales::StateCode, StateStatus>;

StateStatus& row_of(Rows& rows, scales::StateCode state, const FundKey& fund) {
    const auto zero = Money::zero(fund.currency);
    return rows
        .try_emplace(state, StateStatus{.state = state,
                                        .fund = fund.code,
                                        .called = zero,
                                        .credited = zero,
                                        .received = zero,
                                        .outstanding = zero,
                                        .credit = zero,
                                        .arrears_by_year = {},
                                        .receipts = {},
                                        .group = PaymentGroup::in_full,
                                        .in_time = true})
        .first->second;
}

void add_receivable(StateStatus& row, const Receivable& receivable, scales::Day day) {
    const auto outstanding = receivable.outstanding();
    row.called += receivable.called();
    row.credited += receivable.credited();
    row.received += receivable.received();
    row.outstanding += outstanding;
    if (!receivable.open()) return;
    row.arrears_by_year.try_emplace(receivable.year, Money::zero(outstanding.currency()))
        .first->second += outstanding;
    if (receivable.overdue_on(day)) row.in_time = false;
}

void add_receipt(StateStatus& row, const Movement& movement) {
    if (movement.received.amount_minor() == 0) return;
    const auto place = std::lower_bound(
        row.receipts.begin(), row.receipts.end(), movement.booked_on,
        [](const DatedAmount& receipt, scales::Day day) { return receipt.day < day; });
    if (place != row.receipts.end() && place->day == movement.booked_on)
        place->amount += movement.received;
    else
        row.receipts.insert(place, {.day = movement.booked_on, .amount = movement.received});
}

PaymentGroup group_of(const StateStatus& row) {
    if (row.outstanding.amount_minor() <= 0) return PaymentGroup::in_full;
    return row.received.amount_minor() > 0 ? PaymentGroup::partly : PaymentGroup::not_at_all;
}

void finish(FundStatus& status, Rows& rows, const FundKey& fund) {
    const auto zero = Money::zero(fund.currency);
    for (const auto group : all_groups)
        status.groups.push_back({.group = group,
                                 .states = 0,
                                 .called = zero,
                                 .credited = zero,
                                 .received = zero,
                                 .outstanding = zero});
    for (auto& [state, row] : rows) {
        row.group = group_of(row);
        row.in_time =
            row.in_time && row.group == PaymentGroup::in_full && row.received.amount_minor() > 0;
        std::erase_if(row.receipts, [](const DatedAmount& receipt) {
            return receipt.amount.amount_minor() == 0;
        });
        auto& total = status.groups.at(static_cast<std::size_t>(row.group));
        ++total.states;
        total.called += row.called;
        total.credited += row.credited;
        total.received += row.received;
        total.outstanding += row.outstanding;
        if (row.in_time) status.honour_roll.push_back(state);
        status.states.push_back(std::move(row));
    }
}

} // namespace

std::string_view payment_group_text(PaymentGroup group) {
    constexpr std::array<std::string_view, 3> texts{"paid in full", "paid in part", "not paid"};
    return texts.at(static_cast<std::size_t>(group));
}

std::vector<FundStatus> contribution_status(const StatusInput& input) {
    std::map<DocumentId, scales::Day> due_days;
    for (const auto& receivable : input.ledger.receivables)
        due_days.emplace(receivable.document, receivable.due_on);
    std::vector<FundStatus> found;
    for (const auto& fund : input.ledger.funds) {
        Rows rows;
        for (const auto& receivable : input.ledger.receivables)
            if (receivable.fund == fund.code)
                add_receivable(row_of(rows, receivable.state, fund), receivable, input.ledger.day);
        for (const auto& movement : input.movements) {
            if (movement.fund != fund.code || movement.booked_on > input.ledger.day) continue;
            auto& row = row_of(rows, movement.state, fund);
            add_receipt(row, movement);
            const auto due = due_days.find(movement.document);
            if (movement.received.amount_minor() > 0 && due != due_days.end() &&
                movement.booked_on > due->second)
                row.in_time = false;
        }
        for (const auto& credit : input.ledger.credits)
            if (credit.fund == fund.code) row_of(rows, credit.state, fund).credit += credit.amount;
        FundStatus status{.fund = fund.code, .states = {}, .groups = {}, .honour_roll = {}};
        finish(status, rows, fund);
        found.push_back(std::move(status));
    }
    return found;
}

} // namespace dubrovnik::engine
