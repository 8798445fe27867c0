// One life of a process between two failures of the power: what it did, and what it told.
//
// Each runs in a child of its own, because a process ends with its power. What it promised is
// told through a pipe: before each commit what the book is about to be, after it that it is.
#pragma once

#include "engine/book/sha256.hpp"
#include "tests/faults/child.hpp"
#include "tests/faults/power_disk.hpp"

#include <filesystem>
#include <optional>
#include <string>

namespace dubrovnik::faults {

// What the harness knows the book must hold.
struct Promised {
    engine::book::Hash acknowledged; // the head of the chain after the newest acknowledged commit
    std::optional<engine::book::Hash> in_flight; // after the one that was under way
    std::int64_t commits = 0;
};

// Works at the book until the power goes. Takes what is acknowledged over into `promised`; gives
// what went wrong before, or "".
struct Life {
    std::filesystem::path book;
    std::uint64_t seed;
    PowerPlan power;
    bool little_memory; // SQLite must write pages before the commit
};
std::string live(const Life& life, Promised& promised);

} // namespace dubrovnik::faults
