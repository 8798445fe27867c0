// Typesetter: one worker's tools. Each thread has its own; the fonts behind them are shared.
//
// It measures and breaks text into lines, and remembers shaped words, which changes the speed
// and never the result.
//
// Throws Refused: font.glyph for a character that no face has, with the text it stands in,
// all such characters of a text at once.
#pragma once

#include "invoicing/typesetting/font_subset.hpp"
#include "invoicing/typesetting/paragraph.hpp"
#include "invoicing/typesetting/text.hpp"

#include <memory>

namespace dubrovnik::invoicing::typesetting {

class Shaper;

class Typesetter {
  public:
    explicit Typesetter(const BatchFonts& fonts);
    ~Typesetter();
    Typesetter(const Typesetter&) = delete;
    Typesetter& operator=(const Typesetter&) = delete;

    const BatchFonts& fonts() const noexcept { return fonts_; }

    // One line, however long; without "\n".
    Line line(const RichText& text, const TextStyle& style, const Language& language);
    double width(const RichText& text, const TextStyle& style, const Language& language);

    // Broken at `width` points. A single word wider than that is broken between characters.
    SetParagraph paragraph(const RichText& text, const ParagraphStyle& style,
                           const Language& language, double width);

    // Where the base line of a line of that style lies below the line's top.
    double baseline_below_top(const TextStyle& style) const;

  private:
    const BatchFonts& fonts_;
    std::unique_ptr<Shaper> shaper_;
};

} // namespace dubrovnik::invoicing::typesetting
