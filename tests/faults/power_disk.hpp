// PowerDisk: what a disk still holds when the power goes.
//
// Whatever is written is in the file at once, as it is in the memory of a machine; but until a
// sync covers it, the disk may have it or not. So for every file the disk keeps what each sector
// held before it was first written since the last sync, how long the file was then, and for every
// name which file it stood for. When the power goes, about half of the sectors, and of the names,
// go back to that; a file that grew may have any length in between, with zeros or leavings of
// other files where nothing was written.
// It is stricter than most file systems on purpose: a synced file whose name was not synced may
// be gone.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace dubrovnik::faults {

// Which syncs the disk ignores: the controls, by which the harness shows that it bites.
enum class Deaf {
    never,
    to_deletions, // the directory's sync after a deletion: what synchronous=FULL leaves out
    always,       // what synchronous=OFF leaves out
};

struct PowerPlan {
    std::uint64_t seed;   // of what is lost
    std::int64_t sector;  // bytes
    std::uint64_t cut_at; // the operation before which the power goes; 0: never
    Deaf deaf = Deaf::never;
};

// Reads `length` bytes at `offset` of the file as it is now; fewer at its end.
using ReadBack = std::function<std::string(std::int64_t offset, std::int64_t length)>;

class PowerDisk {
  public:
    // The status of a process whose power went.
    static constexpr int power_gone = 90;

    explicit PowerDisk(PowerPlan plan);

    // A file with what has not been synced of it; nothing outside knows more.
    struct File;
    using FileHandle = std::shared_ptr<File>;

    // Each is called before it is done, and may be where the power goes.
    FileHandle open(const std::string& path, bool creates);
    void write(File& file, std::int64_t offset, std::int64_t length, std::int64_t size,
               const ReadBack& read);
    void truncate(File& file, std::int64_t to, std::int64_t size, const ReadBack& read);
    void sync(File& file, std::int64_t size);
    void sync_folder();
    // Takes the name away; the file itself lies aside for as long as it may come back.
    void remove(const std::string& path);
    void sync_deletion();

    std::uint64_t operations() const { return operations_; }
    // What no sync has covered, one a line; empty: everything is safe.
    std::string unsynced() const;

  private:
    void step();
    void keep_sectors(File& file, std::int64_t from, std::int64_t to, const ReadBack& read);
    [[noreturn]] void lose_power();
    void lose_sectors(const File& file, const std::string& path);
    std::int64_t length_left(const File& file, std::int64_t size);
    std::string content_left(std::string before, std::int64_t length);
    bool heads();

    // The files a name stood for since the folder's last sync, the newest last; none: no file.
    using Standing = std::vector<FileHandle>;
    PowerPlan plan_;
    std::mt19937_64 random_;
    std::uint64_t operations_ = 0;
    std::uint64_t laid_aside_ = 0;
    std::map<std::string, Standing> names_;
};

} // namespace dubrovnik::faults
