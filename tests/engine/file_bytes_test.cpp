// Files are read whole or told apart: missing, no file, not ours to read, too large, broken.
#include "engine/book/file_bytes.hpp"

#include "engine/book/system_trouble.hpp"
#include "tests/engine/book_fixture.hpp"

#include <catch2/catch.hpp>
#include <cerrno>
#include <fstream>
#include <sys/stat.h>
#include <unistd.h>

using namespace dubrovnik;
using namespace dubrovnik::book_test;
using namespace dubrovnik::engine::book;

namespace {

void write(const std::filesystem::path& path, const std::string& bytes) {
    std::ofstream(path, std::ios::binary) << bytes;
}

} // namespace

TEST_CASE("a file is read to its last byte, up to the size that is allowed") {
    const TemporaryFolder folder;
    const auto path = folder / "file";
    struct Case {
        const char* name;
        std::size_t size;
        std::size_t at_most;
        FileStanding standing;
    };
    const auto c = GENERATE(values<Case>({
        {"empty", 0, 0, FileStanding::read},
        {"smaller", 9, 10, FileStanding::read},
        {"of exactly the size", 10, 10, FileStanding::read},
        {"a byte too large", 11, 10, FileStanding::too_large},
        {"large", 100'000, 100'000, FileStanding::read},
    }));
    INFO(c.name);
    std::string bytes(c.size, 'x');
    if (!bytes.empty()) bytes.back() = '\0';
    write(path, bytes);
    const auto found = read_file(path, c.at_most);
    CHECK(found.standing == c.standing);
    CHECK(found.bytes == (c.standing == FileStanding::read ? bytes : std::string()));
}

TEST_CASE("a name under which no file can be read says why") {
    const TemporaryFolder folder;
    write(folder / "file", "x");
    std::filesystem::create_directory(folder / "folder");
    std::filesystem::create_symlink(folder / "loop", folder / "loop");
    REQUIRE(::mkfifo((folder / "pipe").c_str(), 0600) == 0);
    struct Case {
        std::string name;
        FileStanding standing;
    };
    const std::vector<Case> cases{
        {"nothing", FileStanding::missing},
        {"file/below-a-file", FileStanding::missing},
        {"loop", FileStanding::missing},
        {std::string(300, 'n'), FileStanding::missing},
        {"folder", FileStanding::not_regular},
        {"pipe", FileStanding::not_regular}, // and nobody waits for who might write it
    };
    for (const auto& c : cases) {
        INFO(c.name);
        CHECK(read_file(folder / c.name, 100).standing == c.standing);
    }
}

TEST_CASE("a file that says it is empty and goes on for ever is too large, at once") {
    // What each page of the memory is: 256 GiB of it, with a size of 0.
    const std::filesystem::path endless = "/proc/self/pagemap";
    if (!std::filesystem::exists(endless)) return;
    CHECK(read_file(endless, 65'535).standing == FileStanding::too_large);
    // Such a file that ends is read to its end.
    const auto status = read_file("/proc/self/status", 1U << 20);
    CHECK(status.standing == FileStanding::read);
    CHECK(status.bytes.starts_with("Name:"));
    CHECK(status.bytes.ends_with("\n"));
}

TEST_CASE("a file that grows while it is read is judged by what was read") {
    // The kernel gives the files of /proc the size nought.
    CHECK(read_file("/proc/self/status", 100'000).standing == FileStanding::read);
    CHECK(read_file("/proc/self/status", 10).standing == FileStanding::too_large);
}

TEST_CASE("what the system says of a file becomes a finding that can be acted on") {
    struct Case {
        int number;
        const char* code;
        const char* hint;
    };
    const auto c = GENERATE(values<Case>({
        {ENOSPC, "storage.full", "make room and run the same command again"},
        {EDQUOT, "storage.full", "make room and run the same command again"},
        {EFBIG, "storage.full", "make room and run the same command again"},
        {EIO, "storage.input-output", "check the disk, then run the same command again"},
        {EACCES, "storage.unwritable", "check the folder and its rights"},
        {EROFS, "storage.unwritable", "check the folder and its rights"},
    }));
    const auto finding = system_trouble(c.number, "the file cannot be made", "a/b").finding();
    CHECK(finding.code == c.code);
    CHECK(finding.hint == c.hint);
    CHECK(finding.place.file == "a/b");
    CHECK(finding.message.starts_with("the file cannot be made: "));
}
