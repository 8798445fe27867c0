// PdfStructure: the tree of elements as PDF's structure (PDF 32000-1, 14.7 and 14.8).
#pragma once

#include "invoicing/typesetting/haru.hpp"
#include "invoicing/typesetting/structure.hpp"

#include <span>

namespace dubrovnik::invoicing::typesetting {

void add_structure(HaruDocument& document, std::span<const PlacedPage> pages,
                   const Structure& structure);

} // namespace dubrovnik::invoicing::typesetting
