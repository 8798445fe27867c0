#include "cli/verbs/report_fonts.hpp"

namespace dubrovnik::cli {

namespace typesetting = invoicing::typesetting;

typesetting::BatchFonts load_paper_fonts(const Context& context, const scales::States& states) {
    auto repertoire = typesetting::basic_latin();
    for (const auto& state : states.all()) repertoire.add(state.name);
    const auto fonts = typesetting::FontSet::load(typesetting::noto_font_files(context.data.fonts));
    // Papers are set in the upright sans; the few words in bold bring a cut of their own.
    const typesetting::FontStyle sans{.family = typesetting::Family::sans,
                                      .emphasis = typesetting::Emphasis::regular};
    return {fonts, typesetting::Repertoires{{sans, repertoire}}};
}

} // namespace dubrovnik::cli
