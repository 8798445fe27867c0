#include "engine/book/write_lock.hpp"

#include "engine/book/system_trouble.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

namespace dubrovnik::engine::book {

namespace {

constexpr int attempts_at_most = 1'000; // ten seconds in all
constexpr int attempts_in_silence = 100;
constexpr useconds_t wait_microseconds = 10'000;
constexpr std::size_t holder_bytes_at_most = 200;

// What the file says, as far as it can be printed: anybody may have written it.
std::string holder_in(int descriptor) {
    std::array<char, holder_bytes_at_most> bytes{};
    const auto count = ::pread(descriptor, bytes.data(), bytes.size(), 0);
    std::string text(bytes.data(), count > 0 ? static_cast<std::size_t>(count) : 0);
    std::erase_if(text, [](unsigned char each) { return each < ' ' || each > '~'; });
    return text.empty() ? "another process" : text;
}

std::string lock_of(const std::filesystem::path& book) {
    return book.string() + ".lock";
}

[[noreturn]] void refuse_busy(const std::string& file, const std::string& holder) {
    throw StorageFailed(
        {.code = "storage.busy",
         .message = fmt::format("the book has been held for over ten seconds by {}", holder),
         .place = {.file = file},
         .hint = "wait until it has finished, then run the same command again"});
}

} // namespace

std::string holder_text(std::string_view actor, std::string_view instant) {
    return fmt::format("{}, process {}, since {}", actor, ::getpid(), instant);
}

void remove_lock(const std::filesystem::path& book) {
    const auto file = lock_of(book);
    if (::unlink(file.c_str()) != 0 && errno != ENOENT)
        throw system_trouble(errno, "the lock cannot be taken away", file);
}

WriteLock::WriteLock(const std::filesystem::path& book, std::string_view holder,
                     const Waiting& waiting)
    : file_(lock_of(book))
    , descriptor_(
          ::open(file_.c_str(), O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK, 0600)) {
    if (descriptor_ < 0) throw system_trouble(errno, "the lock cannot be made", file_);
    try {
        take(waiting);
        const auto text = holder.substr(0, holder_bytes_at_most);
        if (::ftruncate(descriptor_, 0) != 0 ||
            ::pwrite(descriptor_, text.data(), text.size(), 0) != static_cast<ssize_t>(text.size()))
            throw system_trouble(errno, "the lock cannot be written", file_);
    } catch (...) {
        ::close(descriptor_);
        throw;
    }
}

void WriteLock::take(const Waiting& waiting) {
    for (int attempt = 1; ::flock(descriptor_, LOCK_EX | LOCK_NB) != 0; ++attempt) {
        if (errno != EWOULDBLOCK && errno != EINTR)
            throw system_trouble(errno, "the lock cannot be taken", file_);
        if (attempt == attempts_in_silence && waiting) waiting(holder_in(descriptor_));
        if (attempt == attempts_at_most) refuse_busy(file_, holder_in(descriptor_));
        ::usleep(wait_microseconds);
    }
}

WriteLock::~WriteLock() {
    // The file stays: taking it away would let two processes hold two files of the same name.
    if (::ftruncate(descriptor_, 0) != 0) errno = 0; // the name of who has gone does no harm
    ::close(descriptor_);
}

} // namespace dubrovnik::engine::book
