#include "invoicing/typesetting/document.hpp"

#include "invoicing/typesetting/bidirectional.hpp"
#include "invoicing/typesetting/pdf_writer.hpp"
#include "scales/utf8.hpp"

#include <algorithm>
#include <tuple>

namespace dubrovnik::invoicing::typesetting {

namespace {

// The marks that order a line on a page would show as boxes in a window's title.
std::string without_direction_marks(const std::string& text) {
    std::string kept;
    for (std::size_t position = 0; position < text.size();) {
        const auto character = scales::next_code_point(text, position);
        if (character && !is_direction_mark(*character)) scales::append_utf8(kept, *character);
    }
    return kept;
}

} // namespace

Document::Document(Typesetter& typesetter, DocumentProperties properties, PageSize size)
    : typesetter_(typesetter)
    , properties_(std::move(properties))
    , size_(size)
    , glyph_use_(typesetter.fonts()) {
    for (auto* text : {&properties_.title, &properties_.author, &properties_.subject})
        *text = without_direction_marks(*text);
}

Page& Document::add_page() {
    return *pages_.emplace_back(std::make_unique<Page>(*this, size_, pages_.size()));
}

void Document::decorate(std::function<void(Page&, PageNumber)> draw) {
    decorations_.push_back(std::move(draw));
}

void Document::watermark(const Watermark& watermark) {
    watermark_ = watermark;
}

void Document::bookmark(Bookmark bookmark) {
    bookmark.title = without_direction_marks(bookmark.title);
    bookmarks_.push_back(std::move(bookmark));
}

void Document::attach(Attachment attachment) {
    attachments_.push_back(std::move(attachment));
}

std::string Document::finish() && {
    for (std::size_t index = 0; index < pages_.size(); ++index) {
        Page& page = *pages_[index];
        if (watermark_) draw_watermark(page, typesetter_, *watermark_);
        for (const auto& draw : decorations_)
            page.page_artifact(
                [&] { draw(page, {.number = index + 1, .page_count = pages_.size()}); });
        page.finish();
    }
    std::ranges::stable_sort(bookmarks_, {}, [](const Bookmark& bookmark) {
        return std::tuple(bookmark.page_index, bookmark.y);
    });
    return pdf_bytes({.fonts = typesetter_.fonts(),
                      .properties = properties_,
                      .pages = pages_,
                      .glyph_use = glyph_use_,
                      .structure = structure_,
                      .bookmarks = bookmarks_,
                      .attachments = attachments_});
}

} // namespace dubrovnik::invoicing::typesetting
