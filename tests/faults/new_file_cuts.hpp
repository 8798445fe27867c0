// The power goes while a new book or a backup is being made.
//
// Its file gets its name outside of SQLite (engine/book/private_file.hpp), by a rename and a sync
// of the folder. So it must be cut at each operation before that, and no sync of the file may be
// owing when it is done.
#pragma once

#include <cstdint>
#include <filesystem>

namespace dubrovnik::faults {

struct NewFileCuts {
    std::int64_t cuts = 0;
    std::int64_t violations = 0;
    void add(const NewFileCuts& other) {
        cuts += other.cuts;
        violations += other.violations;
    }
};

// In `room`, a folder for that; `book` is what is backed up. Every `stride`th operation is cut.
// Tells what it finds on the standard output.
NewFileCuts cut_new_files(const std::filesystem::path& room, const std::filesystem::path& book,
                          std::uint64_t seed, std::uint64_t stride);

} // namespace dubrovnik::faults
