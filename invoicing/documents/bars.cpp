#include "invoicing/documents/bars.hpp"

#include "invoicing/documents/page_design.hpp"

#include <algorithm>

namespace dubrovnik::invoicing {

namespace {

constexpr double width_at_least = 0.8;
const typesetting::Stroke outline{.width = 0.8, .colour = design::ink};

} // namespace

double baseline_in(const typesetting::Rectangle& box, double size) {
    return box.y + box.height / 2 + size * 0.36;
}

void draw_bar(typesetting::Page& page, const Mirror& mirror, typesetting::Rectangle bar,
              BarFill fill) {
    if (bar.width <= 0) return;
    bar.width = std::max(bar.width, width_at_least);
    page.rectangle(
        mirror.rectangle(bar),
        {.fill = fill == BarFill::filled ? design::accent : typesetting::white, .stroke = outline});
}

void draw_part_bar(typesetting::Page& page, const typesetting::Rectangle& whole, double part) {
    page.rectangle(whole, {.fill = typesetting::white, .stroke = outline});
    const typesetting::Rectangle filled{whole.x, whole.y, whole.width * std::clamp(part, 0.0, 1.0),
                                        whole.height};
    draw_bar(page, Mirror(page.language(), whole), filled);
}

} // namespace dubrovnik::invoicing
