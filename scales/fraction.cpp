#include "scales/fraction.hpp"

#include <algorithm>

namespace dubrovnik::scales {

namespace {

constexpr std::size_t digits_at_most = 400; // a product of a few hundred rates stays below

bool all_digits(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(),
                                        [](char letter) { return letter >= '0' && letter <= '9'; });
}

Integer integer_of(std::string_view digits) {
    Integer value = 0;
    for (const char digit : digits) value = value * 10 + (digit - '0');
    return value;
}

} // namespace

Integer floor_of(const Fraction& value) {
    const Integer above = numerator(value);
    const Integer below = denominator(value);
    Integer quotient = above / below;
    if (above < 0 && quotient * below != above) --quotient;
    return quotient;
}

Integer half_up(const Fraction& value) {
    if (value < 0) return -half_up(-value);
    return floor_of(value + Fraction(1, 2));
}

Integer half_even(const Fraction& value) {
    const Integer below = floor_of(value);
    const Fraction rest = value - below;
    if (rest == Fraction(1, 2)) return below % 2 == 0 ? below : below + 1;
    return rest < Fraction(1, 2) ? below : below + 1;
}

std::string decimal_text(const Fraction& value, int decimals) {
    Integer scale = 1;
    for (int count = 0; count < decimals; ++count) scale *= 10;
    const Integer scaled = half_up(value * scale);
    const Integer magnitude = scaled < 0 ? Integer(-scaled) : scaled;
    auto digits = magnitude.str();
    const auto least = static_cast<std::size_t>(decimals) + 1;
    if (digits.size() < least) digits.insert(0, least - digits.size(), '0');
    if (decimals > 0) digits.insert(digits.size() - static_cast<std::size_t>(decimals), ".");
    return scaled < 0 ? "-" + digits : digits;
}

std::optional<Fraction> parse_decimal(std::string_view text) {
    if (text.empty() || text.size() > 30) return std::nullopt;
    const bool negative = text.front() == '-';
    if (negative) text.remove_prefix(1);
    const auto point = text.find('.');
    const auto whole = text.substr(0, point);
    const auto decimals = point == std::string_view::npos ? "" : text.substr(point + 1);
    if (!all_digits(whole)) return std::nullopt;
    if (point != std::string_view::npos && !all_digits(decimals)) return std::nullopt;
    Integer scale = 1;
    for (std::size_t count = 0; count < decimals.size(); ++count) scale *= 10;
    const Fraction value(Integer(integer_of(whole) * scale + integer_of(decimals)), scale);
    return negative ? Fraction(-value) : value;
}

std::string fraction_text(const Fraction& value) {
    return value.str();
}

std::optional<Fraction> parse_fraction(std::string_view text) {
    if (text.empty() || text.size() > 2 * digits_at_most) return std::nullopt;
    const bool negative = text.front() == '-';
    if (negative) text.remove_prefix(1);
    const auto slash = text.find('/');
    const auto above = text.substr(0, slash);
    const auto below = slash == std::string_view::npos ? "1" : text.substr(slash + 1);
    if (!all_digits(above) || !all_digits(below)) return std::nullopt;
    const Integer denominator_value = integer_of(below);
    if (denominator_value == 0) return std::nullopt;
    const Fraction value(integer_of(above), denominator_value);
    return negative ? Fraction(-value) : value;
}

} // namespace dubrovnik::scales
