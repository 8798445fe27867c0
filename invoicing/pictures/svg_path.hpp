// SvgPath: the "d" of an SVG path (SVG 1.1, 8.3): lines and curves; arcs are refused.
#pragma once

#include "invoicing/typesetting/path.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace dubrovnik::invoicing {

// Numbers with blanks and commas between them; nothing when there is anything else.
std::optional<std::vector<double>> svg_numbers(std::string_view text);

// Nothing for what it does not understand.
std::optional<typesetting::Path> svg_path(std::string_view text);

} // namespace dubrovnik::invoicing
