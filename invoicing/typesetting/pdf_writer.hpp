// PdfWriter: a finished layout becomes the bytes of a PDF file.
#pragma once

#include "invoicing/typesetting/document.hpp"

#include <memory>
#include <span>
#include <string>

namespace dubrovnik::invoicing::typesetting {

struct PdfSource {
    const BatchFonts& fonts;
    const DocumentProperties& properties;
    std::span<const std::unique_ptr<Page>> pages;
    const GlyphUse& glyph_use;
    const Structure& structure;
    std::span<const Bookmark> bookmarks; // in reading order
    std::span<const Attachment> attachments;
};

std::string pdf_bytes(const PdfSource& source);

} // namespace dubrovnik::invoicing::typesetting
