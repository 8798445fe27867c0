#include "invoicing/typesetting/block.hpp"

#include <algorithm>

namespace dubrovnik::invoicing::typesetting {

namespace {

// Sums of many line heights may exceed the page's height by a rounding error.
constexpr double tolerance = 0.001;

std::size_t first_break(const Block& block) {
    std::size_t count = std::min(block.fewest, block.pieces.size());
    // What would be left alone comes along.
    if (block.pieces.size() - count < block.fewest) count = block.pieces.size();
    while (count < block.pieces.size() && count > 0 && block.pieces[count - 1].keep_with_next)
        ++count;
    return count;
}

} // namespace

double Block::height() const {
    double sum = head.height;
    for (const Piece& piece : pieces) sum += piece.height;
    return sum;
}

std::size_t fitting_count(const Block& block, std::size_t first, double room) {
    const std::size_t left = block.pieces.size() - first;
    std::vector<double> sums{0};
    for (std::size_t index = first; index < block.pieces.size(); ++index)
        sums.push_back(sums.back() + block.pieces[index].height);
    if (sums[left] <= room + tolerance) return left;
    std::size_t count = 0;
    while (sums[count + 1] + block.carried_height <= room + tolerance) ++count;
    if (left >= block.fewest) count = std::min(count, left - block.fewest);
    while (count > 0 && block.pieces[first + count - 1].keep_with_next) --count;
    return count < block.fewest ? 0 : count;
}

double least_height(const Block& block) {
    double sum = block.head.height;
    const std::size_t count = first_break(block);
    for (std::size_t index = 0; index < count; ++index) sum += block.pieces[index].height;
    return count < block.pieces.size() ? sum + block.carried_height : sum;
}

} // namespace dubrovnik::invoicing::typesetting
