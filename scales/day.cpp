#include "scales/day.hpp"

#include "scales/ensure.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace dubrovnik::scales {

namespace {

std::optional<int> digits_value(std::string_view digits) {
    int value = 0;
    for (const char digit : digits) {
        if (digit < '0' || digit > '9') return std::nullopt;
        value = value * 10 + (digit - '0');
    }
    return value;
}

} // namespace

std::optional<Day> parse_day(std::string_view text) {
    using namespace std::chrono;
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    const auto year_number = digits_value(text.substr(0, 4));
    const auto month_number = digits_value(text.substr(5, 2));
    const auto day_number = digits_value(text.substr(8, 2));
    if (!year_number || !month_number || !day_number) return std::nullopt;
    const year_month_day date{year{*year_number}, month{static_cast<unsigned>(*month_number)},
                              day{static_cast<unsigned>(*day_number)}};
    if (!date.ok() || *year_number < 1900 || *year_number > 2999) return std::nullopt;
    return Day{date};
}

std::string day_text(Day day) {
    const std::chrono::year_month_day date{day};
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                       static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

int year_of(Day day) {
    return static_cast<int>(std::chrono::year_month_day{day}.year());
}

Day months_later(Day day, int count) {
    using namespace std::chrono;
    const year_month_day date{day};
    const auto target = year_month{date.year(), date.month()} + months{count};
    const auto last = year_month_day_last{target.year(), month_day_last{target.month()}};
    return Day{year_month_day{target.year(), target.month(), std::min(date.day(), last.day())}};
}

} // namespace dubrovnik::scales
