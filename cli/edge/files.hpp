// Files: reading the officer's files and writing copies, at the edge of the program.
#pragma once

#include "scales/source_text.hpp"

#include <cstddef>
#include <filesystem>
#include <functional>
#include <iosfwd>
#include <string>
#include <string_view>

namespace dubrovnik::cli {

// Reads a whole file; `shown_name` is what findings call it.
// Throws Refused: file.missing, file.unreadable, file.too-large.
scales::SourceText read_source(const std::filesystem::path& path, std::string shown_name);

// Any file, up to `bytes_at_most`. Throws as read_source does.
std::string read_bytes(const std::filesystem::path& path, const std::string& shown_name,
                       std::size_t bytes_at_most);

// Writes a temporary file beside it, then renames: readers see the old bytes or the new ones.
// Never follows a symbolic link at `path`. Throws std::system_error.
void write_file(const std::filesystem::path& path, std::string_view bytes);

// The same, for what is too long to be held in memory.
void stream_file(const std::filesystem::path& path,
                 const std::function<void(std::ostream&)>& write);

} // namespace dubrovnik::cli
