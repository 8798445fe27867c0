// OutputFiles: how the program writes files, whole or not at all, and only where it was told to.
//
// A file appears under its name when all of it is written: readers see the old bytes or the new
// ones. Below the folder that was named nothing may be a symbolic link: who can put a link into
// an office's folder must not be able to choose which file of the disk is overwritten.
#pragma once

#include <filesystem>
#include <functional>
#include <iosfwd>
#include <string_view>

namespace dubrovnik::cli {

enum class Keep {
    open,   // as the user's umask has it
    secret, // 0600
};

struct OutputFile {
    std::filesystem::path root;     // named by the officer: links on the way to it are followed
    std::filesystem::path relative; // below it: none is
    Keep keep = Keep::open;
    // On the disk before it has its name, and its name when this returns. Not so the copies of what
    // the book holds: there are many, and the next run writes what a power cut took.
    bool synced = true;
    std::filesystem::path path() const { return root == "." ? relative : root / relative; }
};

// A file the officer named: when it lies in the office's folder, that is the root, else the folder
// it lies in.
OutputFile output_place(const std::filesystem::path& office, const std::filesystem::path& file);

// The same, for a file that is to be written or replaced. Throws Refused: output.not-a-file (a
// folder's name; a folder, a device or, outside the office, a link stands there),
// file.name-too-long; output.precious (a part of the office, or a book or other database wherever
// it lies).
OutputFile named_output(const std::filesystem::path& office, const std::filesystem::path& file);

// For a folder that copies are written into. Throws Refused output.precious.
void refuse_folder_of_the_office(const std::filesystem::path& office,
                                 const std::filesystem::path& folder);

// For a file that something else writes by its path. Throws StorageFailed: output.link.
void refuse_links_on_the_way(const OutputFile& file);

// Makes the folders on the way. Throws StorageFailed: output.link (exit 4), storage.full,
// storage.input-output, storage.unwritable; then the old file, if any, is as it was.
void write_file(const OutputFile& file, std::string_view bytes);

// The same, for what is too long to be held in memory.
void stream_file(const OutputFile& file, const std::function<void(std::ostream&)>& write);

} // namespace dubrovnik::cli
