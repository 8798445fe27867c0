// PdfFont: a face's part as a PDF font: Type0, Identity-H, glyph numbers as character codes
// (PDF 32000-1, 9.7), with a ToUnicode map so that text is copied and searched right.
#pragma once

#include "invoicing/typesetting/glyph_use.hpp"
#include "invoicing/typesetting/haru.hpp"

namespace dubrovnik::invoicing::typesetting {

struct PdfFont {
    const FontFace& face;
    const FontSubset& subset;
    const GlyphUse::Texts& texts; // of the glyphs in use
    bool lists_glyphs = false;    // those it holds, as PDF/A-1 asks (CIDSet)
};

HaruDictionary add_font(HaruDocument& document, const PdfFont& font);

} // namespace dubrovnik::invoicing::typesetting
