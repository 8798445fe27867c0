#include "invoicing/words/template_tags.hpp"

#include <algorithm>

namespace dubrovnik::invoicing {

namespace {

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t\n");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t\n") - first + 1);
}

TagKind kind_of(char mark) {
    switch (mark) {
    case '#':
        return TagKind::section;
    case '^':
        return TagKind::inverted_section;
    case '/':
        return TagKind::section_end;
    case '!':
        return TagKind::comment;
    case '>':
    case '&':
    case '=':
    case '{':
        return TagKind::not_admitted;
    default:
        return TagKind::text;
    }
}

TemplateTag tag_of(std::string_view inside, std::size_t line) {
    const auto text = trimmed(inside);
    if (text.empty()) return {TagKind::not_admitted, {}, line};
    const auto kind = kind_of(text.front());
    const auto name = kind == TagKind::text ? text : trimmed(text.substr(1));
    return {kind, std::string(name), line};
}

} // namespace

std::vector<TemplateTag> template_tags(std::string_view text) {
    std::vector<TemplateTag> tags;
    std::size_t position = 0;
    std::size_t line = 0;
    std::size_t counted =
        0; // up to here: counting anew from the start takes hours for a large file
    while ((position = text.find("{{", position)) != std::string_view::npos) {
        const auto passed = text.substr(counted, position - counted);
        line += static_cast<std::size_t>(std::count(passed.begin(), passed.end(), '\n'));
        counted = position;
        const auto end = text.find("}}", position + 2);
        if (end == std::string_view::npos) {
            const auto rest = text.substr(position, text.find('\n', position) - position);
            tags.push_back({TagKind::not_admitted, std::string(rest), line});
            break;
        }
        tags.push_back(tag_of(text.substr(position + 2, end - position - 2), line));
        position = end + 2;
    }
    return tags;
}

} // namespace dubrovnik::invoicing
