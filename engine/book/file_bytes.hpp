// FileBytes: a whole file, read so that a name that is wrong and a disk that fails are told apart.
//
// Streams only say that something went wrong; but a missing file is the officer's to mend (exit 3),
// and a failing disk is not (exit 4).
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>

namespace dubrovnik::engine::book {

enum class FileStanding { read, missing, not_regular, forbidden, too_large };

struct FileBytes {
    FileStanding standing;
    std::string bytes; // only when read
};

// Throws StorageFailed (storage.input-output and its like) when the disk is in the way.
FileBytes read_file(const std::filesystem::path& path, std::size_t bytes_at_most);

} // namespace dubrovnik::engine::book
