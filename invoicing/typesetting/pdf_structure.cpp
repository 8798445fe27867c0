#include "invoicing/typesetting/pdf_structure.hpp"

#include "scales/utf8.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dubrovnik::invoicing::typesetting {

namespace {

std::string utf8(std::u32string_view text) {
    std::string bytes;
    for (const char32_t character : text) scales::append_utf8(bytes, character);
    return bytes;
}

class StructureWriter {
  public:
    StructureWriter(HaruDocument& document, std::span<const PlacedPage> pages,
                    const Structure& structure)
        : document_(document)
        , pages_(pages)
        , structure_(structure)
        , nodes_(structure.kept()) {}

    void write() {
        document_.begin_structure();
        HaruDictionary root = document_.indirect_dictionary();
        root.name("Type", "StructTreeRoot");
        made_.resize(nodes_.size());
        root.add("K", write_element(Structure::root, root));
        root.add("ParentTree", parent_tree()).number("ParentTreeNextKey", pages_.size());
        HaruDictionary marked = document_.dictionary();
        marked.boolean("Marked", true);
        document_.catalog().add("MarkInfo", marked).add("StructTreeRoot", root);
    }

  private:
    HaruDictionary write_element(ElementId id, const HaruDictionary& parent) {
        const Structure::Node& node = nodes_[id];
        HaruDictionary element = document_.indirect_dictionary();
        made_[id] = element;
        element.name("S", tag_name(node.element.tag)).add("P", parent);
        const auto page = page_of(node);
        if (page) element.add("Pg", pages_[*page].page);
        add_attributes(element, node, page);
        add_children(element, node, page);
        return element;
    }

    // Of the first content; content on other pages says so itself.
    static std::optional<std::size_t> page_of(const Structure::Node& node) {
        for (const Structure::Child& child : node.children)
            if (const auto* content = std::get_if<MarkedContent>(&child))
                return content->page_index;
        return std::nullopt;
    }

    void add_attributes(HaruDictionary& element, const Structure::Node& node,
                        std::optional<std::size_t> page) {
        const auto& [tag, alternative, column_count, area, text, turns] = node.element;
        if (!alternative.empty())
            element.text("Alt", alternative);
        else if (turns)
            element.text("ActualText", utf8(text));
        const bool is_head = tag == Tag::column_head || tag == Tag::row_head;
        if (is_head || column_count > 1) {
            HaruDictionary table = document_.dictionary();
            table.name("O", "Table");
            if (is_head) table.name("Scope", tag == Tag::column_head ? "Column" : "Row");
            if (column_count > 1) table.number("ColSpan", column_count);
            element.add("A", table);
        }
        if (tag == Tag::figure && area && page) element.add("A", layout_of(*area, *page));
    }

    HaruDictionary layout_of(const Rectangle& area, std::size_t page) {
        const double bottom = pages_[page].height - area.y - area.height;
        HaruArray box = document_.array();
        box.real(area.x).real(bottom).real(area.x + area.width).real(bottom + area.height);
        HaruDictionary layout = document_.dictionary();
        layout.name("O", "Layout").add("BBox", box);
        return layout;
    }

    void add_children(HaruDictionary& element, const Structure::Node& node,
                      std::optional<std::size_t> page) {
        if (node.children.empty()) return;
        if (node.children.size() == 1 && page) {
            element.integer("K", std::get<MarkedContent>(node.children.front()).number);
            return;
        }
        HaruArray children = document_.array();
        element.add("K", children);
        for (const Structure::Child& child : node.children)
            if (const auto* id = std::get_if<ElementId>(&child))
                children.add(write_element(*id, element));
            else
                add_content(children, std::get<MarkedContent>(child), page);
    }

    void add_content(HaruArray& children, const MarkedContent& content,
                     std::optional<std::size_t> page) {
        if (content.page_index == page) {
            children.integer(content.number);
            return;
        }
        HaruDictionary reference = document_.dictionary();
        reference.name("Type", "MCR").add("Pg", pages_[content.page_index].page);
        reference.integer("MCID", content.number);
        children.add(reference);
    }

    // From each piece of content back to its element, page by page.
    HaruDictionary parent_tree() {
        HaruArray numbers = document_.array();
        for (std::size_t page = 0; page < structure_.owners().size(); ++page) {
            HaruArray owners = document_.array();
            for (const ElementId owner : structure_.owners()[page]) owners.add(*made_[owner]);
            numbers.integer(static_cast<int>(page)).add(owners);
            HaruDictionary(pages_[page].page).number("StructParents", page).name("Tabs", "S");
        }
        HaruDictionary tree = document_.indirect_dictionary();
        tree.add("Nums", numbers);
        return tree;
    }

    HaruDocument& document_;
    std::span<const PlacedPage> pages_;
    const Structure& structure_;
    std::vector<Structure::Node> nodes_;
    std::vector<std::optional<HaruDictionary>> made_;
};

} // namespace

void add_structure(HaruDocument& document, std::span<const PlacedPage> pages,
                   const Structure& structure) {
    StructureWriter(document, pages, structure).write();
}

} // namespace dubrovnik::invoicing::typesetting
