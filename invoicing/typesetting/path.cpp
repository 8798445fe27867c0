#include "invoicing/typesetting/path.hpp"

namespace dubrovnik::invoicing::typesetting {

Path& Path::move_to(Point to) {
    steps_.push_back({.verb = Verb::move, .control_1 = {}, .control_2 = {}, .to = to});
    return *this;
}

Path& Path::line_to(Point to) {
    steps_.push_back({.verb = Verb::line, .control_1 = {}, .control_2 = {}, .to = to});
    return *this;
}

Path& Path::curve_to(Point control_1, Point control_2, Point to) {
    steps_.push_back(
        {.verb = Verb::curve, .control_1 = control_1, .control_2 = control_2, .to = to});
    return *this;
}

Path& Path::close() {
    steps_.push_back({.verb = Verb::close, .control_1 = {}, .control_2 = {}, .to = {}});
    return *this;
}

Path& Path::rectangle(const Rectangle& area) {
    const double right = area.x + area.width;
    const double bottom = area.y + area.height;
    move_to({area.x, area.y}).line_to({right, area.y}).line_to({right, bottom});
    return line_to({area.x, bottom}).close();
}

Path& Path::circle(Point centre, double radius) {
    // Four cubic curves; this ratio keeps them within 0.03 % of the true circle.
    const double reach = radius * 0.5522847498;
    const double left = centre.x - radius, right = centre.x + radius;
    const double top = centre.y - radius, bottom = centre.y + radius;
    const auto [x, y] = centre;
    move_to({right, y});
    curve_to({right, y + reach}, {x + reach, bottom}, {x, bottom});
    curve_to({x - reach, bottom}, {left, y + reach}, {left, y});
    curve_to({left, y - reach}, {x - reach, top}, {x, top});
    curve_to({x + reach, top}, {right, y - reach}, {right, y});
    return close();
}

} // namespace dubrovnik::invoicing::typesetting
