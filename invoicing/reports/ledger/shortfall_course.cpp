#include "invoicing/reports/ledger/shortfall_course.hpp"

#include <algorithm>
#include <map>

namespace dubrovnik::invoicing {

using engine::Money;
using scales::Day;

namespace {

constexpr int months_shown = 12;

Day first_of_month(Day day) {
    const std::chrono::year_month_day date(day);
    return Day(date.year() / date.month() / 1);
}

} // namespace

std::vector<CoursePoint> shortfall_course(const engine::FundKey& fund,
                                          std::span<const engine::Movement> movements, Day day) {
    std::map<Day, Money> changes;
    for (const auto& movement : movements) {
        if (movement.fund != fund.code || movement.booked_on > day) continue;
        changes.try_emplace(movement.booked_on, Money::zero(fund.currency)).first->second +=
            movement.called - movement.credited - movement.received;
    }
    if (changes.empty()) return {};
    const auto start = std::max(first_of_month(changes.begin()->first),
                                first_of_month(scales::months_later(day, 1 - months_shown)));
    std::vector<CoursePoint> course{{start, Money::zero(fund.currency)}};
    for (const auto& [on, change] : changes) {
        const auto shortfall = course.back().shortfall + change;
        if (on <= start)
            course.back().shortfall = shortfall;
        else
            course.push_back({on, shortfall});
    }
    if (course.back().day < day) course.push_back({day, course.back().shortfall});
    return course;
}

} // namespace dubrovnik::invoicing
