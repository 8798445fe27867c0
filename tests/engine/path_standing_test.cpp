// What stands at a path: names that no file can have stand for nothing, and are told when one of
// them is to be made.
#include "engine/book/path_standing.hpp"
#include "scales/finding.hpp"
#include "tests/engine/book_fixture.hpp"

#include <catch2/catch.hpp>
#include <fstream>

using namespace dubrovnik;
using namespace dubrovnik::engine::book;

TEST_CASE("a name that no file can have stands for nothing, and cannot be made") {
    const book_test::TemporaryFolder folder;
    std::ofstream(folder / "file") << "x";
    std::filesystem::create_symlink("nowhere", folder / "dangling");
    std::filesystem::create_symlink("ring", folder / "ring");
    std::filesystem::create_symlink("file", folder / "link");
    struct Case {
        const char* what;
        std::string name;
        bool there, file, folder, taken;
        bool refused; // is_taken
    };
    const auto c = GENERATE(values<Case>({
        {"a file", "file", true, true, false, true, false},
        {"a folder", ".", true, false, true, true, false},
        {"nothing", "absent", false, false, false, false, false},
        {"below a file", "file/x", false, false, false, false, false},
        {"a link", "link", true, true, false, true, false},
        {"a link to nowhere", "dangling", false, false, false, true, false},
        {"a link to itself", "ring", false, false, false, true, false},
        {"below a link to itself", "ring/x", false, false, false, false, false},
        {"a name of 243 bytes", std::string(243, 'a'), false, false, false, false, false},
        {"one that cannot be written", std::string(244, 'a'), false, false, false, false, true},
        {"one that no disk takes", std::string(256, 'a'), false, false, false, false, true},
        {"a path that is too long", std::string(6'000, '/') + "x", false, false, false, false,
         true},
    }));
    INFO(c.what);
    const auto path = folder / c.name;
    CHECK(is_there(path) == c.there);
    CHECK(is_file(path) == c.file);
    CHECK(is_folder(path) == c.folder);
    if (c.refused)
        CHECK_THROWS_AS(is_taken(path), scales::Refused);
    else
        CHECK(is_taken(path) == c.taken);
}
