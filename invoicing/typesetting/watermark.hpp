// Watermark: one word across every page, under its text: what must not be taken for real.
//
// Drawn as outlines, not as text, so that it neither gets into copied text nor needs a font
// subset; it is an artifact for readers of tagged documents.
#pragma once

#include "invoicing/typesetting/colour.hpp"
#include "invoicing/typesetting/text.hpp"

#include <string>

namespace dubrovnik::invoicing::typesetting {

class Page;
class Typesetter;

struct Watermark {
    std::string text = "SPECIMEN";
    Colour colour = grey(0.92);
    Family family = Family::sans; // always bold
};

// From the lower left towards the upper right, over three quarters of the page's diagonal.
// Throws Refused: font.glyph.
void draw_watermark(Page& page, Typesetter& typesetter, const Watermark& watermark);

} // namespace dubrovnik::invoicing::typesetting
