// How deep a TOML file is nested, told before toml++ reads it.
//
// toml++ 3.3 reads, and destroys, what lies within another by calling itself: a small file of
// "a.a.a.a…" would exhaust the stack. No file of an office comes near these limits.
#pragma once

#include "scales/source_text.hpp"

#include <cstddef>

namespace dubrovnik::engine {

inline constexpr std::size_t toml_brackets_at_most = 16; // within each other
inline constexpr std::size_t toml_points_at_most = 16;   // of one key: "a.b.c" has two

// Throws Refused toml.nesting.
void require_shallow(const scales::SourceText& source);

} // namespace dubrovnik::engine
