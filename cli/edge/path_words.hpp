// PathWords: paths on the command line: taken from it, and said again.
#pragma once

#include <filesystem>
#include <string>

namespace CLI {
class App;
}

namespace dubrovnik::cli {

// DIR, required and not empty.
void add_new_folder(CLI::App& verb, std::filesystem::path& folder);

// For a terminal, on one line: a name may hold line breaks and bytes that steer it.
std::string path_text(const std::filesystem::path& path);

} // namespace dubrovnik::cli
