#include "cli/verbs/report_fonts.hpp"

#include "cli/edge/printing_files.hpp"

namespace dubrovnik::cli {

namespace typesetting = invoicing::typesetting;

typesetting::BatchFonts load_paper_fonts(const Context& context,
                                         const invoicing::PaperLanguage& language) {
    auto repertoire = typesetting::basic_latin();
    repertoire.add(language.templates.text_in(language.tag));
    for (const auto& state : language.states.all())
        repertoire.add(language.states.name_in(state.code, language.tag));
    const auto fonts = typesetting::FontSet::load(
        typesetting::language_font_files(context.data.fonts, language.tag));
    // Papers are set in the upright sans; the few words in bold bring a cut of their own.
    const typesetting::FontStyle sans{.family = typesetting::Family::sans,
                                      .emphasis = typesetting::Emphasis::regular};
    return {fonts, load_archive(context), typesetting::Repertoires{{sans, repertoire}}};
}

} // namespace dubrovnik::cli
