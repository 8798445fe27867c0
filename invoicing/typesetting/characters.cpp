#include "invoicing/typesetting/characters.hpp"

#include "scales/ensure.hpp"
#include "scales/finding.hpp"
#include "scales/utf8.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <hb.h>
#include <set>

namespace dubrovnik::invoicing::typesetting {

namespace {

scales::Finding missing_glyph(char32_t character, std::string run) {
    std::replace(run.begin(), run.end(), '\n', ' '); // a finding is one line
    std::string shown;
    if (character >= U' ') scales::append_utf8(shown, character);
    return {.code = "font.glyph",
            .message = fmt::format("no font has the character U+{:04X} \"{}\" of the text \"{}\"",
                                   static_cast<unsigned>(character), shown, run),
            .place = {},
            .hint = "write it in the letters of the document's language, or correct the text"};
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

// Each line that "\n" ends has a direction of its own. An amount, an IBAN or an address in Latin
// letters alone reads from left to right on a mirrored page, too; only its place is mirrored.
std::vector<Level> levels_by_line(std::u32string_view text, Direction direction) {
    std::vector<Level> levels;
    levels.reserve(text.size());
    while (!text.empty()) {
        const auto line = text.substr(0, std::min(text.find(U'\n'), text.size() - 1) + 1);
        const auto more =
            embedding_levels(line, has_right_to_left(line) ? direction : Direction::left_to_right);
        levels.insert(levels.end(), more.begin(), more.end());
        text.remove_prefix(line.size());
    }
    return levels;
}

// They have done their work once the levels are known; a glyph of theirs would only be noise in
// the text that is copied from the page.
void drop_direction_marks(Characters& characters) {
    std::size_t kept = 0;
    for (std::size_t index = 0; index < characters.text.size(); ++index) {
        if (is_direction_mark(characters.text[index])) continue;
        characters.text[kept] = characters.text[index];
        characters.faces[kept] = characters.faces[index];
        characters.levels[kept] = characters.levels[index];
        ++kept;
    }
    characters.text.resize(kept);
    characters.faces.resize(kept);
    characters.levels.resize(kept);
}

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
    characters.levels = levels_by_line(characters.text, direction);
    drop_direction_marks(characters);
    return characters;
}

} // namespace dubrovnik::invoicing::typesetting
