#include "invoicing/typesetting/bidirectional.hpp"

#include "scales/ensure.hpp"

#include <algorithm>
#include <fribidi.h>
#include <numeric>

namespace dubrovnik::invoicing::typesetting {

std::vector<Level> embedding_levels(std::u32string_view paragraph, Direction direction) {
    // Below the Hebrew block nothing runs right to left by itself.
    constexpr char32_t first_right_to_left = 0x590;
    if (direction == Direction::left_to_right &&
        std::ranges::all_of(paragraph, [](char32_t one) { return one < first_right_to_left; }))
        return std::vector<Level>(paragraph.size(), 0);

    const auto count = static_cast<FriBidiStrIndex>(paragraph.size());
    static_assert(sizeof(FriBidiChar) == sizeof(char32_t));
    const auto* characters = reinterpret_cast<const FriBidiChar*>(paragraph.data());
    std::vector<FriBidiCharType> types(paragraph.size());
    std::vector<FriBidiBracketType> brackets(paragraph.size());
    std::vector<FriBidiLevel> levels(paragraph.size());
    fribidi_get_bidi_types(characters, count, types.data());
    fribidi_get_bracket_types(characters, count, types.data(), brackets.data());
    FriBidiParType base = direction == Direction::right_to_left ? FRIBIDI_PAR_RTL : FRIBIDI_PAR_LTR;
    const FriBidiLevel highest = fribidi_get_par_embedding_levels_ex(types.data(), brackets.data(),
                                                                     count, &base, levels.data());
    scales::ensure(highest != 0, "FriBidi finds levels for every paragraph");
    std::vector<Level> result(paragraph.size());
    std::ranges::transform(levels, result.begin(),
                           [](FriBidiLevel level) { return static_cast<Level>(level); });
    return result;
}

bool has_right_to_left(std::u32string_view text) {
    return std::ranges::any_of(text, [](char32_t one) {
        const FriBidiCharType type = fribidi_get_bidi_type(one);
        return type == FRIBIDI_TYPE_RTL || type == FRIBIDI_TYPE_AL;
    });
}

bool is_direction_mark(char32_t character) {
    return character == U'\u200e' || character == U'\u200f' || character == U'\u061c' ||
           (character >= U'\u202a' && character <= U'\u202e') ||
           (character >= U'\u2066' && character <= U'\u2069');
}

std::vector<std::size_t> visual_order(const std::vector<Level>& levels) {
    std::vector<std::size_t> order(levels.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    if (levels.empty()) return order;
    for (int level = *std::ranges::max_element(levels); level > 0; --level) {
        const auto is_deep = [&](std::size_t index) { return levels[index] >= level; };
        for (auto begin = order.begin(); begin != order.end();) {
            begin = std::find_if(begin, order.end(), is_deep);
            const auto end = std::find_if_not(begin, order.end(), is_deep);
            std::reverse(begin, end);
            begin = end;
        }
    }
    return order;
}

} // namespace dubrovnik::invoicing::typesetting
