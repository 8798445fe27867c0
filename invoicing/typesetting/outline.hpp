// Outline: the bookmarks beside a document, each leading to a place on a page.
#pragma once

#include <cstddef>
#include <string>

namespace dubrovnik::invoicing::typesetting {

struct Bookmark {
    std::string title;
    std::size_t page_index = 0; // from 0
    double y = 0;               // from the page's top
    int level = 1;              // 1: topmost; a level below hangs under the last of the level above
};

} // namespace dubrovnik::invoicing::typesetting
