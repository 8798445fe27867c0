#include "invoicing/typesetting/pdf_outline.hpp"

#include "scales/ensure.hpp"

#include <vector>

namespace dubrovnik::invoicing::typesetting {

namespace {

HaruDictionary item_of(HaruDocument& document, std::span<const PlacedPage> pages,
                       const Bookmark& bookmark) {
    scales::ensure(bookmark.page_index < pages.size(), "a bookmark leads to a page");
    const PlacedPage& page = pages[bookmark.page_index];
    HaruArray destination = document.array();
    destination.add(page.page).name("XYZ").integer(0).real(page.height - bookmark.y).null();
    HaruDictionary item = document.indirect_dictionary();
    item.text("Title", bookmark.title).add("Dest", destination);
    return item;
}

} // namespace

void add_outline(HaruDocument& document, std::span<const PlacedPage> pages,
                 std::span<const Bookmark> bookmarks) {
    if (bookmarks.empty()) return;
    std::vector<int> levels;
    std::vector<HaruDictionary> items;
    HaruDictionary root = document.indirect_dictionary();
    for (const Bookmark& bookmark : bookmarks) {
        levels.push_back(bookmark.level);
        items.push_back(item_of(document, pages, bookmark));
    }
    const std::vector<OutlineLinks> links = outline_links(levels);
    const auto link = [&](std::size_t item, const char* key, std::optional<std::size_t> other) {
        if (other) items[item].add(key, items[*other]);
    };
    std::optional<std::size_t> first_top, last_top;
    for (std::size_t item = 0; item < items.size(); ++item) {
        items[item].add("Parent", links[item].parent ? items[*links[item].parent] : root);
        link(item, "Prev", links[item].previous);
        link(item, "Next", links[item].next);
        link(item, "First", links[item].first_child);
        link(item, "Last", links[item].last_child);
        if (links[item].first_child) items[item].number("Count", links[item].descendant_count);
        if (links[item].parent) continue;
        if (!first_top) first_top = item;
        last_top = item;
    }
    root.name("Type", "Outlines").number("Count", items.size());
    root.add("First", items[*first_top]).add("Last", items[*last_top]);
    document.catalog().add("Outlines", root).name("PageMode", "UseOutlines");
}

} // namespace dubrovnik::invoicing::typesetting
