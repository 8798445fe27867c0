#include "scales/source_text.hpp"

#include "scales/control_characters.hpp"
#include "scales/finding.hpp"
#include "scales/long_word.hpp"
#include "scales/utf8.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace dubrovnik::scales {

namespace {

std::size_t line_at(const std::string& text, std::size_t position) {
    const auto end = text.begin() + static_cast<std::ptrdiff_t>(position);
    return 1 + static_cast<std::size_t>(std::count(text.begin(), end, '\n'));
}

} // namespace

void require_sound_text(const SourceText& source) {
    const auto& text = source.text;
    if (text.size() > source_bytes_at_most)
        throw Refused({.code = "file.too-large",
                       .message = fmt::format("the file has {} bytes, must have at most {}",
                                              text.size(), source_bytes_at_most),
                       .place = {source.name},
                       .hint = "check that this is the file you meant"});
    if (const auto bad = first_bad_utf8(text))
        throw Refused({.code = "file.not-utf8",
                       .message = "a byte here is not UTF-8, must be UTF-8 throughout",
                       .place = {source.name, line_at(text, *bad)},
                       .hint = "save the file again with the encoding “UTF-8”"});
    if (const auto control = first_control(text))
        throw Refused(
            {.code = "file.control-character",
             .message = fmt::format("the control character U+{:04X} stands here, must not",
                                    static_cast<unsigned>(control->code_point)),
             .place = {source.name, line_at(text, control->position)},
             .hint = "delete it; text copied from elsewhere often hides such characters"});
    if (const auto word = first_long_word(text))
        throw Refused(long_word_finding("the text", {source.name, line_at(text, *word)}));
}

} // namespace dubrovnik::scales
