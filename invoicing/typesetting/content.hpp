// Content: the drawing operators of one page (PDF 32000-1, 8 and 9), as text.
//
// The only place that turns the page's downward y into PDF's upward one.
#pragma once

#include "invoicing/typesetting/colour.hpp"
#include "invoicing/typesetting/geometry.hpp"
#include "invoicing/typesetting/glyph_use.hpp"
#include "invoicing/typesetting/paragraph.hpp"
#include "invoicing/typesetting/path.hpp"

#include <optional>
#include <set>
#include <string>

namespace dubrovnik::invoicing::typesetting {

class Content {
  public:
    explicit Content(double page_height)
        : page_height_(page_height) {}

    void path(const Path& path, const Paint& paint);
    void text(const Line& line, const TextStyle& style, Point left_of_baseline,
              const GlyphUse& glyph_use);
    void begin_artifact();
    void end_artifact();

    const std::string& operators() const noexcept { return operators_; }
    const std::set<FontPart>& fonts() const noexcept { return fonts_; }

  private:
    void number(double value);
    void point(Point point);
    void colour(const Colour& colour, const char* grey_operator, const char* rgb_operator);
    void fill_colour(const Colour& colour);
    void stroke_style(const Stroke& stroke);
    void font(FontPart part, double size);
    void glyphs(const LinePiece& piece, const TextStyle& style, const GlyphUse& glyph_use);
    void advance(int thousandths); // inside an array of glyphs, to the right
    void open_array();
    void close_array();

    struct Font {
        FontPart part;
        double size;
        friend bool operator==(const Font&, const Font&) = default;
    };

    double page_height_;
    std::string operators_;
    std::set<FontPart> fonts_;
    // What PDF remembers between operators, so that it is not said twice.
    Colour fill_ = black;
    std::optional<Font> font_;
    enum class Array { closed, open, in_string } array_ = Array::closed;
};

} // namespace dubrovnik::invoicing::typesetting
