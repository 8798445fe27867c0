// Document: pages, bookmarks and properties; the same calls give the same bytes, always.
//
// No clock: a date appears only when handed in. The file's ID is made from its content. Several
// documents may be made at once, each by one thread, with that thread's own Typesetter.
#pragma once

#include "invoicing/typesetting/attachment.hpp"
#include "invoicing/typesetting/glyph_use.hpp"
#include "invoicing/typesetting/outline.hpp"
#include "invoicing/typesetting/page.hpp"
#include "invoicing/typesetting/structure.hpp"
#include "invoicing/typesetting/watermark.hpp"
#include "scales/day.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace dubrovnik::invoicing::typesetting {

struct DocumentProperties {
    std::string title; // shown in the window's title bar
    std::string author = {};
    std::string subject = {};
    std::string keywords = {};
    std::string creator = {}; // the program
    Language language = {};
    std::optional<scales::Day> created_on = std::nullopt;
};

struct PageNumber {
    std::size_t number = 0; // from 1
    std::size_t page_count = 0;
};

class Document {
  public:
    // The typesetter must live as long as the document.
    Document(Typesetter& typesetter, DocumentProperties properties, PageSize size = a4);
    Document(const Document&) = delete;
    Document& operator=(const Document&) = delete;
    ~Document() = default;

    Page& add_page();
    Page& page(std::size_t index) { return *pages_[index]; }
    std::size_t page_count() const noexcept { return pages_.size(); }

    // Called for every page once all are laid out: headers, footers, "Page 1 of 3". What it draws
    // is decoration (an artifact).
    void decorate(std::function<void(Page&, PageNumber)> draw);
    // Across every page, under its text.
    void watermark(const Watermark& watermark);
    void bookmark(Bookmark bookmark);
    void attach(Attachment attachment);

    const DocumentProperties& properties() const noexcept { return properties_; }
    Typesetter& typesetter() noexcept { return typesetter_; }
    GlyphUse& glyph_use() noexcept { return glyph_use_; }
    Structure& structure() noexcept { return structure_; }

    // The PDF. The document is used up. Throws Refused: what drawing the decorations throws.
    std::string finish() &&;

  private:
    Typesetter& typesetter_;
    DocumentProperties properties_;
    PageSize size_;
    std::vector<std::unique_ptr<Page>> pages_;
    GlyphUse glyph_use_;
    Structure structure_;
    std::vector<Bookmark> bookmarks_;
    std::vector<Attachment> attachments_;
    std::vector<std::function<void(Page&, PageNumber)>> decorations_;
    std::optional<Watermark> watermark_;
};

} // namespace dubrovnik::invoicing::typesetting
