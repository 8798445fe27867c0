// Fraction: an exact number. Every share, and every amount before its one rounding, is one.
//
// This is the only header that names Boost.Multiprecision. There is no way from here to a
// floating-point number, and none is wanted.
#pragma once

#include <boost/multiprecision/cpp_int.hpp>
#include <optional>
#include <string>
#include <string_view>

namespace dubrovnik::scales {

using Integer = boost::multiprecision::cpp_int;
using Fraction = boost::multiprecision::cpp_rational; // always in lowest terms

Integer floor_of(const Fraction& value);

// Half away from zero, the rounding of the published contribution tables.
Integer half_up(const Fraction& value);

// Half to the even neighbour.
Integer half_even(const Fraction& value);

// "0.0085" from 17/2000: half-up to exactly `decimals` digits behind the point.
std::string decimal_text(const Fraction& value, int decimals);

// "22", "0.001", "-3.5": digits with at most one point; at most 30 characters.
std::optional<Fraction> parse_decimal(std::string_view text);

// "17/2000", and "3" for whole numbers; the inverse of parse_fraction.
std::string fraction_text(const Fraction& value);
std::optional<Fraction> parse_fraction(std::string_view text);

} // namespace dubrovnik::scales
