// The lock beside the book: one writer at a time, and who it is.
#include "engine/book/write_lock.hpp"

#include "engine/book/storage_failed.hpp"
#include "tests/engine/ledger_fixture.hpp"

#include <catch2/catch.hpp>
#include <fcntl.h>
#include <fstream>
#include <iterator>
#include <sys/file.h>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

using namespace dubrovnik;
using namespace dubrovnik::book_test;
using namespace dubrovnik::engine::book;

namespace {

std::string content(const std::filesystem::path& path) {
    std::ifstream stream(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

// Somebody else's hold on the lock: a descriptor of its own is as good as another process.
class Held {
  public:
    Held(const std::filesystem::path& path, const std::string& says)
        : descriptor_(::open(path.c_str(), O_RDWR | O_CREAT, 0600)) {
        REQUIRE(::flock(descriptor_, LOCK_EX) == 0);
        REQUIRE(::pwrite(descriptor_, says.data(), says.size(), 0) ==
                static_cast<ssize_t>(says.size()));
    }
    ~Held() { ::close(descriptor_); }

  private:
    int descriptor_;
};

} // namespace

TEST_CASE("who writes is named in the lock file, which is the owner's alone and stays") {
    const TemporaryFolder folder;
    const auto file = folder / "book.db.lock";
    {
        const WriteLock lock(folder / "book.db", "anna, process 7", {});
        CHECK(content(file) == "anna, process 7");
        struct stat status {};
        REQUIRE(::stat(file.c_str(), &status) == 0);
        CHECK((status.st_mode & 0777) == 0600);
    }
    CHECK(content(file) == "");
    const WriteLock next(folder / "book.db", std::string(300, 'n'), {});
    CHECK(content(file) == std::string(200, 'n'));
}

TEST_CASE("who waits for over a second is told once who holds the book, in letters only") {
    const TemporaryFolder folder;
    auto held = std::make_unique<Held>(folder / "book.db.lock", "\x1b[2Janna\x07, process 7\n");
    std::vector<std::string> told;
    std::thread releasing([&] {
        std::this_thread::sleep_for(std::chrono::milliseconds(1600));
        held.reset();
    });
    const auto start = std::chrono::steady_clock::now();
    const WriteLock lock(folder / "book.db", "bert", [&](const std::string& holder) {
        told.push_back(holder);
        CHECK(std::chrono::steady_clock::now() - start > std::chrono::milliseconds(900));
    });
    releasing.join();
    CHECK(told == std::vector<std::string>{"[2Janna, process 7"});
    CHECK(content(folder / "book.db.lock") == "bert");
}

TEST_CASE("after ten seconds the wait ends, with the holder's name") {
    const TemporaryFolder folder;
    const auto* says = GENERATE("anna", "");
    const Held held(folder / "book.db.lock", says);
    try {
        const WriteLock lock(folder / "book.db", "bert", {});
        FAIL("two hold the book");
    } catch (const StorageFailed& failed) {
        CHECK(failed.finding().code == "storage.busy");
        const std::string holder = *says == '\0' ? "another process" : says;
        CHECK(failed.finding().message ==
              "the book has been held for over ten seconds by " + holder);
    }
}

TEST_CASE("a link in the place of the lock is not followed, and a folder is no lock") {
    const TemporaryFolder folder;
    std::ofstream(folder / "victim") << "what somebody else needs";
    std::filesystem::create_symlink(folder / "victim", folder / "book.db.lock");
    CHECK(refusal_code([&] { WriteLock(folder / "book.db", "anna", {}); }) == "storage.unwritable");
    CHECK(content(folder / "victim") == "what somebody else needs");
    std::filesystem::create_directory(folder / "other.db.lock");
    CHECK(refusal_code([&] { WriteLock(folder / "other.db", "anna", {}); }) ==
          "storage.unwritable");
}

TEST_CASE("a holder is an actor, a process and a moment") {
    CHECK(holder_text("anna", "2017-01-09T08:30:00Z") ==
          "anna, process " + std::to_string(::getpid()) + ", since 2017-01-09T08:30:00Z");
}
