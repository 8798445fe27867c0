#include "invoicing/typesetting/watermark.hpp"

#include "invoicing/typesetting/page.hpp"

#include <algorithm>
#include <cmath>

namespace dubrovnik::invoicing::typesetting {

namespace {

// The word's outlines in thousandths of the font size, its base line from (0, 0) to the right.
struct Outlines {
    Path path;
    double width = 0;
    double cap_height = 0;
};

constexpr double tallest = 230; // font size of the word, in points

// Moves, turns and scales every point of a path.
struct Transformation {
    double a, b, c, d, x, y;
    Point operator()(Point point) const {
        return {a * point.x + c * point.y + x, b * point.x + d * point.y + y};
    }
};

template <typename Placing>
void append(Path& path, const Path& more, const Placing& transformation) {
    for (const Path::Step& step : more.steps()) {
        switch (step.verb) {
        case Path::Verb::move:
            path.move_to(transformation(step.to));
            break;
        case Path::Verb::line:
            path.line_to(transformation(step.to));
            break;
        case Path::Verb::curve:
            path.curve_to(transformation(step.control_1), transformation(step.control_2),
                          transformation(step.to));
            break;
        case Path::Verb::close:
            path.close();
            break;
        }
    }
}

// Shaped like any text: Arabic letters join and run from right to left.
Outlines outlines(Typesetter& typesetter, const Watermark& watermark, const Language& language) {
    constexpr double size = 1000;
    const TextStyle style{.family = watermark.family, .size = size, .leading = size};
    Outlines word;
    for (const LinePiece& piece : typesetter.line(bold(watermark.text), style, language).pieces) {
        const FontFace& face = typesetter.fonts().fonts().face(piece.word->face);
        for (const ShapedGlyph& glyph : piece.word->glyphs) {
            append(word.path, face.outline(glyph.glyph),
                   Transformation{1, 0, 0, 1, word.width + glyph.offset_x,
                                  static_cast<double>(-glyph.offset_y)});
            word.width += glyph.advance;
        }
        word.cap_height = face.metrics().cap_height;
    }
    return word;
}

} // namespace

void draw_watermark(Page& page, Typesetter& typesetter, const Watermark& watermark) {
    const Outlines word = outlines(typesetter, watermark, page.language());
    const auto [width, height] = page.size();
    const double diagonal = std::hypot(width, height);
    // A word of two characters must not blacken the page.
    const double scale = std::min(diagonal * 0.75 / word.width, tallest / 1000);
    const double cosine = width / diagonal, sine = height / diagonal;
    // y grows down, so the word climbs with a negative sine; its middle is the page's middle.
    Transformation turn{scale * cosine, -scale * sine, scale * sine, scale * cosine, 0, 0};
    const Point middle = turn({word.width / 2, -word.cap_height / 2});
    turn.x = width / 2 - middle.x;
    turn.y = height / 2 - middle.y;
    Path path;
    // Whole points, counted from the page's foot as PDF does, are fine enough for pale letters this
    // large and halve what the word adds to a file.
    append(path, word.path, [&turn, page_height = height](Point letter) {
        const Point point = turn(letter);
        return Point{std::round(point.x), page_height - std::round(page_height - point.y)};
    });
    page.beneath([&] { page.path(path, {.fill = watermark.colour, .stroke = std::nullopt}); });
}

} // namespace dubrovnik::invoicing::typesetting
