#include "engine/shortfall.hpp"

#include "scales/ensure.hpp"
#include "scales/fraction.hpp"

#include <algorithm>
#include <map>

namespace dubrovnik::engine {

namespace {

using scales::StateCode;

FundShortfall empty_shortfall(const FundKey& fund) {
    const auto zero = Money::zero(fund.currency);
    FundShortfall shortfall{.fund = fund.code,
                            .called = zero,
                            .credited = zero,
                            .received = zero,
                            .shortfall = zero,
                            .overdue = zero,
                            .announced = zero,
                            .credits_held = zero,
                            .unmatched = zero,
                            .components = {},
                            .debts = {}};
    for (const auto& component : fund.components)
        shortfall.components.push_back({.component = component,
                                        .called = zero,
                                        .credited = zero,
                                        .received = zero,
                                        .shortfall = zero});
    return shortfall;
}

// One fund's figures, gathered from what is handed in for all funds.
class FundGatherer {
  public:
    FundGatherer(const FundKey& fund, scales::Day day)
        : day_(day)
        , shortfall_(empty_shortfall(fund)) {}

    void add(const Receivable& receivable) {
        for (const auto& line : receivable.lines) add(line);
        if (!receivable.open()) return;
        const auto outstanding = receivable.outstanding();
        const auto zero = Money::zero(outstanding.currency());
        const auto overdue = receivable.overdue_on(day_) ? outstanding : zero;
        auto& debt =
            debts_
                .try_emplace(receivable.state, StateDebt{.state = receivable.state,
                                                         .outstanding = zero,
                                                         .overdue = zero,
                                                         .announced = zero,
                                                         .oldest_due_on = receivable.due_on})
                .first->second;
        debt.outstanding += outstanding;
        debt.overdue += overdue;
        debt.oldest_due_on = std::min(debt.oldest_due_on, receivable.due_on);
        shortfall_.overdue += overdue;
    }

    void add(const Announced& announced) {
        shortfall_.announced += announced.amount;
        const auto debt = debts_.find(announced.promise.state);
        scales::ensure(debt != debts_.end(), "only who owes can have announced a payment");
        debt->second.announced += announced.amount;
    }

    void add(const HeldCredit& credit) { shortfall_.credits_held += credit.amount; }
    void add(const UnmatchedMoney& money) { shortfall_.unmatched += money.amount; }

    FundShortfall finish() {
        for (const auto& [state, debt] : debts_) shortfall_.debts.push_back(debt);
        std::stable_sort(shortfall_.debts.begin(), shortfall_.debts.end(),
                         [](const StateDebt& left, const StateDebt& right) {
                             return left.outstanding.amount_minor() >
                                    right.outstanding.amount_minor();
                         });
        return std::move(shortfall_);
    }

  private:
    void add(const ReceivableLine& line) {
        shortfall_.called += line.called;
        shortfall_.credited += line.credited;
        shortfall_.received += line.received;
        shortfall_.shortfall += line.outstanding();
        const auto found = std::find_if(shortfall_.components.begin(), shortfall_.components.end(),
                                        [&](const ComponentShortfall& component) {
                                            return component.component == line.component;
                                        });
        scales::ensure(found != shortfall_.components.end(), "a fund knows all its components");
        found->called += line.called;
        found->credited += line.credited;
        found->received += line.received;
        found->shortfall += line.outstanding();
    }

    scales::Day day_;
    FundShortfall shortfall_;
    std::map<StateCode, StateDebt> debts_;
};

} // namespace

std::optional<std::int64_t> FundShortfall::collected_millipercent() const {
    const auto due = called - credited;
    if (due.amount_minor() <= 0) return std::nullopt;
    const scales::Fraction part(scales::Integer(received.amount_minor()) * 100'000,
                                scales::Integer(due.amount_minor()));
    return scales::half_up(part).convert_to<std::int64_t>();
}

std::vector<FundShortfall> shortfalls(const LedgerAsOf& ledger) {
    const auto announced = announced_on(ledger.day, ledger.promises, ledger.receivables);
    std::vector<FundShortfall> found;
    for (const auto& fund : ledger.funds) {
        FundGatherer gatherer(fund, ledger.day);
        for (const auto& receivable : ledger.receivables)
            if (receivable.fund == fund.code) gatherer.add(receivable);
        for (const auto& promise : announced)
            if (promise.promise.fund == fund.code) gatherer.add(promise);
        for (const auto& credit : ledger.credits)
            if (credit.fund == fund.code) gatherer.add(credit);
        for (const auto& money : ledger.unmatched)
            if (money.fund == fund.code) gatherer.add(money);
        found.push_back(gatherer.finish());
    }
    return found;
}

std::vector<FundChange> changes(const Period& period, std::span<const FundKey> funds,
                                std::span<const Movement> movements) {
    std::vector<FundChange> found;
    for (const auto& fund : funds) {
        const auto zero = Money::zero(fund.currency);
        FundChange change{
            .fund = fund.code, .called = zero, .credited = zero, .received = zero, .states = {}};
        std::map<StateCode, StateChange> states;
        for (const auto& movement : movements) {
            if (movement.fund != fund.code || movement.booked_on <= period.since ||
                movement.booked_on > period.day)
                continue;
            auto& state = states
                              .try_emplace(movement.state, StateChange{.state = movement.state,
                                                                       .called = zero,
                                                                       .credited = zero,
                                                                       .received = zero})
                              .first->second;
            state.called += movement.called;
            state.credited += movement.credited;
            state.received += movement.received;
            change.called += movement.called;
            change.credited += movement.credited;
            change.received += movement.received;
        }
        for (const auto& [code, state] : states) change.states.push_back(state);
        found.push_back(std::move(change));
    }
    return found;
}

} // namespace dubrovnik::engine
