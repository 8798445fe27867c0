// Files: reading the officer's files, at the edge of the program.
#pragma once

#include "scales/source_text.hpp"

#include <cstddef>
#include <filesystem>
#include <string>

namespace dubrovnik::cli {

// Reads a whole file; `shown_name` is what findings call it.
// Throws Refused: file.missing, file.unreadable, file.too-large.
scales::SourceText read_source(const std::filesystem::path& path, std::string shown_name);

// Any file, up to `bytes_at_most`. Throws as read_source does.
std::string read_bytes(const std::filesystem::path& path, const std::string& shown_name,
                       std::size_t bytes_at_most);

} // namespace dubrovnik::cli
