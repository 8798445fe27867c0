#include "invoicing/typesetting/characters.hpp"

#include "scales/ensure.hpp"
#include "scales/finding.hpp"
#include "scales/utf8.hpp"

#include <fmt/format.h>
#include <hb.h>
#include <set>

namespace dubrovnik::invoicing::typesetting {

namespace {

scales::Finding missing_glyph(char32_t character, const std::string& run) {
    std::string shown;
    if (character >= U' ') scales::append_utf8(shown, character);
    return {.code = "font.glyph",
            .message = fmt::format("no font has the character U+{:04X} \"{}\" of the text \"{}\"",
                                   static_cast<unsigned>(character), shown, run),
            .place = {},
            .hint = "correct the text, or add a font that has this character"};
}

// Combining marks, spaces and joiners stay in the face of what they follow, if it has them:
// a mark of another face would not attach to its letter.
bool follows_its_neighbour(char32_t character) {
    switch (hb_unicode_general_category(hb_unicode_funcs_get_default(), character)) {
    case HB_UNICODE_GENERAL_CATEGORY_NON_SPACING_MARK:
    case HB_UNICODE_GENERAL_CATEGORY_SPACING_MARK:
    case HB_UNICODE_GENERAL_CATEGORY_ENCLOSING_MARK:
    case HB_UNICODE_GENERAL_CATEGORY_SPACE_SEPARATOR:
    case HB_UNICODE_GENERAL_CATEGORY_FORMAT:
        return true;
    default:
        return false;
    }
}

// Zero-width and direction marks are never drawn, so no face needs to have them.
bool is_invisible(char32_t character) {
    return character == U'\n' ||
           hb_unicode_general_category(hb_unicode_funcs_get_default(), character) ==
               HB_UNICODE_GENERAL_CATEGORY_FORMAT;
}

class FaceChooser {
  public:
    FaceChooser(const FontSet& fonts, FontStyle style)
        : fonts_(fonts)
        , style_(style)
        , face_(fonts.faces_of(style).front()) {}

    // Nothing when no face has it.
    std::optional<FaceIndex> choose(char32_t character) {
        if (is_invisible(character)) return face_;
        if (follows_its_neighbour(character) && fonts_.face(face_).glyph_of(character))
            return face_;
        const auto found = fonts_.face_for(style_, character);
        if (found) face_ = *found;
        return found;
    }

  private:
    const FontSet& fonts_;
    FontStyle style_;
    FaceIndex face_;
};

} // namespace

Characters characters_of(const RichText& text, const FontSet& fonts, Family family,
                         Direction direction) {
    Characters characters;
    scales::Findings findings;
    std::set<char32_t> reported;
    for (const TextRun& run : text) {
        FaceChooser chooser(fonts, {family, run.emphasis});
        for (std::size_t position = 0; position < run.text.size();) {
            const auto character = scales::next_code_point(run.text, position);
            scales::ensure(character.has_value(), "words reach the typesetter as sound UTF-8");
            const auto face = chooser.choose(*character);
            if (!face && reported.insert(*character).second)
                findings.push_back(missing_glyph(*character, run.text));
            characters.text += *character;
            characters.faces.push_back(face.value_or(0));
        }
    }
    scales::refuse_errors(findings);
    characters.levels = embedding_levels(characters.text, direction);
    return characters;
}

} // namespace dubrovnik::invoicing::typesetting
