// Text: what is to be set, and in which style, before anything is measured.
//
// Strings are UTF-8 in logical order, in any script. "\n" forces a new line. Ligatures, kerning,
// contextual forms and right-to-left order come from the fonts and from Unicode's rules.
#pragma once

#include "invoicing/typesetting/colour.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace dubrovnik::invoicing::typesetting {

// Serif for letters, sans for invoices; slip (Liberation Sans) where Swiss payment slips prescribe
// it, regular and bold only.
enum class Family { serif, sans, slip };
enum class Emphasis { regular, bold, italic };

struct TextRun {
    std::string text;
    Emphasis emphasis = Emphasis::regular;
};

// A piece of text whose emphasis may change inside: {{"pay by "}, {"1 June", Emphasis::bold}}.
using RichText = std::vector<TextRun>;

inline RichText plain(std::string_view text) {
    return {{std::string(text)}};
}
inline RichText bold(std::string_view text) {
    return {{std::string(text), Emphasis::bold}};
}
inline RichText italic(std::string_view text) {
    return {{std::string(text), Emphasis::italic}};
}

// Figures are tabular in every face: all digits are equally wide and never kerned.
struct TextStyle {
    Family family = Family::serif;
    double size = 10;    // points
    double leading = 14; // from one base line to the next
    Colour colour = black;
};

// `start` is left in a left-to-right document and right in a right-to-left one; `end` the other.
// `figures` is right in both: amounts are written from left to right in every language, and their
// decimal marks stand one below the other.
enum class Alignment { start, end, left, right, centre, justified, figures };

enum class Direction { left_to_right, right_to_left };

// The language rules line breaking, letter forms and the page's direction.
struct Language {
    std::string tag = "en"; // BCP 47: en, fr, es, ru, zh, ar
    Direction direction = Direction::left_to_right;
};

} // namespace dubrovnik::invoicing::typesetting
