// PdfMetadata: what a document says of itself, twice (as PDF has it and as XMP), and what it needs
// to be kept for long: the meaning of its colours, its language, its attachments.
#pragma once

#include "invoicing/typesetting/document.hpp"
#include "invoicing/typesetting/haru.hpp"
#include "invoicing/typesetting/xmp.hpp"

#include <span>

namespace dubrovnik::invoicing::typesetting {

void add_properties(HaruDocument& document, const DocumentProperties& properties,
                    ArchiveClaim claim);

void add_output_intent(HaruDocument& document, const ColourProfile& colours);

// Each is part of the document's data (ISO 19005-3, annex E).
void add_attachments(HaruDocument& document, std::span<const Attachment> attachments,
                     const std::optional<scales::Day>& day);

} // namespace dubrovnik::invoicing::typesetting
