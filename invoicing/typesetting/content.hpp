// Content: the drawing operators of one page (PDF 32000-1, 8 and 9), as text.
//
// The only place that turns the page's downward y into PDF's upward one.
#pragma once

#include "invoicing/typesetting/colour.hpp"
#include "invoicing/typesetting/geometry.hpp"
#include "invoicing/typesetting/glyph_use.hpp"
#include "invoicing/typesetting/paragraph.hpp"
#include "invoicing/typesetting/path.hpp"

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
    void colour(const Colour& colour, bool stroking);
    void number(double value);
    void point(Point point);

    double page_height_;
    std::string operators_;
    std::set<FontPart> fonts_;
};

} // namespace dubrovnik::invoicing::typesetting
