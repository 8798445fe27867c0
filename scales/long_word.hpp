// LongWord: how long a word may be.
//
// Lines are set word by word, and a word that is longer than a line is cut letter by letter, which
// takes the square of its length: one of a million letters kept the program busy for minutes. No
// language has such words; they are refused where texts come in, with file and line.
#pragma once

#include "scales/finding.hpp"

#include <cstddef>
#include <optional>
#include <string_view>

namespace dubrovnik::scales {

inline constexpr std::size_t word_characters_at_most = 1'000;

// The first byte of the first longer word. A word ends with a blank, a tab or a line end; lines
// may end at each Chinese character and Korean syllable, so these are words of their own.
std::optional<std::size_t> first_long_word(std::string_view text);

// text.word-too-long; `what` is what findings call the text.
Finding long_word_finding(std::string_view what, Place place);

} // namespace dubrovnik::scales
