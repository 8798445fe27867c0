// Shortfall: what is missing in each fund as of a day, and why it changed since another.
//
// called − credited − received, due or not. What a State has paid in advance, what lies unmatched
// and what has been promised is shown beside it and never deducted; two funds are never added.
#pragma once

#include "engine/promise.hpp"
#include "engine/receivables.hpp"
#include "scales/day.hpp"

#include <span>
#include <string>
#include <vector>

namespace dubrovnik::engine {

struct FundKey {
    std::string code;
    Currency currency;
    std::vector<std::string> components; // all of them, in the order of the funding model
};

struct LedgerAsOf {
    scales::Day day;
    std::vector<FundKey> funds;
    std::vector<Receivable> receivables;
    std::vector<HeldCredit> credits;
    std::vector<UnmatchedMoney> unmatched;
    std::vector<Promise> promises;
};

struct ComponentShortfall {
    std::string component;
    Money called;
    Money credited;
    Money received;
    Money shortfall;
};

struct StateDebt {
    scales::StateCode state;
    Money outstanding; // above zero
    Money overdue;
    Money announced;
    scales::Day oldest_due_on; // of its open invoices
};

struct FundShortfall {
    std::string fund;
    Money called;
    Money credited;
    Money received;
    Money shortfall; // what is outstanding
    Money overdue;
    Money announced;
    Money credits_held;
    Money unmatched;
    std::vector<ComponentShortfall> components;
    std::vector<StateDebt> debts; // the largest first, then by code

    std::size_t states_owing() const { return debts.size(); }
    // Received of what was called and not credited, in thousandths of a per cent, half-up;
    // nothing when nothing was called.
    std::optional<std::int64_t> collected_millipercent() const;
};

// Every fund, those without any entry too, in the order given.
std::vector<FundShortfall> shortfalls(const LedgerAsOf& ledger);

// What an entry moved on a State's invoices in one component.
struct Movement {
    EntryId entry;
    scales::Day booked_on;
    DocumentId document;
    std::string fund;
    scales::StateCode state;
    std::string component;
    Money called; // each: added to it; below zero when something was undone
    Money credited;
    Money received;
};

// Why the shortfall of a fund changed: called − credited − received over the movements.
struct StateChange {
    scales::StateCode state;
    Money called;
    Money credited;
    Money received;
    Money change() const { return called - credited - received; }
};

struct FundChange {
    std::string fund;
    Money called;
    Money credited;
    Money received;
    std::vector<StateChange> states; // by code; those with any movement
    Money change() const { return called - credited - received; }
};

// The movements after `since`, up to and on `day`.
struct Period {
    scales::Day since;
    scales::Day day;
};
std::vector<FundChange> changes(const Period& period, std::span<const FundKey> funds,
                                std::span<const Movement> movements);

} // namespace dubrovnik::engine
