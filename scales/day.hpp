// Day: a calendar day, without a clock, a time zone or a locale.
//
// The core never asks what day it is: today comes in from the command line (--date).
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace dubrovnik::scales {

using Day = std::chrono::sys_days;

// "2017-01-09" (ISO 8601, years 1900 to 2999); nothing for any other form or a day that is none.
std::optional<Day> parse_day(std::string_view text);

// The inverse of parse_day.
std::string day_text(Day day);

int year_of(Day day);

// `count` months later; where that month is too short, its last day (31 December + 2 months =
// 28 or 29 February).
Day months_later(Day day, int count);

} // namespace dubrovnik::scales
