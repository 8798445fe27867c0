// Ascii: the letters and digits of mail's grammar (RFC 5322, RFC 5321), whatever the locale says.
//
// A byte of UTF-8 beyond ASCII is neither, so that nothing else slips into a header or a URL.
#pragma once

namespace dubrovnik::invoicing {

constexpr bool is_digit(char byte) {
    return byte >= '0' && byte <= '9';
}

constexpr bool is_letter(char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

constexpr bool is_letter_or_digit(char byte) {
    return is_letter(byte) || is_digit(byte);
}

} // namespace dubrovnik::invoicing
