// LogoReader: the bytes of a logo's file become a picture.
//
// PNG of any kind, its transparent parts laid on white: PDF for archives has no transparency here.
// Simple SVG: paths, rectangles, circles, ellipses and polygons, filled with plain colours.
// Refuses what would come out otherwise than it was drawn, instead of drawing it by guess; and what
// would make every document large.
#pragma once

#include "invoicing/typesetting/picture.hpp"
#include "scales/finding.hpp"

#include <string>
#include <string_view>

namespace dubrovnik::invoicing {

// Told by its first bytes, whatever the file is called. Throws Refused: logo.form (neither PNG nor
// SVG, or broken), logo.not-simple (all that an SVG has beyond the simple), logo.too-large.
typesetting::Picture read_logo(std::string_view bytes, const scales::Place& place);

} // namespace dubrovnik::invoicing
