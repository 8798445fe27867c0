// CopiesFolder: where the copies of what was issued are written.
#pragma once

#include "cli/edge/context.hpp"
#include "invoicing/issue/copies.hpp"

#include <filesystem>
#include <optional>

namespace dubrovnik::cli {

// Where copies go, and below which root none of them leaves through a link.
struct CopiesFolder {
    std::filesystem::path root;
    std::filesystem::path below;
    std::filesystem::path path() const { return (root / below).lexically_normal(); }
};

// out/ of the office, or the folder that the officer named. Throws Refused: file.name-too-long,
// output.precious; so it is asked before anything is recorded.
CopiesFolder copies_folder(const Context& context, const std::optional<std::filesystem::path>& out);

// Writes a file unless it is there with the same bytes.
invoicing::CopySink copies_into(const CopiesFolder& folder);

} // namespace dubrovnik::cli
