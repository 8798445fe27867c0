#include "invoicing/typesetting/outline.hpp"

namespace dubrovnik::invoicing::typesetting {

std::vector<OutlineLinks> outline_links(std::span<const int> levels) {
    std::vector<OutlineLinks> links(levels.size());
    std::vector<std::size_t> open; // the last item of each level above
    std::optional<std::size_t> last_top;
    for (std::size_t item = 0; item < levels.size(); ++item) {
        while (!open.empty() && levels[open.back()] >= levels[item]) open.pop_back();
        if (!open.empty()) links[item].parent = open.back();
        auto& last = links[item].parent ? links[*links[item].parent].last_child : last_top;
        if (last) {
            links[item].previous = last;
            links[*last].next = item;
        } else if (links[item].parent) {
            links[*links[item].parent].first_child = item;
        }
        last = item;
        for (const std::size_t ancestor : open) ++links[ancestor].descendant_count;
        open.push_back(item);
    }
    return links;
}

} // namespace dubrovnik::invoicing::typesetting
