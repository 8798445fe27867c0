// The fonts of the papers. They depend on nothing of the office, so that a paper's bytes do not.
#pragma once

#include "cli/edge/context.hpp"
#include "invoicing/typesetting/font_subset.hpp"
#include "scales/states.hpp"

namespace dubrovnik::cli {

// Cut for the names of all States. Throws Refused: font.missing, font.unusable.
invoicing::typesetting::BatchFonts load_paper_fonts(const Context& context,
                                                    const scales::States& states);

} // namespace dubrovnik::cli
