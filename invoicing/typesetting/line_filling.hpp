// Line filling: words are put into lines as long as they fit, then aligned.
#pragma once

#include "invoicing/typesetting/atom.hpp"
#include "invoicing/typesetting/paragraph.hpp"

#include <vector>

namespace dubrovnik::invoicing::typesetting {

struct Measure {
    double width = 0;                      // of the lines, in points
    double size = 0;                       // of the text, in points
    Alignment alignment = Alignment::left; // neither start, end nor figures
};

// What `start` and `end` mean in a direction; others stay as they are.
Alignment resolved(Alignment alignment, Direction direction);

// A whole line, unstretched and without offset.
Line line_of(const std::vector<Atom>& atoms, double size);

// A justified paragraph's last line leans to the start side of `direction`.
std::vector<Line> filled_lines(std::vector<Atom> atoms, const Measure& measure,
                               const AtomShaper& shaper, Direction direction);

} // namespace dubrovnik::invoicing::typesetting
