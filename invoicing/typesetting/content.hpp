// Content: the drawing operators of one page (PDF 32000-1, 8 and 9), as text.
//
// The only place that turns the page's downward y into PDF's upward one. Glyphs are written from
// left to right whatever their direction: programs that extract text expect it so, and turn it.
#pragma once

#include "invoicing/typesetting/colour.hpp"
#include "invoicing/typesetting/geometry.hpp"
#include "invoicing/typesetting/glyph_use.hpp"
#include "invoicing/typesetting/paragraph.hpp"
#include "invoicing/typesetting/path.hpp"
#include "invoicing/typesetting/picture.hpp"

#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>

namespace dubrovnik::invoicing::typesetting {

// Whose the next operators are: an element's of the structure, or nobody's (an artifact: rules,
// fills, and what stands on every page). Readers for the blind skip artifacts.
struct Mark {
    enum class Kind { artifact, page_artifact, element };
    Kind kind = Kind::artifact;
    std::size_t element = 0;
    friend bool operator==(const Mark&, const Mark&) = default;
};

class Content {
  public:
    explicit Content(double page_height)
        : page_height_(page_height) {}

    void path(const Path& path, const Paint& paint);
    void path(const Path& path, const Paint& paint, const Grid& grid);
    void raster(std::shared_ptr<const Raster> raster, const Rectangle& area);
    void text(const Line& line, const TextStyle& style, Point left_of_baseline,
              const GlyphUse& glyph_use);
    // Every operator stands within a mark; equal ones side by side are one.
    const std::optional<Mark>& mark() const noexcept { return mark_; }
    void begin_artifact(Mark::Kind kind);
    void begin_element(std::size_t element, const char* tag, int number);
    void end_mark();

    const std::string& operators() const noexcept { return operators_; }
    const std::set<FontPart>& fonts() const noexcept { return fonts_; }
    // By name.
    using Rasters = std::map<std::string, std::shared_ptr<const Raster>>;
    const Rasters& rasters() const noexcept { return rasters_; }

  private:
    void number(double value);
    void point(Point point);
    void colour(const Colour& colour, const char* grey_operator, const char* rgb_operator);
    void fill_colour(const Colour& colour);
    void stroke_style(const Stroke& stroke);
    void begin_paint(const Paint& paint);
    void end_paint(const Paint& paint);
    // `height` is that of what the path is drawn on.
    void outline(const Path& path, double height);
    void font(FontPart part, double size);
    // `left` is where the word begins, in thousandths of the font size from the line's left end.
    void word(const ShapedWord& word, int left, double size, const GlyphUse& glyph_use);
    void glyph(const ShapedGlyph& glyph, FaceIndex face, int left, double size,
               const GlyphUse& glyph_use);
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
    std::optional<Mark> mark_;
    Rasters rasters_;
    // What PDF remembers between operators, so that it is not said twice.
    Colour fill_ = black;
    std::optional<Font> font_;
    enum class Array { closed, open, in_string } array_ = Array::closed;
    int pen_ = 0; // where the next glyph would stand, as `left` above
};

} // namespace dubrovnik::invoicing::typesetting
