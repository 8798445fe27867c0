#include "invoicing/typesetting/atom.hpp"

#include "invoicing/language/line_breaks.hpp"

#include <hb.h>

namespace dubrovnik::invoicing::typesetting {

namespace {

bool is_space(char32_t character) {
    return character == U' ' || character == U'\u00a0';
}

bool is_mark(char32_t character) {
    const auto category = hb_unicode_general_category(hb_unicode_funcs_get_default(), character);
    return category == HB_UNICODE_GENERAL_CATEGORY_NON_SPACING_MARK ||
           category == HB_UNICODE_GENERAL_CATEGORY_SPACING_MARK ||
           category == HB_UNICODE_GENERAL_CATEGORY_ENCLOSING_MARK;
}

// True when characters of one atom: same face, direction and kind.
bool alike(const Characters& characters, std::size_t one, std::size_t other) {
    return characters.faces[one] == characters.faces[other] &&
           characters.levels[one] == characters.levels[other] &&
           is_space(characters.text[one]) == is_space(characters.text[other]);
}

struct Span {
    std::size_t begin;
    std::size_t end;
    Break after;
};

// Cuts [begin, end) where characters stop being alike; only the last piece may end a line.
void add_spans(std::vector<Span>& spans, const Characters& characters, const Span& whole) {
    std::size_t end = whole.end;
    if (end > whole.begin && characters.text[end - 1] == U'\n') --end; // never drawn
    std::size_t begin = whole.begin;
    for (std::size_t at = begin + 1; at < end; ++at) {
        if (alike(characters, at - 1, at)) continue;
        spans.push_back({.begin = begin, .end = at, .after = Break::none});
        begin = at;
    }
    spans.push_back({.begin = begin, .end = end, .after = whole.after});
}

std::vector<Atom> shaped(const AtomShaper& shaper, const Characters& characters,
                         const std::vector<Span>& spans) {
    std::vector<Atom> atoms;
    atoms.reserve(spans.size());
    for (const auto& [begin, end, after] : spans) {
        if (begin == characters.text.size()) break;
        const Level level = characters.levels[begin];
        atoms.push_back(
            {.word = shaper.shaper.shaped({.face = characters.faces[begin],
                                           .right_to_left = level % 2 == 1,
                                           .characters = characters.text.substr(begin, end - begin),
                                           .language = shaper.language}),
             .level = level,
             .after = after});
    }
    return atoms;
}

} // namespace

std::vector<Atom> AtomShaper::broken(const Characters& characters) const {
    std::vector<Span> spans;
    std::size_t begin = 0;
    for (const auto& [position, must] : language::line_breaks(characters.text, language)) {
        // No hyphen is drawn at a soft hyphen, so no line ends there.
        if (characters.text[position - 1] == U'\u00ad' && position < characters.text.size())
            continue;
        add_spans(spans, characters,
                  {.begin = begin, .end = position, .after = must ? Break::must : Break::may});
        begin = position;
    }
    return shaped(*this, characters, spans);
}

std::vector<Atom> AtomShaper::unbroken(const Characters& characters) const {
    std::vector<Span> spans;
    if (!characters.text.empty())
        add_spans(spans, characters,
                  {.begin = 0, .end = characters.text.size(), .after = Break::none});
    return shaped(*this, characters, spans);
}

std::shared_ptr<const ShapedWord> AtomShaper::space_after(const Atom& atom) const {
    auto space = shaper.shaped({.face = atom.word->face,
                                .right_to_left = false,
                                .characters = U" ",
                                .language = language});
    return space->glyphs.front().glyph == 0 ? nullptr : space;
}

std::pair<Atom, Atom> AtomShaper::split(const Atom& atom, int width) const {
    const std::u32string& text = atom.word->characters;
    const auto part = [&](std::size_t begin, std::size_t end) {
        return shaper.shaped({.face = atom.word->face,
                              .right_to_left = atom.level % 2 == 1,
                              .characters = text.substr(begin, end - begin),
                              .language = language});
    };
    std::size_t fitting = 0;
    for (std::size_t end = 1; end < text.size(); ++end) {
        if (is_mark(text[end])) continue;
        if (fitting > 0 && part(0, end)->width > width) break;
        fitting = end;
    }
    if (fitting == 0) return {atom, {}};
    return {{.word = part(0, fitting), .level = atom.level, .after = Break::may},
            {.word = part(fitting, text.size()), .level = atom.level, .after = atom.after}};
}

} // namespace dubrovnik::invoicing::typesetting
