// FontSubset: the few glyphs of a face that documents carry, cut and deflated once per batch.
//
// Glyphs keep their numbers, so that shaping with the whole face stays valid. Composite glyphs
// bring their parts. libharu's own subsetter is not used: it silently drops nested parts.
#pragma once

#include "invoicing/typesetting/archive.hpp"
#include "invoicing/typesetting/font_set.hpp"
#include "invoicing/typesetting/repertoire.hpp"

#include <cstddef>
#include <map>
#include <string>
#include <vector>

namespace dubrovnik::invoicing::typesetting {

struct FontSubset {
    std::string tag;         // six letters made from the bytes: same bytes, same tag
    std::string deflated;    // the TrueType file, ready for a PDF stream
    std::size_t length = 0;  // of the TrueType file
    std::vector<bool> holds; // by glyph
};

FontSubset subset_of_characters(const FontFace& face, const std::set<char32_t>& characters);
FontSubset subset_of_glyphs(const FontFace& face, const std::set<GlyphId>& glyphs);
// The whole file, hinting and all: tests compare renderings with it.
FontSubset whole_font(const FontFace& face);

// What is embedded per style. A style left out has an empty repertoire: then each document that
// uses it carries a small subset of its own (right for a rarely used face such as an italic).
using Repertoires = std::map<FontStyle, Repertoire>;

// The same repertoire for every style.
Repertoires for_all_styles(const Repertoire& repertoire);

// What every document of a batch carries: its fonts, and what the archive format asks for besides.
// Immutable, shared by all workers. Keeps the FontSet alive.
class BatchFonts {
  public:
    enum class Cut { repertoire, whole };
    BatchFonts(FontSet fonts, Archive archive, const Repertoires& repertoires,
               Cut cut = Cut::repertoire);

    const FontSet& fonts() const noexcept { return fonts_; }
    const Archive& archive() const noexcept { return archive_; }
    // Nothing when the batch has no use for that face.
    const FontSubset* subset(FaceIndex face) const;

  private:
    FontSet fonts_;
    Archive archive_;
    std::vector<FontSubset> subsets_; // by face; without glyphs where unused
};

} // namespace dubrovnik::invoicing::typesetting
