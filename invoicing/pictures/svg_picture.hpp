// SvgPicture: the simple shapes of an SVG file. pugixml, which expands no entities and fetches
// nothing, is named in this folder only.
#pragma once

#include "invoicing/typesetting/picture.hpp"
#include "scales/finding.hpp"

#include <string_view>

namespace dubrovnik::invoicing {

// Throws Refused: logo.form, logo.not-simple (each thing once), logo.too-large.
typesetting::Drawing read_svg(std::string_view bytes, const scales::Place& place);

} // namespace dubrovnik::invoicing
