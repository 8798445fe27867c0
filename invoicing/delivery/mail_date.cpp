#include "invoicing/delivery/mail_date.hpp"

#include <array>
#include <fmt/format.h>

namespace dubrovnik::invoicing {

namespace {

constexpr std::array<const char*, 7> weekdays{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
constexpr std::array<const char*, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                             "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

} // namespace

std::string mail_date_text(std::chrono::sys_seconds moment) {
    const auto day = std::chrono::floor<std::chrono::days>(moment);
    const std::chrono::year_month_day date(day);
    const std::chrono::hh_mm_ss clock(moment - day);
    return fmt::format("{}, {:02} {} {:04} {:02}:{:02}:{:02} +0000",
                       weekdays[std::chrono::weekday(day).c_encoding()], unsigned(date.day()),
                       months[unsigned(date.month()) - 1], int(date.year()), clock.hours().count(),
                       clock.minutes().count(), clock.seconds().count());
}

std::string mail_date_text(scales::Day day) {
    return mail_date_text(std::chrono::sys_seconds(day) + std::chrono::hours(12));
}

} // namespace dubrovnik::invoicing
