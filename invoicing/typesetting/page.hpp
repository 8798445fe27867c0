// Page: drawing on one sheet. Coordinates run from the top left corner, in points.
//
// What is drawn first is read first: text is extracted in the order of the calls. Nothing is
// measured by eye: every call that sets text says how much room it took.
//
// Everything is part of the document's structure without the caller's doing: text is a paragraph of
// its own, unless an element is open that holds text itself (tagged()); lines and areas are
// artifacts, unless they belong to a figure.
#pragma once

#include "invoicing/typesetting/content.hpp"
#include "invoicing/typesetting/geometry.hpp"
#include "invoicing/typesetting/paragraph.hpp"
#include "invoicing/typesetting/path.hpp"
#include "invoicing/typesetting/structure.hpp"
#include "invoicing/typesetting/typesetter.hpp"

#include <cstddef>
#include <functional>
#include <optional>
#include <string_view>

namespace dubrovnik::invoicing::typesetting {

class Document;

// Where a single line stands: `x` is its left end, right end or middle, as `alignment` says.
struct TextPlace {
    double x = 0;
    double baseline = 0;
    Alignment alignment = Alignment::left;
    double width_at_most = 0; // 0: no limit; else Refused layout.overflow
};

struct BoxPlace {
    double x = 0;
    double top = 0;
    double width = 0;
};

class Page {
  public:
    Page(Document& document, PageSize size, std::size_t index);

    PageSize size() const noexcept { return size_; }
    const Language& language() const;

    // Draws one line and answers its width.
    double text(const TextPlace& place, const RichText& text, const TextStyle& style);
    double text(const TextPlace& place, std::string_view text, const TextStyle& style);
    // The width that such a line would have.
    double width(const RichText& text, const TextStyle& style) const;

    // Draws a paragraph and answers its height; page breaks are the Flow's business.
    double paragraph(const BoxPlace& place, const RichText& text, const ParagraphStyle& style);

    void line(Point from, Point to, const Stroke& stroke);
    void rectangle(const Rectangle& area, const Paint& paint);
    void path(const Path& path, const Paint& paint);
    // A path whose coordinates count the squares of a grid, such as a code's: short when written.
    void path(const Path& path, const Paint& paint, const Grid& grid);
    // As wide and as high as the area, which should have the picture's proportions.
    void picture(const Picture& picture, const Rectangle& area);

    // Draws lines that were set before (the Flow and the tables use it).
    void set_line(const Line& line, const TextStyle& style, Point left_of_baseline);

    // What `draw` draws is that element, or lies in it.
    void tagged(Element element, const std::function<void()>& draw);
    void within(ElementId element, const std::function<void()>& draw);

    // What `draw` draws is decoration: readers for the blind skip it.
    void artifact(const std::function<void()>& draw);
    // The same, for what stands on every page: heads, feet, page numbers.
    void page_artifact(const std::function<void()>& draw);
    // The same, under everything else on this page, whenever it is drawn.
    void beneath(const std::function<void()>& draw);

    // Nothing may be drawn any more.
    void finish();

    const Content& content() const noexcept { return content_; }
    const Content& underlay() const noexcept { return underlay_; }

  private:
    void draw_artifact(Mark::Kind kind, const std::function<void()>& draw);
    void mark_element(ElementId element);
    void mark_text();
    void mark_graphics();
    // Text that is to be read as one: lines of a paragraph, wherever they are drawn.
    void as_text(const std::function<void()>& draw);

    Document& document_;
    PageSize size_;
    std::size_t index_;
    Content content_;
    Content underlay_;
    Content* current_;
    std::optional<Mark::Kind> artifact_; // the kind, while one is drawn
};

} // namespace dubrovnik::invoicing::typesetting
