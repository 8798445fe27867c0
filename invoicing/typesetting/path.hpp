// Path: lines and curves for charts, codes and logos. Built once, painted by Page::path().
#pragma once

#include "invoicing/typesetting/geometry.hpp"

#include <vector>

namespace dubrovnik::invoicing::typesetting {

class Path {
  public:
    enum class Verb { move, line, curve, close };
    struct Step {
        Verb verb;
        Point control_1; // of a curve only
        Point control_2; // of a curve only
        Point to;        // unused by close
    };

    Path& move_to(Point to);
    Path& line_to(Point to);
    Path& curve_to(Point control_1, Point control_2, Point to); // cubic Bézier
    Path& close();
    Path& rectangle(const Rectangle& area);
    Path& circle(Point centre, double radius);

    const std::vector<Step>& steps() const noexcept { return steps_; }

  private:
    std::vector<Step> steps_;
};

} // namespace dubrovnik::invoicing::typesetting
