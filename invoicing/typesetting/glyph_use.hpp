// GlyphUse: which glyphs a document used, and the text each stands for when it is copied.
#pragma once

#include "invoicing/typesetting/font_subset.hpp"
#include "invoicing/typesetting/shaping.hpp"

#include <map>
#include <string>
#include <vector>

namespace dubrovnik::invoicing::typesetting {

// One font of the PDF: a face's part that the batch shares, or the document's own further part.
struct FontPart {
    FaceIndex face = 0;
    bool is_own = false;
    friend auto operator<=>(const FontPart&, const FontPart&) = default;
};

// "F3" or "X3": the same in every document of a batch.
std::string resource_name(FontPart part);

class GlyphUse {
  public:
    explicit GlyphUse(const BatchFonts& fonts);

    // Which part draws that glyph.
    FontPart part_of(FaceIndex face, GlyphId glyph) const;
    // As the font itself has it, in thousandths of the font size.
    int natural_advance(FaceIndex face, GlyphId glyph) const;
    void add(const ShapedWord& word);

    // False when a glyph stands for nothing by itself, as the dots of some Arabic letters.
    bool has_every_text() const;

    using Texts = std::map<GlyphId, std::u32string>;
    const std::map<FontPart, Texts>& parts() const noexcept { return parts_; }

  private:
    const BatchFonts& fonts_;
    std::map<FontPart, Texts> parts_;
    std::vector<std::vector<bool>> seen_; // by face and glyph
};

} // namespace dubrovnik::invoicing::typesetting
