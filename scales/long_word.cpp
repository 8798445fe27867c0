#include "scales/long_word.hpp"

#include "scales/utf8.hpp"

#include <fmt/format.h>

namespace dubrovnik::scales {

namespace {

bool ends_word(char32_t letter) {
    const auto lies = [&](char32_t first, char32_t last) {
        return letter >= first && letter <= last;
    };
    const bool blank = letter == ' ' || letter == '\t' || letter == '\n' || letter == '\r';
    return blank || lies(0x3400, 0x4DBF) || lies(0x4E00, 0x9FFF) || lies(0xAC00, 0xD7A3) ||
           lies(0x20000, 0x3FFFD);
}

} // namespace

std::optional<std::size_t> first_long_word(std::string_view text) {
    std::size_t begin = 0;
    std::size_t length = 0;
    for (std::size_t position = 0; position < text.size();) {
        const auto letter = next_code_point(text, position);
        if (!letter) ++position; // refused elsewhere
        if (letter && ends_word(*letter)) {
            begin = position;
            length = 0;
        } else if (++length > word_characters_at_most) {
            return begin;
        }
    }
    return std::nullopt;
}

Finding long_word_finding(std::string_view what, Place place) {
    return {.code = "text.word-too-long",
            .message =
                fmt::format("{} has a word of more than {} characters, must have shorter ones",
                            what, word_characters_at_most),
            .place = std::move(place),
            .hint = "put blanks between its parts, or take out what is no text"};
}

} // namespace dubrovnik::scales
