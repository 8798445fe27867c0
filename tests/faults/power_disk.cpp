#include "tests/faults/power_disk.hpp"

#include "scales/ensure.hpp"

#include <algorithm>
#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

namespace dubrovnik::faults {

using scales::ensure;

struct PowerDisk::File {
    std::string path;         // where it lies: its name, or aside
    std::int64_t synced_size; // as of its last sync
    // By sector, what it held then; shorter, or empty, where the file was shorter.
    std::map<std::int64_t, std::string> before;
};

PowerDisk::PowerDisk(PowerPlan plan)
    : plan_(plan)
    , random_(plan.seed) {}

PowerDisk::FileHandle PowerDisk::open(const std::string& path, bool creates) {
    auto& standing = names_[path];
    if (!standing.empty() && standing.back()) return standing.back();
    const bool there = std::filesystem::exists(path);
    if (!there && !creates) return std::make_shared<File>(File{path, 0, {}});
    if (!there) step();
    const auto size = there ? static_cast<std::int64_t>(std::filesystem::file_size(path)) : 0;
    auto file = std::make_shared<File>(File{path, size, {}});
    if (standing.empty() && !there) standing.push_back(nullptr);
    standing.push_back(file);
    return file;
}

void PowerDisk::write(File& file, std::int64_t offset, std::int64_t length, std::int64_t size,
                      const ReadBack& read) {
    step();
    // What lies between the old end and the write is new as well.
    keep_sectors(file, std::min(offset, size), offset + length, read);
}

void PowerDisk::truncate(File& file, std::int64_t to, std::int64_t size, const ReadBack& read) {
    step();
    keep_sectors(file, to, size, read);
}

void PowerDisk::sync(File& file, std::int64_t size) {
    step();
    if (plan_.deaf == Deaf::always) return;
    file.before.clear();
    file.synced_size = size;
}

void PowerDisk::sync_folder() {
    step();
    if (plan_.deaf == Deaf::always) return;
    for (auto& [name, standing] : names_)
        if (standing.size() > 1) standing.erase(standing.begin(), standing.end() - 1);
}

void PowerDisk::remove(const std::string& path) {
    step();
    open(path, false);
    auto& standing = names_[path];
    const auto aside = fmt::format("{}.aside-{}", path, ++laid_aside_);
    std::filesystem::rename(path, aside);
    standing.back()->path = aside;
    standing.push_back(nullptr);
}

void PowerDisk::sync_deletion() {
    if (plan_.deaf == Deaf::never) sync_folder();
}

std::string PowerDisk::unsynced() const {
    std::string text;
    for (const auto& [name, standing] : names_) {
        if (standing.size() > 1) text += fmt::format("the name {}\n", name);
        const auto& file = standing.empty() ? nullptr : standing.back();
        if (file && !file->before.empty())
            text += fmt::format("{} sectors of {}\n", file->before.size(), name);
    }
    return text;
}

void PowerDisk::step() {
    if (++operations_ == plan_.cut_at) lose_power();
}

void PowerDisk::keep_sectors(File& file, std::int64_t from, std::int64_t to, const ReadBack& read) {
    if (from >= to) return;
    for (auto sector = from / plan_.sector; sector * plan_.sector < to; ++sector) {
        if (file.before.contains(sector)) continue;
        const auto start = sector * plan_.sector;
        const auto length = std::clamp<std::int64_t>(file.synced_size - start, 0, plan_.sector);
        file.before[sector] = length == 0 ? "" : read(start, length);
    }
}

void PowerDisk::lose_power() {
    for (auto& [name, standing] : names_) {
        if (standing.empty()) continue;
        const auto now = standing.back();
        auto left = now;
        if (standing.size() > 1 && heads()) left = standing[random_() % (standing.size() - 1)];
        if (left != now) {
            if (now) std::filesystem::remove(now->path);
            if (left) std::filesystem::rename(left->path, name);
        }
        // A file that was given another name behind SQLite's back lies there as it is.
        if (left && std::filesystem::exists(name)) lose_sectors(*left, name);
    }
    ::_exit(power_gone);
}

void PowerDisk::lose_sectors(const File& file, const std::string& path) {
    const int descriptor = ::open(path.c_str(), O_RDWR | O_CLOEXEC);
    ensure(descriptor >= 0, "a file that the disk knows can be opened");
    const auto size = static_cast<std::int64_t>(::lseek(descriptor, 0, SEEK_END));
    const auto length = length_left(file, size);
    ensure(::ftruncate(descriptor, length) == 0, "a file can be given its length");
    for (const auto& [sector, before] : file.before) {
        const auto start = sector * plan_.sector;
        if (start >= length) continue;
        // What had been cut off has no newer content that could stay.
        if (start < size && !heads()) continue;
        const auto content = content_left(before, std::min(plan_.sector, length - start));
        ensure(::pwrite(descriptor, content.data(), content.size(), start) ==
                   static_cast<ssize_t>(content.size()),
               "a sector can be put back");
    }
    ::close(descriptor);
}

// As it was synced, as it is, or any number of sectors in between.
std::int64_t PowerDisk::length_left(const File& file, std::int64_t size) {
    if (file.synced_size == size || heads()) return size;
    if (heads()) return file.synced_size;
    const auto [least, most] = std::minmax(file.synced_size, size);
    const auto sectors = static_cast<std::uint64_t>((most - least) / plan_.sector + 1);
    return std::min(most, least + static_cast<std::int64_t>(random_() % sectors) * plan_.sector);
}

// Where the file was shorter, there are zeros, or what another file left there.
std::string PowerDisk::content_left(std::string before, std::int64_t length) {
    const bool leavings = heads();
    before.resize(std::min(before.size(), static_cast<std::size_t>(length)));
    while (before.size() < static_cast<std::size_t>(length))
        before += leavings ? static_cast<char>(random_() & 0xff) : '\0';
    return before;
}

bool PowerDisk::heads() {
    return (random_() & 1U) != 0;
}

} // namespace dubrovnik::faults
