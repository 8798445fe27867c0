// Notice: a credit note, void notice or receipt letter as PDF.
#pragma once

#include "invoicing/notices/notice_content.hpp"
#include "invoicing/typesetting/typesetter.hpp"
#include "invoicing/words/templates.hpp"

#include <string>

namespace dubrovnik::invoicing {

// Throws Refused: template.*, font.glyph, layout.overflow, document.address.
std::string render_notice(const NoticeContent& content, const Templates& templates,
                          typesetting::Typesetter& typesetter);

} // namespace dubrovnik::invoicing
