#include "invoicing/reports/text_lines.hpp"

#include "scales/utf8.hpp"

#include <algorithm>

namespace dubrovnik::invoicing {

namespace {

// The first `count` code points of a text, in bytes.
std::size_t bytes_of(std::string_view text, std::size_t count) {
    std::size_t position = 0;
    while (count-- > 0 && position < text.size())
        if (!scales::next_code_point(text, position)) ++position;
    return position;
}

// Where the line that begins the text ends.
std::size_t line_end(std::string_view text, std::size_t width) {
    const auto space = text.substr(0, bytes_of(text, width + 1)).rfind(' ');
    if (space != text.npos && space > 0) return space;
    const auto limit = bytes_of(text, width);
    const auto hyphen = text.substr(0, limit).rfind('-');
    return hyphen != text.npos && hyphen > 0 ? hyphen + 1 : limit;
}

} // namespace

std::vector<std::string> text_lines(std::string_view text, std::size_t width) {
    std::vector<std::string> lines;
    while (scales::code_point_count(text) > width) {
        const auto end = line_end(text, width);
        lines.emplace_back(text.substr(0, end));
        text.remove_prefix(end);
        text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
    }
    lines.emplace_back(text);
    return lines;
}

std::size_t longest_word(std::string_view text) {
    std::size_t longest = 0;
    while (!text.empty()) {
        const auto end = std::min(text.find(' '), text.size());
        longest = std::max(longest, scales::code_point_count(text.substr(0, end)));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return longest;
}

} // namespace dubrovnik::invoicing
