#include "invoicing/reports/ledger/shortfall_course.hpp"

#include <algorithm>
#include <map>

namespace dubrovnik::invoicing {

using engine::Money;
using scales::Day;

namespace {

constexpr int months_shown = 12;
constexpr int receiving_months_shown = 6;

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

std::vector<MonthReceived> received_by_month(const engine::FundKey& fund,
                                             std::span<const engine::Movement> movements, Day day) {
    const auto counts = [&](const engine::Movement& movement) {
        return movement.fund == fund.code && movement.booked_on <= day;
    };
    std::optional<Day> first;
    for (const auto& movement : movements)
        if (counts(movement)) first = std::min(first.value_or(day), movement.booked_on);
    if (!first) return {};
    std::vector<MonthReceived> months;
    const auto start =
        std::max(first_of_month(*first),
                 first_of_month(scales::months_later(day, 1 - receiving_months_shown)));
    for (auto month = start; month <= day; month = scales::months_later(month, 1))
        months.push_back({month, Money::zero(fund.currency)});
    for (const auto& movement : movements)
        for (auto& month : months)
            if (counts(movement) && first_of_month(movement.booked_on) == month.first_day)
                month.received += movement.received;
    return months;
}

} // namespace dubrovnik::invoicing
