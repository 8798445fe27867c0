#include "engine/book/private_file.hpp"

#include "engine/book/system_trouble.hpp"

#include <array>
#include <cerrno>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

namespace dubrovnik::engine::book {

namespace {

constexpr int attempts_at_most = 1'000; // ten seconds in all
constexpr useconds_t wait_microseconds = 10'000;
// No file reaches this byte. SQLite locks others; a lock of the whole file would, on a network's
// disk, be in its way.
constexpr off_t locked_byte = off_t{1} << 62;

[[noreturn]] void fail(const std::filesystem::path& path) {
    throw system_trouble(errno, "the file cannot be made", path);
}

} // namespace

void sync_folder(const std::filesystem::path& folder) {
    const Descriptor opened(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!opened.is_open() || ::fsync(opened.number()) != 0) fail(folder);
}

namespace {

// 0 when done; EEXIST when something stands there.
int rename_to_free_name(const std::filesystem::path& from, const std::filesystem::path& to) {
    if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0) return 0;
    if (errno != EINVAL && errno != ENOSYS) return errno;
    // Some network file systems know no such rename; a hard link does not replace either.
    if (::link(from.c_str(), to.c_str()) != 0) return errno;
    return ::unlink(from.c_str()) == 0 ? 0 : errno;
}

// The lock belongs to the open file, wherever else the process opens it, and goes with a killed
// process. False when another has it.
bool locked(const Descriptor& file, const std::filesystem::path& path) {
    struct flock byte {};
    byte.l_type = F_WRLCK;
    byte.l_whence = SEEK_SET;
    byte.l_start = locked_byte;
    byte.l_len = 1;
    if (::fcntl(file.number(), F_OFD_SETLK, &byte) == 0) return true;
    if (errno != EAGAIN && errno != EACCES && errno != EINTR) fail(path);
    return false;
}

void unlink_if_there(const std::filesystem::path& path) {
    if (::unlink(path.c_str()) != 0 && errno != ENOENT) fail(path);
}

// What may stand beside a book that is being made.
std::array<std::string, 2> neighbours_of(const std::filesystem::path& book) {
    return {book.string() + "-journal", book.string() + ".lock"};
}

} // namespace

PrivateFile::PrivateFile(std::filesystem::path path)
    : path_(std::move(path))
    , temporary_(path_.string() + ".new") {
    for (int attempt = 0; attempt < attempts_at_most; ++attempt) {
        if (make()) return;
        ::usleep(wait_microseconds);
    }
    throw StorageFailed(
        {.code = "storage.busy",
         .message = "another process has been making this file for over ten seconds",
         .place = {.file = path_.string()},
         .hint = "wait until it has finished, then run the same command again"});
}

PrivateFile::~PrivateFile() {
    if (!file_.is_open() || published_) return;
    for (const auto& neighbour : neighbours_of(temporary_)) ::unlink(neighbour.c_str());
    ::unlink(temporary_.c_str());
}

bool PrivateFile::publish() {
    const int number = rename_to_free_name(temporary_, path_);
    if (number == EEXIST) return false;
    if (number != 0) {
        errno = number;
        fail(path_);
    }
    published_ = true;
    sync_folder(path_.has_parent_path() ? path_.parent_path() : std::filesystem::path("."));
    return true;
}

// False when it must be tried again: another process makes it, or has just ended doing so.
bool PrivateFile::make() {
    Descriptor made(
        ::open(temporary_.c_str(), O_CREAT | O_EXCL | O_RDWR | O_NOFOLLOW | O_CLOEXEC, 0600));
    if (!made.is_open()) {
        if (errno != EEXIST) fail(temporary_);
        take_away_leftover();
        return false;
    }
    // Until it is locked, another process may take it for a killed run's.
    if (!locked(made, temporary_) || !names(made)) return false;
    file_ = std::move(made);
    return true;
}

// What nobody holds was left by a killed run; a link is nobody's.
void PrivateFile::take_away_leftover() const {
    const Descriptor found(
        ::open(temporary_.c_str(), O_RDWR | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK));
    if (!found.is_open() && errno == ENOENT) return;
    if (!found.is_open() && errno != ELOOP) fail(temporary_);
    if (found.is_open() && (!locked(found, temporary_) || !names(found))) return;
    for (const auto& neighbour : neighbours_of(temporary_)) unlink_if_there(neighbour);
    unlink_if_there(temporary_);
}

// Whether the temporary name still leads to this file.
bool PrivateFile::names(const Descriptor& file) const {
    struct stat opened {};
    struct stat named {};
    if (::fstat(file.number(), &opened) != 0) fail(temporary_);
    return ::lstat(temporary_.c_str(), &named) == 0 && opened.st_ino == named.st_ino &&
           opened.st_dev == named.st_dev;
}

} // namespace dubrovnik::engine::book
