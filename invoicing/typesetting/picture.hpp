// Picture: a logo as it goes into documents: pixels without transparency, or filled shapes.
//
// Decoded elsewhere and once; here is only what a page needs. Pixels are packed when they are made
// and named by their content, so that a document carries them once and has the same bytes always.
#pragma once

#include "invoicing/typesetting/colour.hpp"
#include "invoicing/typesetting/path.hpp"

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace dubrovnik::invoicing::typesetting {

struct Raster {
    std::string name; // made from the pixels: same pixels, same name
    std::size_t width = 0;
    std::size_t height = 0;
    bool is_grey = false; // one byte a pixel instead of three
    std::string deflated;
};

// `pixels` are red, green and blue, row by row from the top; they become grey when all are.
Raster raster_of(std::size_t width, std::size_t height, std::string_view pixels);

struct Drawing {
    struct Shape {
        Path path;
        Colour fill;
    };
    double width = 0; // of the box in which the shapes lie, from its upper left corner
    double height = 0;
    std::vector<Shape> shapes;
};

using Picture = std::variant<std::shared_ptr<const Raster>, Drawing>;

double width_over_height(const Picture& picture);

// The same path, made larger from the origin and then moved.
Path placed(const Path& path, double scale, Point origin);

} // namespace dubrovnik::invoicing::typesetting
