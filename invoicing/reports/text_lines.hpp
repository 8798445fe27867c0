// Text lines: a text cut into lines for a terminal, by code points.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace dubrovnik::invoicing {

// At most `width` code points each; breaks at spaces, else behind a hyphen, and inside a word
// only when it alone is too long. At least one line.
std::vector<std::string> text_lines(std::string_view text, std::size_t width);

// In code points.
std::size_t longest_word(std::string_view text);

} // namespace dubrovnik::invoicing
