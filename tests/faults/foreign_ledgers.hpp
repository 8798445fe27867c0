// The exports of a book, read by hledger, ledger and bean-check: each balance must be the double's
// to the cent, and a cent that is planted in one posting must be noticed by all three.
#pragma once

#include "engine/book/book.hpp"
#include "tests/faults/double_ledger.hpp"

#include <cstdint>
#include <filesystem>
#include <string>

namespace dubrovnik::faults {

// The first of the programs that is absent, or "".
std::string absent_foreign_ledger();

// What they make of the book, or "" when all agree. Files are written to `folder`; `seed` chooses
// where the cent is planted.
std::string foreign_disagreement(const engine::book::Book& book, const DoubleLedger& ledger,
                                 const std::filesystem::path& folder, std::uint64_t seed);

} // namespace dubrovnik::faults
