#include "invoicing/delivery/one_line.hpp"

#include "scales/utf8.hpp"

namespace dubrovnik::invoicing {

namespace {

// C0 and C1 controls and the two separators that some programs take for line breaks.
bool breaks_lines(char32_t code_point) {
    return code_point < 0x20 || (code_point >= 0x7F && code_point < 0xA0) || code_point == 0x2028 ||
           code_point == 0x2029;
}

// The character at `position`, or “?”; a byte that is no UTF-8 is passed over alone.
std::string next_printable(std::string_view text, std::size_t& position) {
    const auto start = position;
    const auto code_point = scales::next_code_point(text, position);
    if (!code_point) ++position;
    if (!code_point || breaks_lines(*code_point)) return "?";
    return std::string(text.substr(start, position - start));
}

} // namespace

bool is_one_line(std::string_view text) {
    for (std::size_t position = 0; position < text.size();) {
        const auto code_point = scales::next_code_point(text, position);
        if (!code_point || breaks_lines(*code_point)) return false;
    }
    return true;
}

std::string one_line(std::string_view text, std::size_t bytes_at_most) {
    std::string line;
    for (std::size_t position = 0; position < text.size();) {
        const auto character = next_printable(text, position);
        if (character == " " && (line.empty() || line.back() == ' ')) continue;
        if (line.size() + character.size() > bytes_at_most) return line + "…";
        line += character;
    }
    while (!line.empty() && line.back() == ' ') line.pop_back();
    return line;
}

} // namespace dubrovnik::invoicing
