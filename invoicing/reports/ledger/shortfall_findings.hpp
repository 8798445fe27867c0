// ShortfallFindings: what the shortfall report says, as values; the paper and every form of the
// report read the same.
#pragma once

#include "engine/book/book.hpp"
#include "engine/shortfall.hpp"
#include "invoicing/reports/ledger/report_frame.hpp"

#include <optional>
#include <vector>

namespace dubrovnik::invoicing {

// One State's part in the change, and its answer.
struct ChangeOfState {
    engine::StateChange moved;
    std::optional<scales::Day> announced_on; // its first promise of the period
    // Answered: by paying or by saying that the payment is being processed.
    bool answered() const { return announced_on || moved.received.amount_minor() > 0; }
};

struct FundSince {
    engine::Money shortfall; // on that day, with this report's knowledge
    engine::Money restated;  // how far that differs from what was known on that day
    engine::Money change;
    engine::Money called; // the change is called − credited − received
    engine::Money credited;
    engine::Money received;
    std::vector<ChangeOfState> states; // who moved most first, then by code

    std::size_t states_paying() const;
    std::size_t states_answering() const;
};

struct FundFindings {
    engine::FundKey fund;
    engine::FundShortfall now;
    std::optional<FundSince> since; // when a day was asked for
};

// In the order of the frame's funds.
std::vector<FundFindings> shortfall_findings(const engine::book::Book& book,
                                             const ReportFrame& frame);

} // namespace dubrovnik::invoicing
