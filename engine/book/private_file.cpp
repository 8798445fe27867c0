#include "engine/book/private_file.hpp"

#include "engine/book/system_trouble.hpp"

#include <cerrno>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

namespace dubrovnik::engine::book {

namespace {

[[noreturn]] void fail(const std::filesystem::path& path) {
    throw system_trouble(errno, "the file cannot be made", path);
}

void make_durable(const std::filesystem::path& folder) {
    const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0) fail(folder);
    const int result = ::fsync(descriptor);
    const int number = errno;
    ::close(descriptor);
    errno = number;
    if (result != 0) fail(folder);
}

// 0 when done; EEXIST when something stands there.
int rename_to_free_name(const std::filesystem::path& from, const std::filesystem::path& to) {
    if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0) return 0;
    if (errno != EINVAL && errno != ENOSYS) return errno;
    // Some network file systems know no such rename; a hard link does not replace either.
    if (::link(from.c_str(), to.c_str()) != 0) return errno;
    return ::unlink(from.c_str()) == 0 ? 0 : errno;
}

} // namespace

PrivateFile::PrivateFile(std::filesystem::path path)
    : path_(std::move(path))
    , temporary_(path_.string() + ".new") {
    remove_temporary(); // what a killed run left
    const int descriptor =
        ::open(temporary_.c_str(), O_CREAT | O_EXCL | O_RDWR | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (descriptor < 0) fail(temporary_);
    ::close(descriptor);
}

PrivateFile::~PrivateFile() {
    remove_temporary();
}

bool PrivateFile::publish() {
    const int number = rename_to_free_name(temporary_, path_);
    if (number == EEXIST) return false;
    if (number != 0) {
        errno = number;
        fail(path_);
    }
    make_durable(path_.has_parent_path() ? path_.parent_path() : std::filesystem::path("."));
    return true;
}

void PrivateFile::remove_temporary() const noexcept {
    ::unlink(temporary_.c_str());
    ::unlink((temporary_.string() + "-journal").c_str());
}

} // namespace dubrovnik::engine::book
