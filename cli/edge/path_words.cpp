#include "cli/edge/path_words.hpp"

#include "scales/control_characters.hpp"

#include <CLI/CLI.hpp>

namespace dubrovnik::cli {

void add_new_folder(CLI::App& verb, std::filesystem::path& folder) {
    verb.add_option("DIR", folder, "The new folder")
        ->required()
        ->check([](const std::string& word) {
            return word.empty() ? "DIR is empty, must name a new folder" : "";
        });
}

std::string path_text(const std::filesystem::path& path) {
    return scales::terminal_line(path.string());
}

} // namespace dubrovnik::cli
