#include "invoicing/typesetting/glyph_use.hpp"

namespace dubrovnik::invoicing::typesetting {

namespace {

// A copied no-break space or hyphen must match what is typed into a search box.
std::u32string searchable(std::u32string text) {
    std::erase(text, U'\u2060'); // the word joiner is drawn as nothing
    for (char32_t& character : text) {
        if (character == U'\u00a0' || character == U'\u202f') character = U' ';
        if (character == U'\u2011') character = U'-';
    }
    return text;
}

} // namespace

std::string resource_name(FontPart part) {
    return (part.is_own ? "X" : "F") + std::to_string(part.face);
}

GlyphUse::GlyphUse(const BatchFonts& fonts)
    : fonts_(fonts)
    , seen_(fonts.fonts().face_count()) {}

FontPart GlyphUse::part_of(FaceIndex face, GlyphId glyph) const {
    const FontSubset* shared = fonts_.subset(face);
    return {.face = face, .is_own = shared == nullptr || !shared->holds[glyph]};
}

int GlyphUse::natural_advance(FaceIndex face, GlyphId glyph) const {
    return fonts_.fonts().face(face).advance(glyph);
}

bool GlyphUse::has_every_text() const {
    for (const auto& [part, texts] : parts_)
        for (const auto& [glyph, text] : texts)
            if (text.empty()) return false;
    return true;
}

void GlyphUse::add(const ShapedWord& word) {
    std::vector<bool>& seen = seen_[word.face];
    if (seen.empty()) seen.resize(fonts_.fonts().face(word.face).glyph_count(), false);
    for (const ShapedGlyph& glyph : word.glyphs) {
        if (seen[glyph.glyph]) continue;
        std::u32string& text = parts_[part_of(word.face, glyph.glyph)][glyph.glyph];
        text = searchable(word.characters.substr(glyph.text_begin, glyph.text_count));
        seen[glyph.glyph] = !text.empty();
    }
}

} // namespace dubrovnik::invoicing::typesetting
