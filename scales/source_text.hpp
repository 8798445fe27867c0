// SourceText: a file's name and its bytes, handed in by whoever may read files.
//
// The readers of this folder and of the engine never open a file: they are given the text, so
// that they can be tested and fuzzed without a disk, and name it in their findings.
#pragma once

#include <cstddef>
#include <string>

namespace dubrovnik::scales {

struct SourceText {
    std::string name; // as the officer would recognise it: "calls/2017.toml"
    std::string text; // UTF-8
};

// No file of facts comes near this; whatever does is a mistake or an attack.
inline constexpr std::size_t source_bytes_at_most = 4u << 20;

// Throws Refused: file.too-large, file.not-utf8, file.control-character, text.word-too-long.
void require_sound_text(const SourceText& source);

} // namespace dubrovnik::scales
