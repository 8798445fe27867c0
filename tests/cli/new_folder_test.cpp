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

constexpr const char* written[] = {"calls/2017.toml", "office.toml"};

void write_something(const fs::path& folder) {
    fs::create_directory(folder / "calls");
    for (const auto* name : written) std::ofstream(folder / name) << "begun";
}

void write_something(cli::NewFolder& folder) {
    for (const auto* name : written) folder.will_hold(name);
    folder.will_hold("never-begun.csv");
    write_something(folder.path());
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

TEST_CASE("a new folder that is not kept goes with all that was written into it") {
    const TemporaryFolder room;
    const auto folder = room / "office";
    {
        cli::NewFolder made(folder, "init.exists");
        write_something(made);
    }
    CHECK_FALSE(fs::exists(folder));
    {
        cli::NewFolder made(folder, "init.exists"); // what failed can be run again
        write_something(made);
        made.keep();
    }
    CHECK(bytes_of(folder / "calls" / "2017.toml") == "begun");
    CHECK(rights(folder) == fs::perms::owner_all);
}

TEST_CASE("an empty folder of somebody else's stays, and stays empty") {
    const TemporaryFolder room;
    const auto folder = room / "office";
    fs::create_directory(folder);
    {
        cli::NewFolder made(folder, "init.exists");
        write_something(made);
    }
    CHECK(fs::is_empty(folder));
}

TEST_CASE("what somebody else puts into a new folder meanwhile stays when it is not kept") {
    const TemporaryFolder room;
    const auto folder = room / "office";
    {
        cli::NewFolder made(folder, "init.exists");
        write_something(made);
        std::ofstream(folder / "calls" / "2018.toml") << "another's";
    }
    CHECK(bytes_of(folder / "calls" / "2018.toml") == "another's");
    CHECK_FALSE(fs::exists(folder / "calls" / "2017.toml"));
    CHECK_FALSE(fs::exists(folder / "office.toml"));
}

TEST_CASE("a folder that has become an office, or another folder of that name, is left alone") {
    const TemporaryFolder room;
    const auto folder = room / "office";
    {
        cli::NewFolder made(folder, "init.exists");
        write_something(made);
        std::ofstream(folder / "book.db") << "a book";
    }
    CHECK(bytes_of(folder / "office.toml") == "begun");
    const auto other = room / "other";
    {
        cli::NewFolder made(other, "init.exists");
        for (const auto* name : written) made.will_hold(name);
        fs::rename(other, room / "moved");
        fs::create_directory(other);
        write_something(other);
    }
    CHECK(bytes_of(other / "office.toml") == "begun");
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
