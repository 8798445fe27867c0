#include "invoicing/documents/page_design.hpp"

#include "invoicing/language/language_forms.hpp"

namespace dubrovnik::invoicing::design {

namespace {

constexpr double leading_of_size = 1.36; // generous, and lines of one size share a rhythm

typesetting::TextStyle style(typesetting::Family family, double size, typesetting::Colour colour) {
    return {.family = family, .size = size, .leading = size * leading_of_size, .colour = colour};
}

} // namespace

typesetting::TextStyle sans(double size, typesetting::Colour colour) {
    return style(typesetting::Family::sans, size, colour);
}

typesetting::TextStyle serif(double size, typesetting::Colour colour) {
    return style(typesetting::Family::serif, size, colour);
}

typesetting::FlowFrame frame(double first_page_top) {
    return {.margins = {.left = left_edge,
                        .top = continued_top,
                        .right = typesetting::a4.width - right_edge,
                        .bottom = foot},
            .first_page_top = first_page_top};
}

typesetting::Language language_of(std::string_view tag) {
    return {.tag = std::string(tag),
            .direction = runs_right_to_left(tag) ? typesetting::Direction::right_to_left
                                                 : typesetting::Direction::left_to_right};
}

} // namespace dubrovnik::invoicing::design
