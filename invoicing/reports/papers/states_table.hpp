// StatesTable: every State of one fund, by its code, for the committee's paper.
#pragma once

#include "engine/contribution_status.hpp"
#include "invoicing/reports/ledger/shortfall_findings.hpp"
#include "invoicing/reports/papers/paper_words.hpp"
#include "invoicing/typesetting/table.hpp"

#include <vector>

namespace dubrovnik::invoicing {

// As wide as `width`, with its total; `states` has at least one. `words` must outlive it.
typesetting::Table states_table(const FundFindings& found,
                                const std::vector<engine::StateStatus>& states, PaperWords& words,
                                double width);

} // namespace dubrovnik::invoicing
