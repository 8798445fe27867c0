// Letter: the joint letter of UNOG and the President on one page.
#pragma once

#include "invoicing/documents/letter_content.hpp"
#include "invoicing/typesetting/typesetter.hpp"
#include "invoicing/words/templates.hpp"

#include <string>

namespace dubrovnik::invoicing {

// The PDF; the same bytes whether printed alone or in a batch. Throws Refused: template.*,
// font.glyph, layout.overflow, letter.too-long (it must be one page).
std::string render_letter(const LetterContent& content, const Templates& templates,
                          typesetting::Typesetter& typesetter);

} // namespace dubrovnik::invoicing
