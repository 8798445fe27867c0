// PdfOutline: bookmarks as PDF's linked tree of outline items (PDF 32000-1, 12.3.3).
#pragma once

#include "invoicing/typesetting/haru.hpp"
#include "invoicing/typesetting/outline.hpp"

#include <span>

namespace dubrovnik::invoicing::typesetting {

// Without bookmarks nothing is added.
void add_outline(HaruDocument& document, std::span<const PlacedPage> pages,
                 std::span<const Bookmark> bookmarks);

} // namespace dubrovnik::invoicing::typesetting
