// OneLine: what somebody else said (a mail server, a library, an address as it was given), made
// fit for one line of the book and of the terminal.
//
// Control characters, line breaks of every kind and bytes that are no UTF-8 become “?”, so that
// no server can write a second line into the register. Runs of blanks become one.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace dubrovnik::invoicing {

// At most `bytes_at_most` bytes and an ellipsis; a character is never cut.
std::string one_line(std::string_view text, std::size_t bytes_at_most = 500);

} // namespace dubrovnik::invoicing
