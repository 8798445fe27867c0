// Line breaks: where a line of text may end (Unicode Standard Annex 14, by ICU).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace dubrovnik::invoicing::language {

struct LineBreak {
    std::size_t position = 0; // in code points: the next line may begin here
    bool must = false;        // after a line feed
    friend bool operator==(const LineBreak&, const LineBreak&) = default;
};

// In order, the end of the text included. `language` is a BCP 47 tag ("en", "zh").
std::vector<LineBreak> line_breaks(std::u32string_view text, const std::string& language);

} // namespace dubrovnik::invoicing::language
