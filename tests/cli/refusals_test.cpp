// Refusals that a terminal session cannot bring about: they need another user's rights, or a stored
// document that is none.
#include "cli/command_line.hpp"
#include "invoicing/typesetting/merge.hpp"
#include "scales/finding.hpp"
#include "tests/cli/temporary_folder.hpp"

#include <array>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <unistd.h>

using namespace dubrovnik;
using namespace dubrovnik::cli_test;
using cli::ExitCode;

namespace fs = std::filesystem;

namespace {

struct Ran {
    ExitCode code;
    std::string err;
};

Ran run(const std::vector<std::string>& arguments) {
    std::ostringstream out;
    std::ostringstream err;
    const auto code = cli::run_command_line(
        arguments, {.out = out,
                    .err = err,
                    .today = *scales::parse_day("2017-01-09"),
                    .executable = "/nowhere/dubrovnik",
                    .data_override = DUBROVNIK_SOURCE_DIR,
                    .terminal = false,
                    .wall_clock = [] { return std::chrono::system_clock::time_point{}; }});
    return {code, err.str()};
}

// Root may read everything, so that for a while the test is nobody.
class WithoutRights {
  public:
    WithoutRights()
        : user_(::geteuid()) {
        if (user_ == 0 && ::seteuid(65534) != 0) throw std::runtime_error("still root");
    }
    WithoutRights(const WithoutRights&) = delete;
    WithoutRights& operator=(const WithoutRights&) = delete;
    ~WithoutRights() {
        if (::seteuid(user_) != 0) std::abort();
    }

  private:
    uid_t user_;
};

} // namespace

TEST_CASE("a file that may not be read is named, and nothing else is said of it") {
    const TemporaryFolder folder;
    const auto call = folder / "2017.toml";
    std::ofstream(call) << "year = 2017\n";
    fs::permissions(folder / "",
                    fs::perms::owner_all | fs::perms::group_exec | fs::perms::others_exec);
    fs::permissions(call, fs::perms::none);
    Ran ran{};
    {
        const WithoutRights nobody;
        ran = run({"assess", call.string()});
    }
    INFO(ran.err);
    CHECK(ran.code == ExitCode::refused);
    CHECK(ran.err.find("error[file.unreadable]") == 0);
    CHECK(ran.err.find("2017.toml: the file cannot be read") != std::string::npos);
}

TEST_CASE("what is no PDF file is not joined, and named by its file or its place among them") {
    struct Case {
        const char* name;
        scales::Place place;
        const char* message;
        const char* hint;
    };
    const auto c = GENERATE(values<Case>({
        {"a stored document", {}, "document 1 is no sound PDF file, must be one", "verify --deep"},
        {"a scan", {"scan.pdf", 0}, "the file is no sound PDF file, must be one", "scan it again"},
    }));
    INFO(c.name);
    const std::array<invoicing::typesetting::MergePart, 1> parts{
        {{.pdf = "none", .place = c.place}}};
    try {
        invoicing::typesetting::merge(parts, {.title = "Packets"});
        FAIL("it was merged");
    } catch (const scales::Refused& refused) {
        const auto& finding = refused.findings().front();
        CHECK(finding.code == "pdf.unreadable");
        CHECK(finding.place.file == c.place.file);
        CHECK_THAT(finding.message, Catch::Matchers::StartsWith(c.message));
        CHECK_THAT(finding.hint, Catch::Matchers::Contains(c.hint));
    }
}
