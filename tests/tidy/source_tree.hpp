// SourceTree: the project's own C++ files as text, and the rules they must keep.
//
// Comments and string literals are taken out before words are looked for; includes are read
// from the lines as they are. Each rule returns what breaks it, one sentence a breach.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace dubrovnik::tidy {

struct Include {
    std::string header; // "scales/day.hpp", "sqlite3.h"
    bool quoted;        // "…" is ours, <…> is foreign
    std::size_t line;
};

struct SourceFile {
    std::string path; // from the tree's root, with '/'
    std::vector<std::string> lines;
    std::vector<std::string> code; // the lines without comments and literals
    std::vector<Include> includes;
};

struct SourceTree {
    std::vector<SourceFile> files; // by path
};

using Troubles = std::vector<std::string>;

SourceFile source_file(std::string path, std::string_view text);
SourceTree read_source_tree(const std::filesystem::path& root);

// "cli/verbs" from "cli/verbs/scale.hpp".
std::string folder_of(std::string_view path);

Troubles wrong_directions(const SourceTree& tree);
Troubles file_cycles(const SourceTree& tree);
Troubles folder_cycles(const SourceTree& tree);
Troubles foreign_headers_abroad(const SourceTree& tree);

Troubles long_files(const SourceTree& tree);
Troubles bad_lines(const SourceTree& tree);
Troubles floating_points(const SourceTree& tree);
Troubles notes_to_self(const SourceTree& tree);
Troubles silent_headers(const SourceTree& tree);

} // namespace dubrovnik::tidy
