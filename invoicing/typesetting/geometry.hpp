// Geometry: where things stand on a page, in points (1/72 inch) from its top left corner.
//
// y grows downwards, as one reads. Nothing outside this folder ever sees PDF's own upward axis.
// Layout is the one place where floating point is allowed: no amount of money comes near it.
#pragma once

namespace dubrovnik::invoicing::typesetting {

constexpr double millimetres(double value) {
    return value * 72.0 / 25.4;
}

struct Point {
    double x = 0;
    double y = 0;
};

struct Rectangle {
    double x = 0; // left edge
    double y = 0; // upper edge
    double width = 0;
    double height = 0;
};

// Squares of one size, counted from a corner to the right and downwards.
struct Grid {
    Point top_left;
    double square = 1;
};

struct PageSize {
    double width = 0;
    double height = 0;
};

inline constexpr PageSize a4{.width = 595.28, .height = 841.89};

struct Margins {
    double left = 0;
    double top = 0;
    double right = 0;
    double bottom = 0;
};

} // namespace dubrovnik::invoicing::typesetting
