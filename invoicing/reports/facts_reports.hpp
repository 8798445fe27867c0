// FactsReports: the facts about the world as tables, for `scale` and `state`.
//
// A notional rate whose source was not found is marked unverified in every one of them.
#pragma once

#include "invoicing/reports/report_table.hpp"
#include "scales/facts.hpp"
#include "scales/scale_difference.hpp"
#include "scales/state_sheet.hpp"

namespace dubrovnik::invoicing {

// All members' rates of one period, then the notional rates of its years.
ReportTable scale_report(const scales::Facts& facts, const scales::Scale& scale);

// Who rose, who fell, by how much, the largest change first. Who stayed is counted, not listed.
ReportTable scale_difference_report(const scales::States& states,
                                    const scales::ScaleDifference& difference);

struct StatesQuestion {
    std::string_view convention;
    scales::Day day;
    bool parties_only = false;
};

// Throws Refused convention.unknown.
ReportTable states_report(const scales::Facts& facts, const StatesQuestion& question);

// One State: its names, the conventions it is party to, and its rates over time.
ReportTable state_report(const scales::StateSheet& sheet);

} // namespace dubrovnik::invoicing
