#include "engine/book/file_bytes.hpp"

#include "engine/book/system_trouble.hpp"

#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace dubrovnik::engine::book {

namespace {

class OpenFile {
  public:
    explicit OpenFile(int descriptor)
        : descriptor_(descriptor) {}
    OpenFile(const OpenFile&) = delete;
    OpenFile& operator=(const OpenFile&) = delete;
    ~OpenFile() { ::close(descriptor_); }
    int descriptor() const noexcept { return descriptor_; }

  private:
    int descriptor_;
};

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

std::string all_bytes(int descriptor, std::size_t size, const std::filesystem::path& path) {
    std::string bytes(size + 1, '\0'); // one more, to meet the end
    std::size_t length = 0;
    for (;;) {
        if (length == bytes.size()) bytes.resize(2 * bytes.size());
        const auto count = ::read(descriptor, bytes.data() + length, bytes.size() - length);
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
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (descriptor < 0) return {.standing = standing_of(errno, path), .bytes = {}};
    const OpenFile file(descriptor);
    struct stat status {};
    if (::fstat(file.descriptor(), &status) != 0) fail(path);
    if (!S_ISREG(status.st_mode)) return {.standing = FileStanding::not_regular, .bytes = {}};
    if (static_cast<std::size_t>(status.st_size) > bytes_at_most)
        return {.standing = FileStanding::too_large, .bytes = {}};
    auto bytes = all_bytes(file.descriptor(), static_cast<std::size_t>(status.st_size), path);
    if (bytes.size() > bytes_at_most) return {.standing = FileStanding::too_large, .bytes = {}};
    return {.standing = FileStanding::read, .bytes = std::move(bytes)};
}

} // namespace dubrovnik::engine::book
