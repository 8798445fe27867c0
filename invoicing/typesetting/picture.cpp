#include "invoicing/typesetting/picture.hpp"

#include "invoicing/typesetting/decimal.hpp"
#include "invoicing/typesetting/deflate.hpp"
#include "scales/ensure.hpp"

namespace dubrovnik::invoicing::typesetting {

namespace {

bool is_all_grey(std::string_view pixels) {
    for (std::size_t at = 0; at < pixels.size(); at += 3)
        if (pixels[at] != pixels[at + 1] || pixels[at] != pixels[at + 2]) return false;
    return true;
}

std::string every_third(std::string_view pixels) {
    std::string grey;
    for (std::size_t at = 0; at < pixels.size(); at += 3) grey += pixels[at];
    return grey;
}

std::string name_of(std::string_view pixels) {
    std::string name = "P";
    const auto digest = content_digest(pixels);
    for (std::size_t at = 0; at < 8; at += 2)
        append_hexadecimal(name, static_cast<unsigned>(digest[at] << 8 | digest[at + 1]));
    return name;
}

} // namespace

Raster raster_of(std::size_t width, std::size_t height, std::string_view pixels) {
    scales::ensure(width > 0 && height > 0 && pixels.size() == width * height * 3,
                   "a picture has three bytes for each pixel");
    Raster raster{.name = name_of(pixels),
                  .width = width,
                  .height = height,
                  .is_grey = is_all_grey(pixels),
                  .deflated = {}};
    raster.deflated = raster.is_grey ? deflated(every_third(pixels), Effort::best)
                                     : deflated(pixels, Effort::best);
    return raster;
}

double width_over_height(const Picture& picture) {
    if (const auto* drawing = std::get_if<Drawing>(&picture))
        return drawing->width / drawing->height;
    const auto& raster = *std::get<std::shared_ptr<const Raster>>(picture);
    return static_cast<double>(raster.width) / static_cast<double>(raster.height);
}

Path placed(const Path& path, double scale, Point origin) {
    const auto place = [&](Point point) {
        return Point{origin.x + point.x * scale, origin.y + point.y * scale};
    };
    Path result;
    for (const auto& step : path.steps()) {
        switch (step.verb) {
        case Path::Verb::move:
            result.move_to(place(step.to));
            break;
        case Path::Verb::line:
            result.line_to(place(step.to));
            break;
        case Path::Verb::curve:
            result.curve_to(place(step.control_1), place(step.control_2), place(step.to));
            break;
        case Path::Verb::close:
            result.close();
            break;
        }
    }
    return result;
}

} // namespace dubrovnik::invoicing::typesetting
