// MailDate: the Date header of RFC 5322, always in UTC and in English, whatever the locale.
#pragma once

#include "scales/day.hpp"

#include <chrono>
#include <string>

namespace dubrovnik::invoicing {

// Noon of that day: “Mon, 09 Jan 2017 12:00:00 +0000”, the same day in nearly every time zone.
std::string mail_date_text(scales::Day day);

std::string mail_date_text(std::chrono::sys_seconds moment);

} // namespace dubrovnik::invoicing
