#include "invoicing/typesetting/structure.hpp"

#include "scales/ensure.hpp"

#include <algorithm>

namespace dubrovnik::invoicing::typesetting {

namespace {

bool is_cell(Tag tag) {
    return tag == Tag::cell || tag == Tag::column_head || tag == Tag::row_head;
}

} // namespace

const char* tag_name(Tag tag) {
    switch (tag) {
    case Tag::document:
        return "Document";
    case Tag::division:
        return "Div";
    case Tag::heading_1:
        return "H1";
    case Tag::heading_2:
        return "H2";
    case Tag::heading_3:
        return "H3";
    case Tag::paragraph:
        return "P";
    case Tag::list:
        return "L";
    case Tag::list_item:
        return "LI";
    case Tag::list_label:
        return "Lbl";
    case Tag::list_body:
        return "LBody";
    case Tag::table:
        return "Table";
    case Tag::row:
        return "TR";
    case Tag::column_head:
    case Tag::row_head:
        return "TH";
    case Tag::cell:
        return "TD";
    case Tag::figure:
        break;
    }
    return "Figure";
}

bool holds_text(Tag tag) {
    return tag != Tag::document && tag != Tag::division && tag != Tag::list &&
           tag != Tag::list_item && tag != Tag::table && tag != Tag::row;
}

Structure::Structure()
    : nodes_{{.element = {.tag = Tag::document}}} {}

ElementId Structure::add(Element element) {
    const ElementId id = nodes_.size();
    nodes_[open_].children.emplace_back(id);
    nodes_.push_back({.element = std::move(element), .parent = open_});
    return id;
}

void Structure::within(ElementId element, const std::function<void()>& add) {
    const ElementId outer = open_;
    open_ = element;
    add();
    open_ = outer;
}

ElementId Structure::text_element() {
    return holds_text(nodes_[open_].element.tag) ? open_ : add({.tag = Tag::paragraph});
}

MarkedContent Structure::mark(ElementId element, std::size_t page_index) {
    scales::ensure(holds_text(nodes_[element].element.tag), "content belongs to what may hold it");
    if (owners_.size() <= page_index) owners_.resize(page_index + 1);
    auto& owners = owners_[page_index];
    const MarkedContent content{.page_index = page_index,
                                .number = static_cast<int>(owners.size())};
    owners.push_back(element);
    nodes_[element].children.emplace_back(content);
    return content;
}

void Structure::add_text(ElementId id, const Line& line) {
    Element& element = nodes_[id].element;
    std::vector<const ShapedWord*> words(line.pieces.size());
    for (const LinePiece& piece : line.pieces) words.at(piece.reading_order) = piece.word.get();
    for (const ShapedWord* word : words) {
        element.text += word->characters;
        element.has_right_to_left = element.has_right_to_left || word->right_to_left;
    }
    if (line.space) element.text += U' ';
}

// Children stand behind their parents: from the back, each is known to be empty or not.
std::vector<Structure::Node> Structure::kept() const {
    std::vector<Node> kept = nodes_;
    const auto is_empty = [&](const Child& child) {
        const auto* id = std::get_if<ElementId>(&child);
        return id != nullptr && kept[*id].children.empty() && !is_cell(kept[*id].element.tag);
    };
    for (auto node = kept.rbegin(); node != kept.rend(); ++node)
        std::erase_if(node->children, is_empty);
    return kept;
}

} // namespace dubrovnik::invoicing::typesetting
