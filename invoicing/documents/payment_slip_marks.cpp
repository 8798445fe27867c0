#include "invoicing/documents/payment_slip_marks.hpp"

namespace dubrovnik::invoicing {

namespace {

using typesetting::millimetres;
using typesetting::Path;
using typesetting::Point;

constexpr double cross_side = millimetres(7); // with its white edge
constexpr double cross_square = millimetres(6);
constexpr double cross_bar_length = millimetres(3.9);
constexpr double cross_bar_width = millimetres(1.17);
constexpr double corner_length = millimetres(3);
constexpr double scissors_from_edge = millimetres(5);
constexpr double scissors_below_title = millimetres(14);
const typesetting::Stroke mark_stroke{.width = 0.75};
const typesetting::Stroke perforation_stroke{.width = 0.5};

typesetting::Rectangle centred(Point centre, double width, double height) {
    return {centre.x - width / 2, centre.y - height / 2, width, height};
}

void draw_cross(typesetting::Page& page, Point centre) {
    page.rectangle(centred(centre, cross_side, cross_side), {.fill = typesetting::white});
    page.rectangle(centred(centre, cross_square, cross_square), {.fill = typesetting::black});
    Path cross;
    cross.rectangle(centred(centre, cross_bar_length, cross_bar_width));
    cross.rectangle(centred(centre, cross_bar_width, cross_bar_length));
    page.path(cross, {.fill = typesetting::white});
}

// Pairs of scissors along x, mirrored for those along y; their tips point away from `at`.
class Scissors {
  public:
    Scissors(Point at, bool downwards)
        : at_(at)
        , downwards_(downwards) {}

    void draw(typesetting::Page& page) const {
        Path rings;
        Path blades;
        for (const double side : {-1.0, 1.0}) {
            rings.circle(place(0.9, side * 1.0), millimetres(0.7));
            blades.move_to(place(1.3, side * 0.75))
                .line_to(place(1.7, side * 0.2))
                .line_to(place(4.8, side * -0.75))
                .line_to(place(4.6, side * -0.35))
                .close();
        }
        page.path(rings, {.stroke = typesetting::Stroke{.width = 0.8}});
        page.path(blades, {.fill = typesetting::black});
    }

  private:
    Point place(double along, double across) const {
        const double x = millimetres(downwards_ ? across : along);
        const double y = millimetres(downwards_ ? along : across);
        return {at_.x + x, at_.y + y};
    }

    Point at_;
    bool downwards_;
};

} // namespace

void draw_swiss_code(typesetting::Page& page, const QrCode& code, Point top_left) {
    const double square = swiss_code_side / static_cast<double>(code.size());
    // One path for all squares: painted one by one, hairlines would show between them.
    Path dark;
    for (std::size_t row = 0; row < code.size(); ++row)
        for (std::size_t column = 0; column < code.size(); ++column) {
            const auto begin = column;
            while (column < code.size() && code.is_dark(column, row)) ++column;
            if (column == begin) continue;
            dark.rectangle({static_cast<double>(begin), static_cast<double>(row),
                            static_cast<double>(column - begin), 1});
        }
    page.path(dark, {.fill = typesetting::black}, {.top_left = top_left, .square = square});
    draw_cross(page, {top_left.x + swiss_code_side / 2, top_left.y + swiss_code_side / 2});
}

void draw_corner_marks(typesetting::Page& page, const typesetting::Rectangle& box) {
    Path marks;
    for (const bool right : {false, true})
        for (const bool lower : {false, true}) {
            const Point corner{box.x + (right ? box.width : 0), box.y + (lower ? box.height : 0)};
            marks.move_to({corner.x + (right ? -corner_length : corner_length), corner.y})
                .line_to(corner)
                .line_to({corner.x, corner.y + (lower ? -corner_length : corner_length)});
        }
    page.path(marks, {.stroke = mark_stroke});
}

void draw_perforation(typesetting::Page& page, const Perforation& perforation) {
    const auto size = page.size();
    page.line({0, perforation.top}, {size.width, perforation.top}, perforation_stroke);
    page.line({perforation.divider, perforation.top}, {perforation.divider, size.height},
              perforation_stroke);
    Scissors({scissors_from_edge, perforation.top}, false).draw(page);
    Scissors({perforation.divider, perforation.top + scissors_below_title}, true).draw(page);
}

} // namespace dubrovnik::invoicing
