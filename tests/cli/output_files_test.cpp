// Files appear whole or not at all, whoever writes the same one meanwhile.
#include "cli/edge/output_files.hpp"
#include "engine/book/storage_failed.hpp"
#include "tests/cli/temporary_folder.hpp"

#include <array>
#include <catch2/catch.hpp>
#include <ostream>
#include <sys/inotify.h>
#include <thread>
#include <unistd.h>
#include <vector>

using namespace dubrovnik;
using namespace dubrovnik::cli_test;

namespace fs = std::filesystem;

namespace {

struct Happening {
    std::uint32_t what;
    std::string name;
};

// What the system says happened in a folder while `work` ran, in its order.
std::vector<Happening> happenings(const fs::path& folder, std::uint32_t mask,
                                  const std::function<void()>& work) {
    const int watch = ::inotify_init1(IN_CLOEXEC | IN_NONBLOCK);
    REQUIRE(watch >= 0);
    REQUIRE(::inotify_add_watch(watch, folder.c_str(), mask) >= 0);
    work();
    alignas(inotify_event) std::array<char, 4096> bytes{};
    const auto count = ::read(watch, bytes.data(), bytes.size());
    ::close(watch);
    std::vector<Happening> told;
    for (std::ptrdiff_t at = 0; at < count;) {
        const auto* event = reinterpret_cast<const inotify_event*>(bytes.data() + at);
        told.push_back({event->mask, event->len > 0 ? event->name : ""});
        at += static_cast<std::ptrdiff_t>(sizeof(inotify_event) + event->len);
    }
    return told;
}

std::vector<std::string> names_in(const fs::path& folder) {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder))
        names.push_back(entry.path().filename().string());
    return names;
}

} // namespace

TEST_CASE("a file gets its name before its lock is given back") {
    const TemporaryFolder folder;
    const auto told = happenings(folder.path(), IN_CLOSE_WRITE | IN_MOVED_TO, [&] {
        cli::write_file({.root = folder.path(), .relative = "journal.csv"}, "whole");
    });
    // Closed first, whoever waits for the lock could empty the file before it is renamed.
    REQUIRE(told.size() == 2);
    CHECK(told[0].what == IN_MOVED_TO);
    CHECK(told[1].what == IN_CLOSE_WRITE);
    CHECK(told[1].name == "journal.csv");
}

TEST_CASE("writers of the same file wait for each other, and it is whole at every moment") {
    const TemporaryFolder folder;
    const cli::OutputFile file{.root = folder.path(), .relative = "journal.csv"};
    constexpr int writers = 4;
    constexpr std::size_t length = 20'000;
    cli::write_file(file, std::string(length, 'a'));
    std::array<int, writers> failed{};
    std::vector<std::thread> threads;
    for (int writer = 0; writer < writers; ++writer)
        threads.emplace_back([&, writer] {
            const std::string bytes(length, static_cast<char>('a' + writer));
            for (int time = 0; time < 100; ++time) try {
                    cli::write_file(file, bytes);
                    const auto found = bytes_of(file.path());
                    if (found != std::string(length, found.empty() ? ' ' : found[0]))
                        ++failed[static_cast<std::size_t>(writer)];
                } catch (const std::exception&) {
                    ++failed[static_cast<std::size_t>(writer)];
                }
        });
    for (auto& thread : threads) thread.join();
    CHECK(failed == std::array<int, writers>{});
    CHECK(names_in(folder.path()) == std::vector<std::string>{"journal.csv"});
}

TEST_CASE("a stream that goes bad of itself leaves the old file, and is told") {
    const TemporaryFolder folder;
    const cli::OutputFile file{.root = folder.path(), .relative = "journal.csv"};
    cli::write_file(file, "the old one");
    CHECK(code_of<engine::book::StorageFailed>([&] {
              cli::stream_file(file, [](std::ostream& stream) {
                  stream << "half";
                  stream.setstate(std::ios::badbit);
              });
          }) == "storage.input-output");
    CHECK(bytes_of(file.path()) == "the old one");
    CHECK(names_in(folder.path()) == std::vector<std::string>{"journal.csv"});
}

TEST_CASE("a secret file is its owner's alone, whatever stood under its unfinished name") {
    const TemporaryFolder folder;
    const cli::OutputFile file{
        .root = folder.path(), .relative = "key.pem", .keep = cli::Keep::secret};
    std::ofstream(folder / "key.pem.tmp") << "half a key, which everybody may read";
    cli::write_file(file, "key");
    CHECK((fs::status(file.path()).permissions() & fs::perms::all) ==
          (fs::perms::owner_read | fs::perms::owner_write));
    CHECK(bytes_of(file.path()) == "key");
}

TEST_CASE("a file named in the office lies below it, however it is written") {
    const TemporaryFolder folder;
    const struct {
        const char* file;
        const char* relative; // below the office; "" where it lies outside
    } cases[] = {
        {"office/journal.csv", "journal.csv"},
        {"office/./out/../journal.csv", "journal.csv"},
        {"office/out/2017/a.pdf", "out/2017/a.pdf"},
        {"office/../other.csv", ""},
        {"office-2/journal.csv", ""},
        {"journal.csv", ""},
    };
    for (const auto& each : cases) {
        INFO(each.file);
        const auto place = cli::output_place(folder / "office/", folder / each.file);
        const bool inside = each.relative[0] != '\0';
        CHECK((place.root == folder / "office/") == inside);
        if (inside) CHECK(place.relative == each.relative);
    }
}
