#include "scales/utf8.hpp"

namespace dubrovnik::scales {

namespace {

struct Lead {
    std::size_t length;
    char32_t bits;
    char32_t least; // smaller values would be overlong
};

// Of more than one byte.
std::optional<Lead> lead_of(unsigned char byte) {
    if (byte >= 0xC2 && byte <= 0xDF) return Lead{2, byte & 0x1Fu, 0x80};
    if (byte >= 0xE0 && byte <= 0xEF) return Lead{3, byte & 0x0Fu, 0x800};
    if (byte >= 0xF0 && byte <= 0xF4) return Lead{4, byte & 0x07u, 0x10000};
    return std::nullopt;
}

} // namespace

std::optional<char32_t> next_code_point(std::string_view text, std::size_t& position) {
    if (position >= text.size()) return std::nullopt;
    const auto first = static_cast<unsigned char>(text[position]);
    if (first < 0x80) { // nearly all there is, and every file is read several times by this
        ++position;
        return first;
    }
    const auto lead = lead_of(first);
    if (!lead || position + lead->length > text.size()) return std::nullopt;
    char32_t value = lead->bits;
    for (std::size_t index = 1; index < lead->length; ++index) {
        const auto byte = static_cast<unsigned char>(text[position + index]);
        if ((byte & 0xC0) != 0x80) return std::nullopt;
        value = (value << 6) | (byte & 0x3Fu);
    }
    const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
    if (value < lead->least || value > 0x10FFFF || surrogate) return std::nullopt;
    position += lead->length;
    return value;
}

std::optional<std::size_t> first_bad_utf8(std::string_view text) {
    for (std::size_t position = 0; position < text.size();)
        if (!next_code_point(text, position)) return position;
    return std::nullopt;
}

void append_utf8(std::string& text, char32_t code_point) {
    const auto put = [&](char32_t byte) { text.push_back(static_cast<char>(byte)); };
    if (code_point < 0x80) return put(code_point);
    if (code_point < 0x800) {
        put(0xC0 | (code_point >> 6));
    } else if (code_point < 0x10000) {
        put(0xE0 | (code_point >> 12));
        put(0x80 | ((code_point >> 6) & 0x3F));
    } else {
        put(0xF0 | (code_point >> 18));
        put(0x80 | ((code_point >> 12) & 0x3F));
        put(0x80 | ((code_point >> 6) & 0x3F));
    }
    put(0x80 | (code_point & 0x3F));
}

std::size_t code_point_count(std::string_view text) {
    std::size_t count = 0;
    for (const char byte : text)
        if ((static_cast<unsigned char>(byte) & 0xC0) != 0x80) ++count;
    return count;
}

} // namespace dubrovnik::scales
