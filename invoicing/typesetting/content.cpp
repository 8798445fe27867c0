#include "invoicing/typesetting/content.hpp"

#include "invoicing/typesetting/decimal.hpp"

#include <array>
#include <cmath>
#include <span>

namespace dubrovnik::invoicing::typesetting {

void Content::number(double value) {
    append_decimal(operators_, value);
    operators_ += ' ';
}

void Content::point(Point point) {
    number(point.x);
    number(page_height_ - point.y);
}

void Content::colour(const Colour& colour, const char* grey_operator, const char* rgb_operator) {
    number(colour.red);
    if (colour.red == colour.green && colour.green == colour.blue) {
        operators_ += grey_operator;
        return;
    }
    number(colour.green);
    number(colour.blue);
    operators_ += rgb_operator;
}

void Content::fill_colour(const Colour& wanted) {
    if (wanted == fill_) return;
    colour(wanted, "g\n", "rg\n");
    fill_ = wanted;
}

void Content::stroke_style(const Stroke& stroke) {
    colour(stroke.colour, "G\n", "RG\n");
    number(stroke.width);
    operators_ += "w [";
    for (const double length : stroke.dash) number(length);
    operators_ += "] 0 d\n";
}

void Content::begin_paint(const Paint& paint) {
    if (paint.fill) fill_colour(*paint.fill);
    if (paint.stroke) stroke_style(*paint.stroke);
}

void Content::end_paint(const Paint& paint) {
    if (paint.fill && paint.stroke)
        operators_ += "B\n";
    else
        operators_ += paint.fill ? "f\n" : paint.stroke ? "S\n" : "n\n";
}

namespace {

using Steps = std::span<const Path::Step>;
constexpr std::array rectangle_verbs{Path::Verb::move, Path::Verb::line, Path::Verb::line,
                                     Path::Verb::line, Path::Verb::close};

// What Path::rectangle() begins with, if these steps are one.
std::optional<Rectangle> leading_rectangle(Steps steps) {
    if (steps.size() < rectangle_verbs.size()) return std::nullopt;
    for (std::size_t index = 0; index < rectangle_verbs.size(); ++index)
        if (steps[index].verb != rectangle_verbs[index]) return std::nullopt;
    const auto [left, top] = steps[0].to;
    const auto [right, bottom] = steps[2].to;
    const bool is_upright = steps[1].to.x == right && steps[1].to.y == top &&
                            steps[3].to.x == left && steps[3].to.y == bottom;
    if (!is_upright) return std::nullopt;
    return Rectangle{left, top, right - left, bottom - top};
}

} // namespace

void Content::outline(const Path& path, double height) {
    const auto place = [&](Point point) {
        number(point.x);
        number(height - point.y);
    };
    Steps steps(path.steps());
    while (!steps.empty()) {
        if (const auto area = leading_rectangle(steps)) {
            place({area->x, area->y});
            number(area->width);
            number(-area->height); // round in the same sense as the steps: holes stay holes
            operators_ += "re\n";
            steps = steps.subspan(rectangle_verbs.size());
            continue;
        }
        const auto& step = steps.front();
        switch (step.verb) {
        case Path::Verb::move:
            place(step.to), operators_ += "m\n";
            break;
        case Path::Verb::line:
            place(step.to), operators_ += "l\n";
            break;
        case Path::Verb::curve:
            place(step.control_1), place(step.control_2), place(step.to), operators_ += "c\n";
            break;
        case Path::Verb::close:
            operators_ += "h\n";
            break;
        }
        steps = steps.subspan(1);
    }
}

void Content::path(const Path& path, const Paint& paint) {
    begin_paint(paint);
    outline(path, page_height_);
    end_paint(paint);
}

void Content::path(const Path& path, const Paint& paint, const Grid& grid) {
    begin_paint(paint);
    operators_ += "q ";
    for (const double value : {grid.square, 0.0, 0.0, grid.square}) number(value);
    point(grid.top_left);
    operators_ += "cm\n";
    outline(path, 0);
    end_paint(paint);
    operators_ += "Q\n";
}

void Content::raster(std::shared_ptr<const Raster> raster, const Rectangle& area) {
    operators_ += "q ";
    for (const double value : {area.width, 0.0, 0.0, area.height}) number(value);
    point({area.x, area.y + area.height});
    operators_ += "cm /" + raster->name + " Do Q\n";
    rasters_.emplace(raster->name, std::move(raster));
}

void Content::open_array() {
    if (array_ == Array::closed) operators_ += '[';
    if (array_ != Array::in_string) operators_ += '<';
    array_ = Array::in_string;
}

void Content::close_array() {
    if (array_ == Array::closed) return;
    operators_ += array_ == Array::in_string ? ">]TJ\n" : "]TJ\n";
    array_ = Array::closed;
}

void Content::advance(int thousandths) {
    if (thousandths == 0) return;
    if (array_ == Array::closed) operators_ += '[';
    if (array_ == Array::in_string) operators_ += '>';
    append_decimal(operators_, -thousandths); // PDF subtracts these numbers
    operators_ += ' ';
    array_ = Array::open;
}

void Content::font(FontPart part, double size) {
    if (font_ == Font{part, size}) return;
    close_array();
    fonts_.insert(part);
    operators_ += '/' + resource_name(part) + ' ';
    number(size);
    operators_ += "Tf\n";
    font_ = Font{part, size};
}

void Content::glyph(const ShapedGlyph& glyph, FaceIndex face, int left, double size,
                    const GlyphUse& glyph_use) {
    font(glyph_use.part_of(face, glyph.glyph), size);
    if (glyph.offset_y != 0) {
        close_array();
        number(glyph.offset_y * size / 1000);
        operators_ += "Ts\n";
    }
    advance(left + glyph.offset_x - pen_);
    open_array();
    append_hexadecimal(operators_, glyph.glyph);
    pen_ = left + glyph.offset_x + glyph_use.natural_advance(face, glyph.glyph);
    if (glyph.offset_y != 0) {
        close_array();
        operators_ += "0 Ts\n";
    }
}

void Content::word(const ShapedWord& word, int left, double size, const GlyphUse& glyph_use) {
    for (const ShapedGlyph& each : word.glyphs) {
        glyph(each, word.face, left, size, glyph_use);
        left += each.advance;
    }
}

void Content::text(const Line& line, const TextStyle& style, Point left_of_baseline,
                   const GlyphUse& glyph_use) {
    if (line.pieces.empty()) return;
    fill_colour(style.colour);
    operators_ += "BT\n";
    point(left_of_baseline);
    operators_ += "Td\n";
    pen_ = 0;
    const bool space_at_left = line.space && line.direction == Direction::right_to_left;
    if (space_at_left) word(*line.space, -line.space->width, style.size, glyph_use);
    int left = 0;
    for (const LinePiece& piece : line.pieces) {
        word(*piece.word, left, style.size, glyph_use);
        left +=
            piece.word->width + static_cast<int>(std::lround(piece.stretch * 1000 / style.size));
    }
    if (line.space && !space_at_left) word(*line.space, left, style.size, glyph_use);
    close_array();
    operators_ += "ET\n";
}

void Content::begin_artifact(Mark::Kind kind) {
    end_mark();
    operators_ +=
        kind == Mark::Kind::artifact ? "/Artifact BMC\n" : "/Artifact <</Type/Pagination>>BDC\n";
    mark_ = Mark{.kind = kind};
}

void Content::begin_element(std::size_t element, const char* tag, int number) {
    end_mark();
    operators_ += '/' + std::string(tag) + " <</MCID " + std::to_string(number) + ">>BDC\n";
    mark_ = Mark{.kind = Mark::Kind::element, .element = element};
}

void Content::end_mark() {
    if (mark_) operators_ += "EMC\n";
    mark_.reset();
}

} // namespace dubrovnik::invoicing::typesetting
