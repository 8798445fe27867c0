#include "invoicing/typesetting/decimal.hpp"

#include "scales/ensure.hpp"

#include <charconv>
#include <cmath>
#include <cstdint>

namespace dubrovnik::invoicing::typesetting {

void append_decimal(std::string& text, double value) {
    scales::ensure(std::abs(value) < 1e9, "a length fits on a page");
    const std::int64_t thousandths = std::llround(value * 1000);
    const std::int64_t size = thousandths < 0 ? -thousandths : thousandths;
    if (thousandths < 0) text += '-';
    char digits[24];
    const auto [end, error] = std::to_chars(digits, digits + sizeof digits, size / 1000);
    text.append(digits, end);
    if (const std::int64_t rest = size % 1000; rest != 0) {
        const char decimals[] = {static_cast<char>('0' + rest / 100),
                                 static_cast<char>('0' + rest / 10 % 10),
                                 static_cast<char>('0' + rest % 10)};
        text += '.';
        text.append(decimals, rest % 100 == 0 ? 1 : rest % 10 == 0 ? 2 : 3);
    }
}

void append_hexadecimal(std::string& text, unsigned value) {
    constexpr char digits[] = "0123456789ABCDEF";
    for (int shift = 12; shift >= 0; shift -= 4) text += digits[value >> shift & 15];
}

} // namespace dubrovnik::invoicing::typesetting
