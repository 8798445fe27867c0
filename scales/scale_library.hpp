// ScaleLibrary: all scales at hand, one for each year they cover.
//
// Periods may neither overlap (which rates would hold?) nor leave a gap (a year's call would
// silently find none). A scale of the office's own takes the place of the shipped one with the
// same id.
#pragma once

#include "scales/scale.hpp"

#include <span>
#include <string_view>
#include <vector>

namespace dubrovnik::scales {

class ScaleLibrary {
  public:
    // Throws Refused with all findings: scales.overlap, scales.gap.
    explicit ScaleLibrary(std::vector<Scale> scales);
    ScaleLibrary() = default;

    // Nothing when no period holds the year, or no scale has that id.
    const Scale* for_year(int year) const;
    const Scale* by_id(std::string_view id) const;

    std::span<const Scale> all() const { return scales_; } // by period, the oldest first

  private:
    std::vector<Scale> scales_;
};

} // namespace dubrovnik::scales
