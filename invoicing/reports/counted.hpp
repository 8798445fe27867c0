// Counted: a number and what it counts, for the words that go with a result.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace dubrovnik::invoicing {

// "1 letter", "9 letters", "0 letters".
std::string counted(std::size_t count, std::string_view noun);

} // namespace dubrovnik::invoicing
