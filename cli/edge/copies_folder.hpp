// CopiesFolder: where the copies of what was issued are written.
#pragma once

#include "cli/edge/context.hpp"
#include "invoicing/issue/copies.hpp"

#include <filesystem>
#include <optional>

namespace dubrovnik::cli {

std::filesystem::path copies_folder(const Context& context,
                                    const std::optional<std::filesystem::path>& out);

// Writes a file unless it is there with the same bytes.
invoicing::CopySink copies_into(const std::filesystem::path& folder);

} // namespace dubrovnik::cli
