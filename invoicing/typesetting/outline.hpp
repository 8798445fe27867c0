// Outline: the bookmarks beside a document, each leading to a place on a page.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace dubrovnik::invoicing::typesetting {

struct Bookmark {
    std::string title;
    std::size_t page_index = 0; // from 0
    double y = 0;               // from the page's top
    int level = 1;              // 1: topmost; a level below hangs under the last of the level above
};

// How one item is linked with the others, by their indexes.
struct OutlineLinks {
    std::optional<std::size_t> parent;
    std::optional<std::size_t> previous;
    std::optional<std::size_t> next;
    std::optional<std::size_t> first_child;
    std::optional<std::size_t> last_child;
    std::size_t descendant_count = 0;
};

// One per level, in the same order. A level that is skipped (1, then 3) counts as the next deeper.
std::vector<OutlineLinks> outline_links(std::span<const int> levels);

} // namespace dubrovnik::invoicing::typesetting
