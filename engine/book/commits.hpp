// Commits: how many transactions this process has brought into a book.
//
// Whoever catches trouble at the program's edge can tell by it whether something was recorded
// before, whichever verb it was and however far it had come.
#pragma once

#include <cstdint>

namespace dubrovnik::engine::book {

std::uint64_t commits_so_far() noexcept;

} // namespace dubrovnik::engine::book
