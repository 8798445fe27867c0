// What must hold of a book after the power came back.
#pragma once

#include "tests/faults/power_life.hpp"

#include <cstdint>
#include <filesystem>
#include <string>

namespace dubrovnik::faults {

enum class Damage { none, lost_acknowledgement, damaged };

struct Condition {
    Damage damage;
    std::string what; // "" when there is none
};

// Opens the book as the program does, in a process of its own; checks it through the program and
// through plain SQLite; and goes on with it: one more transaction must succeed. Takes the head of
// that over into `promised`.
Condition condition(const std::filesystem::path& book, std::uint64_t seed, Promised& promised);

// What plain SQLite finds wrong, or "": its own checks, the sums, the numbers.
std::string plain_unsoundness(const std::filesystem::path& book);

// Whether that head was ever the newest one of this book.
bool chain_has(const std::filesystem::path& book, const engine::book::Hash& head);

// The first of these checks alone: sound by `verify --deep` and by plain SQLite. Throws, or gives
// what is wrong.
std::string unsoundness(const std::filesystem::path& book);

} // namespace dubrovnik::faults
