// Xmp: what a document says of itself, as XML (ISO 16684-1): the same as its information
// dictionary.
#pragma once

#include "invoicing/typesetting/document.hpp"

#include <string>

namespace dubrovnik::invoicing::typesetting {

struct ArchiveClaim {
    int part = 3;
    char level = 'B'; // A: tagged, with the text of every glyph
};

std::string xmp_packet(const DocumentProperties& properties, const std::string& producer,
                       ArchiveClaim claim);

} // namespace dubrovnik::invoicing::typesetting
