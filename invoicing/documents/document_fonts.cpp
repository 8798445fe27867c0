#include "invoicing/documents/document_fonts.hpp"

#include "scales/ensure.hpp"

namespace dubrovnik::invoicing {

namespace {

using typesetting::Repertoire;

// Cyrillic is for Russian alone; letters of other scripts come with the document that has them.
bool is_written(char32_t character, std::string_view language) {
    if (character >= 0x0400 && character <= 0x052F) return language == "ru";
    return character < 0x0590 || (character >= 0x2000 && character < 0x2E80);
}

// In Arabic and Chinese each document is cut for itself: their letters and characters are many and
// large, and beside them few Latin ones are used.
typesetting::Repertoires repertoires_of(const Repertoire& whole, std::string_view language) {
    if (language == "ar" || language == "zh") return {};
    Repertoire repertoire;
    for (const char32_t character : whole.characters())
        if (is_written(character, language)) repertoire.add_range(character, character);
    using typesetting::Emphasis;
    using typesetting::Family;
    return {{{Family::serif, Emphasis::regular}, repertoire},
            {{Family::sans, Emphasis::regular}, repertoire}};
}

} // namespace

void DocumentFonts::add(const std::string& language, const Repertoire& repertoire,
                        typesetting::BatchFonts::Cut cut) {
    fonts_.insert_or_assign(
        language,
        typesetting::BatchFonts(typesetting::FontSet::load(
                                    typesetting::language_font_files(folder_, language), loaded_),
                                archive_, repertoires_of(repertoire, language), cut));
}

const typesetting::BatchFonts& DocumentFonts::of(std::string_view language) const {
    scales::ensure(!fonts_.empty(), "documents are printed in some language");
    // A language that has no words yet is refused by the words, with a hint; until then any will
    // do.
    const auto found = fonts_.find(language);
    return found == fonts_.end() ? fonts_.begin()->second : found->second;
}

typesetting::Typesetter& DocumentTypesetters::of(const std::string& language) {
    auto& typesetter = typesetters_[language];
    if (!typesetter) typesetter = std::make_unique<typesetting::Typesetter>(fonts_.of(language));
    return *typesetter;
}

} // namespace dubrovnik::invoicing
