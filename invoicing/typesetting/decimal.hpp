// Decimal: numbers as PDF writes them, the same on every machine: no locale, no exponent.
#pragma once

#include <string>

namespace dubrovnik::invoicing::typesetting {

// Appends `value` with at most three decimals and without trailing zeros.
void append_decimal(std::string& text, double value);

// Appends four hexadecimal digits.
void append_hexadecimal(std::string& text, unsigned value);

} // namespace dubrovnik::invoicing::typesetting
