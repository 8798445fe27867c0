// PathStanding: what stands at a path, where a name that no file can have stands for nothing.
//
// The standard library throws for such a name as it does for a failing disk; but a wrong name is
// the officer's to mend (exit 3), and a failing disk is not (exit 4).
#pragma once

#include <filesystem>

namespace dubrovnik::engine::book {

// Links are followed. Throw StorageFailed (as system_trouble does).
bool is_there(const std::filesystem::path& path);
bool is_file(const std::filesystem::path& path);
bool is_folder(const std::filesystem::path& path);

// What stands there itself, be it a link that leads nowhere. Throws StorageFailed.
std::filesystem::file_type own_standing(const std::filesystem::path& path);

// Whether a file of SQLite's stands there, a book or another database; a link is none. Throws
// StorageFailed: what a failing disk hides may well be a book.
bool is_database(const std::filesystem::path& path);

// For a file or folder to be made: whether something stands there. Throws Refused
// (file.name-too-long: no file may be called that, or not while it is being written).
bool is_taken(const std::filesystem::path& path);

} // namespace dubrovnik::engine::book
