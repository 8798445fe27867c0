// Block: a part of the flow, cut into the pieces between which a page may end.
#pragma once

#include "invoicing/typesetting/page.hpp"

#include <cstddef>
#include <functional>
#include <vector>

namespace dubrovnik::invoicing::typesetting {

struct Piece {
    double height = 0;
    std::function<void(Page&, Point top_left)> draw = {};
    bool keep_with_next = false;
};

struct Block {
    std::vector<Piece> pieces = {};
    Piece head = {};           // on every page the block stands on; without `draw`: none
    double carried_height = 0; // of the sub-total at a page's foot and under the next head
    std::function<void(Page&, Point top_left, std::size_t piece_count)> draw_carried = {};
    // The fewest pieces that may stand alone before and after a page's end.
    std::size_t fewest = 1;
    double space_before = 0;
    double space_after = 0;
    bool keep_with_next = false;

    double height() const; // of all pieces and one head, without the spaces
};

// How many pieces, from `first` on, go on a page that has `room` left; 0: none, take a new page.
// `room` is what the head leaves.
std::size_t fitting_count(const Block& block, std::size_t first, double room);

// The least room that lets the block begin: head and first pieces.
double least_height(const Block& block);

} // namespace dubrovnik::invoicing::typesetting
