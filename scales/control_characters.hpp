// ControlCharacters: what must reach neither the book nor a terminal, told in one place.
//
// Control characters steer the terminal that shows them: with U+009B (or ESC and “[”) begins a
// sequence that clears the screen, moves the cursor or names the window. What comes from files
// and from the command line is refused with them; findings, which quote what they refuse, show
// them as written out.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace dubrovnik::scales {

// C0 but tab and line ends, DEL, C1.
bool is_control(char32_t code_point);

struct ControlCharacter {
    std::size_t position; // its first byte
    char32_t code_point;
};

// The first one of a text. A byte that is no UTF-8 counts as the code point of its value: so a
// terminal of one byte a character would take it.
std::optional<ControlCharacter> first_control(std::string_view text);

// No control character, tab, line end, line or paragraph separator, and UTF-8 throughout.
bool is_one_line(std::string_view text);

// For a terminal: control characters and bytes that are no UTF-8 are shown as \x1B, and so are
// embeddings, overrides and isolates of the direction of writing (as \u202E), by which a line says
// something else than it holds.
std::string terminal_text(std::string_view text);

// The same on one line: line ends are shown, too, so that nothing quoted begins a line of its own.
std::string terminal_line(std::string_view text);

} // namespace dubrovnik::scales
