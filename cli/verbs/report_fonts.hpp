// The fonts of the papers. They depend on nothing of the office but its words.
#pragma once

#include "cli/edge/context.hpp"
#include "invoicing/reports/papers/paper_words.hpp"
#include "invoicing/typesetting/font_subset.hpp"

namespace dubrovnik::cli {

// Cut for the paper's words and the names of all States in its language. Throws Refused:
// font.missing, font.unusable.
invoicing::typesetting::BatchFonts load_paper_fonts(const Context& context,
                                                    const invoicing::PaperLanguage& language);

} // namespace dubrovnik::cli
