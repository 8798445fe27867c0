// Viewer: shows a file to the officer, with whatever the desktop opens such files with.
#pragma once

#include "scales/finding.hpp"

#include <filesystem>

namespace dubrovnik::cli {

// Starts xdg-open and waits until it has handed the file over, not for the program that shows it. A
// warning viewer.missing when nothing shows the file; it is there all the same.
scales::Findings show_file(const std::filesystem::path& file);

} // namespace dubrovnik::cli
