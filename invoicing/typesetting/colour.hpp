// Colour: red, green and blue from 0 to 1 (sRGB), and how lines and areas are painted with it.
//
// There is no transparency on purpose: PDF/A readers and old printers disagree about it.
#pragma once

#include <optional>
#include <vector>

namespace dubrovnik::invoicing::typesetting {

struct Colour {
    double red = 0;
    double green = 0;
    double blue = 0;
    friend bool operator==(const Colour&, const Colour&) = default;
};

inline constexpr Colour black{};
inline constexpr Colour white{1, 1, 1};
constexpr Colour grey(double lightness) {
    return {lightness, lightness, lightness};
}

struct Stroke {
    double width = 0.5;
    Colour colour = black;
    std::vector<double> dash = {}; // lengths on, off, on, ...; empty: a full line
};

struct Paint {
    std::optional<Colour> fill = std::nullopt;
    std::optional<Stroke> stroke = std::nullopt;
};

} // namespace dubrovnik::invoicing::typesetting
