#include "cli/command_line.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <sstream>

using namespace dubrovnik;
using cli::ExitCode;

namespace {

struct Ran {
    ExitCode code;
    std::string out;
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
    return {code, out.str(), err.str()};
}

std::size_t line_count(const std::string& text) {
    return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

} // namespace

TEST_CASE("global options are accepted before and after the verb") {
    const auto before = run({"--date", "2013-07-01", "state", "list", "--parties"});
    const auto after = run({"state", "list", "--parties", "--date", "2013-07-01"});
    CHECK(before.code == ExitCode::done);
    CHECK(before.out == after.out);
    CHECK(before.out != run({"state", "list", "--parties"}).out);
}

TEST_CASE("the day comes from outside, never from the clock") {
    const auto parties = run({"state", "list", "--parties", "--format", "csv"});
    CHECK(line_count(parties.out) == 101); // the heading and 100 States on 2017-01-09
}

TEST_CASE("each kind of trouble has its exit code and leaves the standard output empty") {
    struct Case {
        std::vector<std::string> arguments;
        ExitCode wanted;
        const char* code;
    };
    const auto c = GENERATE(values<Case>({
        {{}, ExitCode::command_line, "error[command.line]"},
        {{"frobnicate"}, ExitCode::command_line, "'frobnicate' is no verb"},
        {{"scale", "frobnicate"}, ExitCode::command_line, "'frobnicate' is no verb"},
        {{"scale", "show"}, ExitCode::command_line, "SCALE is required"},
        {{"scale", "show", "2017", "--date", "x"}, ExitCode::command_line, "is no day"},
        {{"scale", "show", "1066"}, ExitCode::refused, "error[scale.unknown]"},
        {{"--data", "/nowhere", "scale", "show", "2017"}, ExitCode::refused, "[data.missing]"},
    }));
    const auto ran = run(c.arguments);
    CHECK(ran.code == c.wanted);
    CHECK(ran.out.empty());
    CHECK(ran.err.find(c.code) != std::string::npos);
}

TEST_CASE("help and version are results") {
    CHECK(run({"--version"}).out == "dubrovnik 0.1.0\n");
    const auto help = run({"scale", "show", "--help"});
    CHECK(help.code == ExitCode::done);
    CHECK(help.err.empty());
    CHECK(help.out.find("dubrovnik scale show [options] SCALE") != std::string::npos);
}

TEST_CASE(
    "a program that the system does not find ends with the storage code, unless told its data") {
    const auto code_with = [](const std::vector<std::string>& arguments, std::ostringstream& err) {
        std::ostringstream out;
        return cli::run_command_line(
            arguments, {.out = out,
                        .err = err,
                        .today = *scales::parse_day("2017-01-09"),
                        .executable = {},
                        .data_override = {},
                        .terminal = false,
                        .wall_clock = [] { return std::chrono::system_clock::time_point{}; }});
    };
    std::ostringstream err, silent;
    CHECK(code_with({"scale", "show", "2017"}, err) == ExitCode::storage);
    CHECK(err.str().find("error[storage.input-output]: /proc/self/exe") != std::string::npos);
    CHECK(code_with({"scale", "show", "2017", "--data", DUBROVNIK_SOURCE_DIR}, silent) ==
          ExitCode::done);
}

TEST_CASE("an output that fails ends with the storage code") {
    std::ostringstream err;
    std::ostream broken(nullptr);
    const auto code = cli::run_command_line(
        {"scale", "show", "2017"},
        {.out = broken,
         .err = err,
         .today = *scales::parse_day("2017-01-09"),
         .executable = "/nowhere/dubrovnik",
         .data_override = DUBROVNIK_SOURCE_DIR,
         .terminal = false,
         .wall_clock = [] { return std::chrono::system_clock::time_point{}; }});
    CHECK(code == ExitCode::storage);
    CHECK(err.str().find("error[output.failed]") != std::string::npos);
}
