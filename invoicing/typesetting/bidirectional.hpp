// Bidirectional: which way each character runs, and the order in which the eye meets the words
// (Unicode Standard Annex 9, by FriBidi).
#pragma once

#include "invoicing/typesetting/text.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace dubrovnik::invoicing::typesetting {

using Level = std::uint8_t; // odd: right to left

// One level per character of a paragraph.
std::vector<Level> embedding_levels(std::u32string_view paragraph, Direction direction);

// True when a letter of a right-to-left script stands in it.
bool has_right_to_left(std::u32string_view text);

// Marks, embeddings and isolates: they order what stands around them and are never drawn.
bool is_direction_mark(char32_t character);

// The indexes of the items of one line as they stand from left to right (rule L2).
std::vector<std::size_t> visual_order(const std::vector<Level>& levels);

} // namespace dubrovnik::invoicing::typesetting
