#include "invoicing/typesetting/watermark.hpp"

#include "invoicing/typesetting/characters.hpp"
#include "invoicing/typesetting/page.hpp"

#include <cmath>

namespace dubrovnik::invoicing::typesetting {

namespace {

// The word's outlines in thousandths of the font size, its base line from (0, 0) to the right.
struct Outlines {
    Path path;
    double width = 0;
    double cap_height = 0;
};

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

Outlines outlines(const FontSet& fonts, const Watermark& watermark) {
    const Characters characters = characters_of({{watermark.text, Emphasis::bold}}, fonts,
                                                watermark.family, Direction::left_to_right);
    Outlines word;
    for (std::size_t index = 0; index < characters.text.size(); ++index) {
        const FontFace& face = fonts.face(characters.faces[index]);
        const GlyphId glyph = face.glyph_of(characters.text[index]).value_or(0);
        append(word.path, face.outline(glyph), Transformation{1, 0, 0, 1, word.width, 0});
        word.width += face.advance(glyph);
        word.cap_height = face.metrics().cap_height;
    }
    return word;
}

} // namespace

void draw_watermark(Page& page, const FontSet& fonts, const Watermark& watermark) {
    const Outlines word = outlines(fonts, watermark);
    const auto [width, height] = page.size();
    const double diagonal = std::hypot(width, height);
    const double scale = diagonal * 0.75 / word.width;
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
