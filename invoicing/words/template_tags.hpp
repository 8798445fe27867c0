// TemplateTags: the {{names}} in a piece of a template, found without rendering it.
//
// kainjow-mustache renders a name that it does not know as nothing. So the names are read here
// first and compared with what the document offers. Partials, unescaped output and changed
// delimiters are not admitted: the first would open files, the second would let a State's name
// be read as Markdown, the third would hide names from this check.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace dubrovnik::invoicing {

enum class TagKind { text, section, inverted_section, section_end, comment, not_admitted };

struct TemplateTag {
    TagKind kind = TagKind::text;
    std::string name;
    std::size_t line = 0; // within the piece, from 0
};

// A tag that is never closed is returned as not admitted, with the rest of its line as its name.
std::vector<TemplateTag> template_tags(std::string_view text);

} // namespace dubrovnik::invoicing
