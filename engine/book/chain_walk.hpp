// The walk along the chain: every link against the row it stands for, every row against its link.
#pragma once

#include "engine/book/connection.hpp"
#include "engine/book/sha256.hpp"
#include "scales/finding.hpp"

#include <cstdint>
#include <optional>

namespace dubrovnik::engine::book {

struct ChainWalk {
    scales::Findings findings; // the first break, or none
    std::int64_t links = 0;    // walked
    Hash head{};
    bool met_known_head = false;
};

// Each table is read once, in the order of its ids: in a sound book that is the order of its
// links. Stops at the first break. Codes: verify.chain, verify.row-outside.
ChainWalk walk_chain(Connection& connection, const std::optional<Hash>& known_head);

} // namespace dubrovnik::engine::book
