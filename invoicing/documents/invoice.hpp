// Invoice: one biller's invoice to one State, with its annex.
#pragma once

#include "invoicing/documents/invoice_content.hpp"
#include "invoicing/typesetting/typesetter.hpp"
#include "invoicing/words/templates.hpp"

#include <string>

namespace dubrovnik::invoicing {

// The PDF; the same bytes whether printed alone or in a batch. Throws Refused: template.*,
// font.glyph, layout.overflow.
std::string render_invoice(const InvoiceContent& content, const Templates& templates,
                           typesetting::Typesetter& typesetter);

} // namespace dubrovnik::invoicing
