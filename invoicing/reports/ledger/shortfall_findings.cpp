#include "invoicing/reports/ledger/shortfall_findings.hpp"

#include "scales/ensure.hpp"

#include <algorithm>
#include <cstdlib>
#include <map>

namespace dubrovnik::invoicing {

namespace book = engine::book;
using engine::FundShortfall;
using engine::Money;
using scales::Day;
using scales::StateCode;

namespace {

struct Then {
    std::vector<FundShortfall> restated;   // with this report's knowledge
    std::vector<FundShortfall> known_then; // with that day's
};

std::vector<FundShortfall> shortfalls_on(const book::Book& book, const ReportFrame& frame,
                                         const book::AsOf& as_of) {
    auto ledger = book::ledger_as_of(book, as_of);
    ledger.funds = frame.funds;
    return engine::shortfalls(ledger);
}

Then shortfalls_then(const book::Book& book, const ReportFrame& frame, Day since) {
    // Before the book's first entry nothing was known, and entry 0 counts nothing.
    const auto then = book.known_on(since);
    const auto known_then = then ? std::min(then->entry, frame.known.entry) : engine::EntryId{0};
    return {.restated = shortfalls_on(book, frame, {.day = since, .known = frame.known.entry}),
            .known_then = shortfalls_on(book, frame, {.day = since, .known = known_then})};
}

// The first promise of each State in the fund within the period.
std::map<StateCode, Day> announcements(const engine::LedgerAsOf& ledger, const std::string& fund,
                                       Day since) {
    std::map<StateCode, Day> found;
    for (const auto& promise : ledger.promises) {
        if (promise.fund != fund || promise.made_on <= since) continue;
        const auto known = found.try_emplace(promise.state, promise.made_on).first;
        known->second = std::min(known->second, promise.made_on);
    }
    return found;
}

std::vector<ChangeOfState> changes_of_states(const engine::FundChange& change,
                                             std::map<StateCode, Day> announced, Money zero) {
    std::vector<ChangeOfState> states;
    for (const auto& moved : change.states) {
        ChangeOfState state{.moved = moved, .announced_on = {}};
        if (const auto word = announced.extract(moved.state)) state.announced_on = word.mapped();
        states.push_back(state);
    }
    for (const auto& [code, day] : announced)
        states.push_back(
            {.moved = {.state = code, .called = zero, .credited = zero, .received = zero},
             .announced_on = day});
    const auto before = [](const ChangeOfState& left, const ChangeOfState& right) {
        const auto left_minor = std::abs(left.moved.change().amount_minor());
        const auto right_minor = std::abs(right.moved.change().amount_minor());
        if (left_minor != right_minor) return left_minor > right_minor;
        return left.moved.state < right.moved.state;
    };
    std::sort(states.begin(), states.end(), before);
    return states;
}

} // namespace

std::size_t FundSince::states_paying() const {
    return static_cast<std::size_t>(
        std::count_if(states.begin(), states.end(), [](const ChangeOfState& state) {
            return state.moved.received.amount_minor() > 0;
        }));
}

std::size_t FundSince::states_answering() const {
    return static_cast<std::size_t>(std::count_if(
        states.begin(), states.end(), [](const ChangeOfState& state) { return state.answered(); }));
}

std::vector<FundFindings> shortfall_findings(const book::Book& book, const ReportFrame& frame) {
    const book::ReadTransaction reading(book);
    const auto ledger = framed_ledger(book, frame);
    const auto now = engine::shortfalls(ledger);
    std::vector<FundFindings> found;
    for (std::size_t index = 0; index < now.size(); ++index)
        found.push_back({.fund = frame.funds[index], .now = now[index], .since = {}});
    if (!frame.since) return found;
    const auto then = shortfalls_then(book, frame, *frame.since);
    const auto moved = engine::changes({.since = *frame.since, .day = frame.as_of}, frame.funds,
                                       book::movements(book, frame.ledger_day(), frame.since));
    for (std::size_t index = 0; index < found.size(); ++index) {
        auto& fund = found[index];
        const auto& restated = then.restated[index].shortfall;
        const auto& change = moved[index];
        fund.since = FundSince{
            .shortfall = restated,
            .restated = restated - then.known_then[index].shortfall,
            .change = fund.now.shortfall - restated,
            .called = change.called,
            .credited = change.credited,
            .received = change.received,
            .states = changes_of_states(change, announcements(ledger, fund.fund.code, *frame.since),
                                        Money::zero(fund.fund.currency))};
        scales::ensure(fund.since->change == change.change(),
                       "the movements of a period make the change of the shortfall");
    }
    return found;
}

} // namespace dubrovnik::invoicing
