// Utf8: reading code points out of bytes, strictly.
//
// Refuses what RFC 3629 refuses: overlong forms, surrogates, values beyond U+10FFFF, cut-off
// sequences. No replacement character is ever made up: a name with a hole in it is an error.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace dubrovnik::scales {

// The code point that starts at `position`, which is moved behind it; nothing when the bytes
// there are not UTF-8 (`position` then stays).
std::optional<char32_t> next_code_point(std::string_view text, std::size_t& position);

// The position of the first byte that is not UTF-8, or nothing.
std::optional<std::size_t> first_bad_utf8(std::string_view text);

void append_utf8(std::string& text, char32_t code_point);

// Code points, for widths on a terminal and limits in forms.
std::size_t code_point_count(std::string_view text);

} // namespace dubrovnik::scales
