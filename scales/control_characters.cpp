#include "scales/control_characters.hpp"

#include "scales/utf8.hpp"

#include <fmt/format.h>

namespace dubrovnik::scales {

namespace {

bool is_line_end(char32_t code_point) {
    return code_point == '\n' || code_point == '\r' || code_point == 0x2028 || code_point == 0x2029;
}

// Unicode Standard Annex 9, 2.1 to 2.5: what opens or closes a run of another direction.
bool turns_direction(char32_t code_point) {
    return (code_point >= 0x202A && code_point <= 0x202E) ||
           (code_point >= 0x2066 && code_point <= 0x2069);
}

// A carriage return lets the rest of a line stand over its beginning.
bool misleads(char32_t code_point) {
    return is_control(code_point) || code_point == '\r' || turns_direction(code_point);
}

bool misleads_on_a_line(char32_t code_point) {
    return misleads(code_point) || is_line_end(code_point);
}

std::string written_out(std::string_view text, bool (*is_written_out)(char32_t)) {
    std::string result;
    for (std::size_t position = 0; position < text.size();) {
        const auto start = position;
        const auto code_point = next_code_point(text, position);
        if (!code_point)
            result += fmt::format("\\x{:02X}", static_cast<unsigned char>(text[position++]));
        else if (!is_written_out(*code_point))
            result += text.substr(start, position - start);
        else if (*code_point < 0x80)
            result += fmt::format("\\x{:02X}", static_cast<unsigned>(*code_point));
        else
            result += fmt::format("\\u{:04X}", static_cast<unsigned>(*code_point));
    }
    return result;
}

} // namespace

bool is_control(char32_t code_point) {
    const bool c0 = code_point < 0x20 && code_point != '\t' && !is_line_end(code_point);
    return c0 || (code_point >= 0x7F && code_point < 0xA0);
}

std::optional<ControlCharacter> first_control(std::string_view text) {
    for (std::size_t position = 0; position < text.size();) {
        const auto start = position;
        auto code_point = next_code_point(text, position);
        if (!code_point) code_point = static_cast<unsigned char>(text[position++]);
        if (is_control(*code_point)) return ControlCharacter{start, *code_point};
    }
    return std::nullopt;
}

bool is_one_line(std::string_view text) {
    for (std::size_t position = 0; position < text.size();) {
        const auto code_point = next_code_point(text, position);
        if (!code_point || *code_point == '\t' || is_control(*code_point) ||
            is_line_end(*code_point))
            return false;
    }
    return true;
}

std::string terminal_text(std::string_view text) {
    return written_out(text, misleads);
}

std::string terminal_line(std::string_view text) {
    return written_out(text, misleads_on_a_line);
}

} // namespace dubrovnik::scales
