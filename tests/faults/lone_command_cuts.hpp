// The power goes while a new book, a backup or a restored book is being made, or one of an earlier
// version is brought up to date.
//
// What is new gets its name outside of SQLite (engine/book/private_file.hpp), by a rename and a
// sync of the folder: it must not be there before, nor any sync of it be owing when it is done.
// A book brought up to date stays where it is: whatever the cut left, the next run makes the same
// book of it, with every row of then.
#pragma once

#include <cstdint>
#include <filesystem>

namespace dubrovnik::faults {

struct LoneCommandCuts {
    std::int64_t cuts = 0;
    std::int64_t violations = 0;
    void add(const LoneCommandCuts& other) {
        cuts += other.cuts;
        violations += other.violations;
    }
};

struct LoneCommandBench {
    const std::filesystem::path& room; // a folder of the cuts' own
    const std::filesystem::path& book; // what is backed up
    std::uint64_t seed;
    std::uint64_t stride; // every so manieth operation is cut; more of what has few
};

// Tells what it finds on the standard output.
LoneCommandCuts cut_lone_commands(const LoneCommandBench& bench);

} // namespace dubrovnik::faults
