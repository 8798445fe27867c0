// Recordable: may something be recorded on this day? A dry run asks what a write would ask.
#pragma once

#include "engine/book/book.hpp"

namespace dubrovnik::engine::book {

// Days of recording never go back. Throws Refused entry.recorded-before when a newer day has been
// recorded.
void require_recordable(const Book& book, const Occasion& occasion);

} // namespace dubrovnik::engine::book
