// fuzz_replay NAME FILE|FOLDER...: runs the target once on every file, without libFuzzer.
//
// So that every input that once broke a parser is tried in each ordinary test run. Says each
// input's name first when asked to (--verbose), for the one that makes it abort.
#include "tests/fuzz/target.hpp"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace {

namespace fs = std::filesystem;
using namespace dubrovnik::fuzz;

std::vector<fs::path> files_of(const std::vector<std::string>& arguments) {
    std::vector<fs::path> files;
    for (const fs::path path : arguments)
        if (fs::is_directory(path))
            for (const auto& entry : fs::directory_iterator(path)) files.push_back(entry.path());
        else
            files.push_back(path);
    std::sort(files.begin(), files.end());
    return files;
}

std::string bytes_of(const fs::path& file) {
    std::ifstream stream(file, std::ios::binary);
    std::ostringstream bytes;
    bytes << stream.rdbuf();
    return std::move(bytes).str();
}

} // namespace

int main(int count, char** words) {
    std::vector<std::string> arguments(words + 1, words + count);
    const bool verbose = std::erase(arguments, "--verbose") > 0;
    const auto target = std::ranges::find_if(all_targets(), [&](const FuzzTarget& each) {
        return !arguments.empty() && each.name == arguments.front();
    });
    if (target == all_targets().end()) {
        std::fputs("fuzz_replay NAME FILE|FOLDER...\n", stderr);
        for (const auto& each : all_targets()) std::printf("%s\n", std::string(each.name).c_str());
        return 2;
    }
    arguments.erase(arguments.begin());
    const auto files = files_of(arguments);
    for (const auto& file : files) {
        const auto start = std::chrono::steady_clock::now();
        if (verbose) std::fprintf(stderr, "%s: ", file.c_str());
        target->run(bytes_of(file));
        const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - start;
        if (verbose) std::fprintf(stderr, "%.3f s\n", spent.count());
    }
    std::printf("%zu inputs\n", files.size());
    return files.empty() ? 1 : 0;
}
