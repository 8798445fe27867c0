// UnseenLine: a line typed at the terminal which the terminal does not show.
//
// Whatever ends the question, the terminal shows again what is typed: Ctrl-C, Ctrl-Z and a wish
// that the program end are held back meanwhile, and take effect at once when the echo is back.
#pragma once

#include <iosfwd>
#include <optional>
#include <string>

namespace dubrovnik::cli {

// Asks on `err`, reads from the standard input. Nothing where that is no terminal, where its echo
// cannot be switched off, and when the input ends before a line.
std::optional<std::string> ask_unseen(std::ostream& err, const std::string& prompt);

} // namespace dubrovnik::cli
