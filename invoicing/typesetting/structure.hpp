// Structure: what each part of a document is, as a tree in reading order (PDF 32000-1, 14.7).
//
// Readers for the blind, and programs that take text out, follow this tree, not the page. Elements
// are added in the order in which they are to be read; what is drawn is marked for the element that
// is open at that time. An element that nothing was drawn for is left out of the file, save for the
// cells of a table, which would be no table without its empty ones.
#pragma once

#include "invoicing/typesetting/geometry.hpp"
#include "invoicing/typesetting/paragraph.hpp"

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace dubrovnik::invoicing::typesetting {

enum class Tag {
    document,
    division, // parts that belong together
    heading_1,
    heading_2,
    heading_3,
    paragraph,
    list,
    list_item,
    list_label,
    list_body,
    table,
    row,
    column_head, // the head of the cells below it
    row_head,    // the head of the cells beside it
    cell,
    figure
};

// "H1", "TD": as the file says it.
const char* tag_name(Tag tag);

// What may hold text itself; the others hold elements, and text in them becomes a paragraph.
bool holds_text(Tag tag);

struct Element {
    Tag tag = Tag::paragraph;
    std::string alternative = {};       // of a figure, for those who cannot see it
    std::size_t column_count = 1;       // of a cell
    std::optional<Rectangle> area = {}; // of a figure, on its page
    // What is drawn for it, in logical order. Content runs from left to right: where a part of it
    // is read the other way, the file says the text itself (ActualText).
    std::u32string text = {};
    bool has_right_to_left = false;
};

using ElementId = std::size_t;

// A piece of a page's content, by its number there (MCID).
struct MarkedContent {
    std::size_t page_index = 0;
    int number = 0;
};

class Structure {
  public:
    Structure();

    // The last child of the element that is open.
    ElementId add(Element element);
    // Open while `add` runs: what it adds and draws belongs to that element.
    void within(ElementId element, const std::function<void()>& add);
    ElementId open() const noexcept { return open_; }
    const Element& element(ElementId id) const { return nodes_[id].element; }

    // The open element, or a new paragraph in it, if it holds no text itself.
    ElementId text_element();

    MarkedContent mark(ElementId element, std::size_t page_index);

    using Child = std::variant<ElementId, MarkedContent>;
    struct Node {
        Element element;
        ElementId parent = 0;
        std::vector<Child> children = {};
    };
    static constexpr ElementId root = 0;
    // By ElementId; a child comes after its parent. Without the children that are left out.
    std::vector<Node> kept() const;
    // By page and number: the element each piece of content belongs to.
    const std::vector<std::vector<ElementId>>& owners() const noexcept { return owners_; }

    void add_text(ElementId element, const Line& line);
    // Where a figure stands is known only when it is drawn.
    void place(ElementId figure, const Rectangle& area) { nodes_[figure].element.area = area; }

  private:
    std::vector<Node> nodes_;
    std::vector<std::vector<ElementId>> owners_;
    ElementId open_ = root;
};

} // namespace dubrovnik::invoicing::typesetting
