// Characters: a rich text as code points, each with the face that draws it and its direction.
//
// Refuses (font.glyph) what no face of the style can draw, all such characters at once, each
// with the text it stands in: a box in a State's name must never be printed.
#pragma once

#include "invoicing/typesetting/bidirectional.hpp"
#include "invoicing/typesetting/font_set.hpp"

#include <string>
#include <vector>

namespace dubrovnik::invoicing::typesetting {

struct Characters {
    std::u32string text;
    std::vector<FaceIndex> faces;
    std::vector<Level> levels;
};

Characters characters_of(const RichText& text, const FontSet& fonts, Family family,
                         Direction direction);

} // namespace dubrovnik::invoicing::typesetting
