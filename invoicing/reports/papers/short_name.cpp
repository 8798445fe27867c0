#include "invoicing/reports/papers/short_name.hpp"

#include "scales/utf8.hpp"

namespace dubrovnik::invoicing {

namespace {

bool is_inside_letter(char byte) {
    return (static_cast<unsigned char>(byte) & 0xc0) == 0x80;
}

void drop_last_letter(std::string& text) {
    while (is_inside_letter(text.back())) text.pop_back();
    text.pop_back();
}

} // namespace

std::string short_name(const std::string& name) {
    constexpr std::size_t length_at_most = 26;
    auto text = name.substr(0, name.find(" ("));
    if (scales::code_point_count(text) <= length_at_most) return text;
    while (scales::code_point_count(text) >= length_at_most)
        if (const auto space = text.rfind(' '); space != std::string::npos)
            text.erase(space);
        else
            drop_last_letter(text);
    return text + "…";
}

} // namespace dubrovnik::invoicing
