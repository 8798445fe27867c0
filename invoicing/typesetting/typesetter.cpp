#include "invoicing/typesetting/typesetter.hpp"

#include "invoicing/typesetting/line_filling.hpp"
#include "scales/ensure.hpp"

#include <algorithm>

namespace dubrovnik::invoicing::typesetting {

Typesetter::Typesetter(const BatchFonts& fonts)
    : fonts_(fonts)
    , shaper_(std::make_unique<Shaper>(fonts.fonts())) {}

Typesetter::~Typesetter() = default;

Line Typesetter::line(const RichText& text, const TextStyle& style, const Language& language) {
    const Characters characters =
        characters_of(text, fonts_.fonts(), style.family, language.direction);
    scales::ensure(characters.text.find(U'\n') == std::u32string::npos,
                   "a text of several lines is set as a paragraph");
    return line_of(AtomShaper{*shaper_, language.tag}.unbroken(characters), style.size);
}

double Typesetter::width(const RichText& text, const TextStyle& style, const Language& language) {
    return line(text, style, language).width;
}

SetParagraph Typesetter::paragraph(const RichText& text, const ParagraphStyle& style,
                                   const Language& language, double width) {
    scales::ensure(width > style.indent, "a paragraph has room");
    const Characters characters =
        characters_of(text, fonts_.fonts(), style.text.family, language.direction);
    const AtomShaper shaper{*shaper_, language.tag};
    SetParagraph set{.lines =
                         filled_lines(shaper.broken(characters),
                                      {.width = width - style.indent,
                                       .size = style.text.size,
                                       .alignment = resolved(style.alignment, language.direction)},
                                      shaper, language.direction),
                     .style = style.text};
    if (language.direction == Direction::left_to_right)
        for (Line& line : set.lines) line.offset += style.indent;
    set.ascent = baseline_below_top(style.text);
    return set;
}

double Typesetter::baseline_below_top(const TextStyle& style) const {
    const FontSet& fonts = fonts_.fonts();
    const FontMetrics& metrics =
        fonts.face(fonts.faces_of({style.family, Emphasis::regular}).front()).metrics();
    const double ascent = metrics.ascent * style.size / 1000;
    const double descent = -metrics.descent * style.size / 1000;
    return (style.leading - ascent - descent) / 2 + ascent;
}

} // namespace dubrovnik::invoicing::typesetting
