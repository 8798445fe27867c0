#include "invoicing/delivery/one_line.hpp"

#include "scales/control_characters.hpp"
#include "scales/utf8.hpp"

namespace dubrovnik::invoicing {

namespace {

// The character at `position`, or “?”; a byte that is no UTF-8 is passed over alone.
std::string next_printable(std::string_view text, std::size_t& position) {
    const auto start = position;
    if (!scales::next_code_point(text, position)) ++position;
    const auto character = text.substr(start, position - start);
    return scales::is_one_line(character) ? std::string(character) : "?";
}

} // namespace

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
