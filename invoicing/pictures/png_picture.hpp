// PngPicture: pixels out of a PNG file, by libpng, which is named in this folder only.
#pragma once

#include "invoicing/typesetting/picture.hpp"
#include "scales/finding.hpp"

#include <string_view>

namespace dubrovnik::invoicing {

// Throws Refused: logo.form, logo.too-large.
typesetting::Raster read_png(std::string_view bytes, const scales::Place& place);

} // namespace dubrovnik::invoicing
