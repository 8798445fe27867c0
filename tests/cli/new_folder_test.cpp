// A folder for an office: there as a whole, or not at all.
#include "cli/edge/new_folder.hpp"
#include "scales/finding.hpp"
#include "tests/cli/temporary_folder.hpp"

#include <catch2/catch.hpp>
#include <fstream>

using namespace dubrovnik;
using namespace dubrovnik::cli_test;

namespace fs = std::filesystem;

namespace {

void write_something(const fs::path& folder) {
    fs::create_directory(folder / "calls");
    std::ofstream(folder / "calls" / "2017.toml") << "begun";
    std::ofstream(folder / "office.toml") << "begun";
}

std::string refusal_of_making(const fs::path& folder) {
    try {
        const cli::NewFolder made(folder, "init.exists");
    } catch (const scales::Refused& refused) {
        return refused.findings().front().code;
    }
    return "";
}

fs::perms rights(const fs::path& folder) {
    return fs::status(folder).permissions();
}

} // namespace

TEST_CASE("a new folder that is not kept goes with all that is in it") {
    const TemporaryFolder room;
    const auto folder = room / "office";
    {
        const cli::NewFolder made(folder, "init.exists");
        write_something(folder);
    }
    CHECK_FALSE(fs::exists(folder));
    {
        cli::NewFolder made(folder, "init.exists"); // what failed can be run again
        write_something(folder);
        made.keep();
    }
    CHECK(bytes_of(folder / "calls" / "2017.toml") == "begun");
    CHECK(rights(folder) == fs::perms::owner_all);
}

TEST_CASE("an empty folder of somebody else's stays, and stays empty") {
    const TemporaryFolder room;
    const auto folder = room / "office";
    const auto elsewhere = room / "elsewhere";
    fs::create_directory(folder);
    fs::create_directory(elsewhere);
    write_something(elsewhere);
    {
        const cli::NewFolder made(folder, "init.exists");
        write_something(folder);
        fs::create_directory_symlink(elsewhere, folder / "link");
    }
    CHECK(fs::is_empty(folder));
    CHECK(bytes_of(elsewhere / "office.toml") == "begun"); // links are not followed
}

TEST_CASE("a folder that is in use, or that another makes, is refused and left alone") {
    const TemporaryFolder room;
    const auto folder = room / "office";
    const auto used = room / "used";
    fs::create_directory(used);
    write_something(used);
    CHECK(refusal_of_making(used) == "init.exists");
    CHECK(bytes_of(used / "office.toml") == "begun");
    const cli::NewFolder first(folder, "init.exists");
    CHECK(refusal_of_making(folder) == "init.exists"); // still empty
    write_something(folder);
    CHECK(refusal_of_making(folder) == "init.exists");
    CHECK(bytes_of(folder / "office.toml") == "begun");
}
