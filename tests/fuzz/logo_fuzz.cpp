// Logos: a PNG or SVG that is taken can be drawn: finite, of a size, within its limits.
#include "invoicing/pictures/logo_reader.hpp"
#include "invoicing/pictures/svg_path.hpp"
#include "tests/fuzz/target.hpp"

#include <cmath>

namespace dubrovnik::fuzz {

namespace {

using namespace invoicing;

void require_finite(const typesetting::Path& path) {
    for (const auto& step : path.steps())
        for (const auto& point : {step.control_1, step.control_2, step.to})
            ensure(std::isfinite(point.x) && std::isfinite(point.y), "a point is somewhere");
}

void drawing(const typesetting::Drawing& picture) {
    ensure(std::isfinite(picture.width) && picture.width > 0, "a drawing has a width");
    ensure(std::isfinite(picture.height) && picture.height > 0, "and a height");
    ensure(!picture.shapes.empty(), "and something in it");
    for (const auto& shape : picture.shapes) {
        require_finite(shape.path);
        for (const double part : {shape.fill.red, shape.fill.green, shape.fill.blue})
            ensure(part >= 0 && part <= 1, "a colour lies in its limits");
    }
}

void run(std::string_view input) {
    if (const auto path = svg_path(input)) require_finite(*path);
    const auto picture = answer_of([&] { return read_logo(input, {"logo.png"}); });
    if (!picture) return;
    const double form = typesetting::width_over_height(*picture);
    ensure(std::isfinite(form) && form > 0, "a picture has a form");
    if (const auto* drawn = std::get_if<typesetting::Drawing>(&*picture)) return drawing(*drawn);
    const auto& raster = *std::get<std::shared_ptr<const typesetting::Raster>>(*picture);
    ensure(raster.width > 0 && raster.height > 0 && !raster.deflated.empty(), "it has pixels");
}

const FuzzTarget target("logo", run);

} // namespace

} // namespace dubrovnik::fuzz
