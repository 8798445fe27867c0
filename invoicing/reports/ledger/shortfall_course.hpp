// ShortfallCourse: how the shortfall of a fund went from day to day, and what came in by month,
// for charts.
#pragma once

#include "engine/shortfall.hpp"
#include "scales/day.hpp"

#include <span>
#include <vector>

namespace dubrovnik::invoicing {

// What the shortfall was from that day on, until the next.
struct CoursePoint {
    scales::Day day;
    engine::Money shortfall;
};

// From the first day of a month to the day of the report: the last twelve months, or fewer when
// the fund is younger. Empty when nothing ever moved in the fund.
std::vector<CoursePoint> shortfall_course(const engine::FundKey& fund,
                                          std::span<const engine::Movement> movements,
                                          scales::Day day);

// What was allocated to invoices within a month, less what was taken off them again.
struct MonthReceived {
    scales::Day first_day;
    engine::Money received;
};

// The last six months up to the day of the report, or fewer when the fund is younger; those in
// which nothing came in too. Empty when nothing ever moved in the fund.
std::vector<MonthReceived> received_by_month(const engine::FundKey& fund,
                                             std::span<const engine::Movement> movements,
                                             scales::Day day);

} // namespace dubrovnik::invoicing
