// A new private file: whole or not there, and one process at a time.
#include "engine/book/private_file.hpp"
#include "tests/engine/book_fixture.hpp"

#include <catch2/catch.hpp>
#include <chrono>
#include <fstream>
#include <iterator>
#include <thread>

using namespace dubrovnik::book_test;
using dubrovnik::engine::book::PrivateFile;

namespace fs = std::filesystem;

namespace {

void write(const fs::path& path, std::string_view text) {
    std::ofstream(path) << text;
}

std::string text_of(const fs::path& path) {
    std::ifstream stream(path);
    return {std::istreambuf_iterator<char>(stream), {}};
}

} // namespace

TEST_CASE("who makes the same file meanwhile waits, and takes nothing away") {
    const TemporaryFolder folder;
    const auto path = folder / "book.db";
    bool second_published = true;
    {
        PrivateFile first(path);
        write(first.temporary(), "the first begins, ");
        std::thread second([&] {
            PrivateFile file(path);
            write(file.temporary(), "the second has only begun");
            second_published = file.publish();
        });
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
        std::ofstream(first.temporary(), std::ios::app) << "and ends";
        CHECK(first.publish());
        second.join();
    }
    CHECK_FALSE(second_published);
    CHECK(text_of(path) == "the first begins, and ends");
    CHECK_FALSE(fs::exists(folder / "book.db.new"));
}

TEST_CASE("what a published file was called meanwhile belongs to the next who makes one") {
    const TemporaryFolder folder;
    auto first = std::make_unique<PrivateFile>(folder / "book.db");
    CHECK(first->publish());
    const PrivateFile second(folder / "book.db");
    first.reset();
    CHECK(fs::exists(second.temporary()));
}

TEST_CASE("what a killed run left is taken away, with its journal") {
    const TemporaryFolder folder;
    write(folder / "book.db.new", "half a book");
    write(folder / "book.db.new-journal", "half a journal");
    const PrivateFile file(folder / "book.db");
    CHECK(fs::file_size(file.temporary()) == 0);
    CHECK((fs::status(file.temporary()).permissions() & fs::perms::all) ==
          (fs::perms::owner_read | fs::perms::owner_write));
    CHECK_FALSE(fs::exists(folder / "book.db.new-journal"));
}

TEST_CASE("a link in the place of the unfinished file goes, and what it led to stays") {
    const TemporaryFolder folder;
    write(folder / "precious", "precious");
    fs::create_symlink(folder / "precious", folder / "book.db.new");
    PrivateFile file(folder / "book.db");
    write(file.temporary(), "new");
    CHECK(file.publish());
    CHECK(text_of(folder / "precious") == "precious");
    CHECK(text_of(folder / "book.db") == "new");
}

TEST_CASE("what was not published leaves nothing, and a name that is taken stays") {
    const TemporaryFolder folder;
    write(folder / "book.db", "the old one");
    {
        PrivateFile file(folder / "book.db");
        write(file.temporary(), "new");
        CHECK_FALSE(file.publish());
    }
    CHECK(text_of(folder / "book.db") == "the old one");
    CHECK_FALSE(fs::exists(folder / "book.db.new"));
}
