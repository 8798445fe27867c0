// FactsReports: the facts about the world as tables, for `scale` and `state`.
//
// A notional rate whose source was not found is marked unverified in every one of them.
#pragma once

#include "invoicing/reports/report_table.hpp"
#include "scales/facts.hpp"

namespace dubrovnik::invoicing {

// All members' rates of one period, then the notional rates of its years.
ReportTable scale_report(const scales::Facts& facts, const scales::Scale& scale);

struct ScaleChange {
    const scales::Scale& earlier;
    const scales::Scale& later;
};

// Who rose, who fell, by how much: the largest rise first. Who stayed is counted, not listed.
ReportTable scale_change_report(const scales::Facts& facts, const ScaleChange& change);

struct StatesQuestion {
    std::string_view convention;
    scales::Day day;
    bool parties_only = false;
};

// Throws Refused convention.unknown.
ReportTable states_report(const scales::Facts& facts, const StatesQuestion& question);

// One State: its names, the conventions it is party to, and its rates over time.
ReportTable state_report(const scales::Facts& facts, const scales::State& state);

} // namespace dubrovnik::invoicing
