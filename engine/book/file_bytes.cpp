#include "engine/book/file_bytes.hpp"

#include "engine/book/descriptor.hpp"
#include "engine/book/system_trouble.hpp"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace dubrovnik::engine::book {

namespace {

[[noreturn]] void fail(const std::filesystem::path& path) {
    throw system_trouble(errno, "the file cannot be read", path);
}

FileStanding standing_of(int number, const std::filesystem::path& path) {
    if (number == ENOENT || number == ENOTDIR || number == ENAMETOOLONG || number == ELOOP)
        return FileStanding::missing;
    if (number == EACCES || number == EPERM) return FileStanding::forbidden;
    if (number == ENXIO) return FileStanding::not_regular; // a pipe's other end, a socket
    errno = number;
    fail(path);
}

struct Expected {
    std::size_t size;
    std::size_t bytes_at_most;
};

// One byte more than that at the most: some files go on for ever and say that they are empty.
std::string first_bytes(const Descriptor& file, const Expected& expected,
                        const std::filesystem::path& path) {
    constexpr std::size_t block = 4096;
    const auto enough = expected.bytes_at_most + 1;
    // One more than it says, to meet the end.
    std::string bytes(std::min(std::max(expected.size + 1, block), enough), '\0');
    std::size_t length = 0;
    while (length < enough) {
        if (length == bytes.size()) bytes.resize(std::min(2 * bytes.size(), enough));
        const auto count = ::read(file.number(), bytes.data() + length, bytes.size() - length);
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) fail(path);
        if (count == 0) break;
        length += static_cast<std::size_t>(count);
    }
    bytes.resize(length);
    return bytes;
}

} // namespace

FileBytes read_file(const std::filesystem::path& path, std::size_t bytes_at_most) {
    // Not to wait at a pipe that nobody writes.
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    if (!file.is_open()) return {.standing = standing_of(errno, path), .bytes = {}};
    struct stat status {};
    if (::fstat(file.number(), &status) != 0) fail(path);
    if (!S_ISREG(status.st_mode)) return {.standing = FileStanding::not_regular, .bytes = {}};
    const auto size = static_cast<std::size_t>(status.st_size);
    if (size > bytes_at_most) return {.standing = FileStanding::too_large, .bytes = {}};
    auto bytes = first_bytes(file, {.size = size, .bytes_at_most = bytes_at_most}, path);
    if (bytes.size() > bytes_at_most) return {.standing = FileStanding::too_large, .bytes = {}};
    return {.standing = FileStanding::read, .bytes = std::move(bytes)};
}

} // namespace dubrovnik::engine::book
