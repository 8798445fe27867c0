// ChartScale: round marks of an axis that reaches just beyond the largest amount.
#pragma once

#include "engine/money.hpp"

#include <string>
#include <vector>

namespace dubrovnik::invoicing {

struct ChartMark {
    engine::Money amount;
    std::string label; // whole units: "100,000"
};

// From zero upwards, three to six marks, at 1, 2 or 5 times a power of ten; the last one is not
// below `largest`. Zero or less is taken for one unit.
std::vector<ChartMark> chart_marks(engine::Money largest);

// Where an amount lies between zero and the last mark, from 0 to 1.
double part_of_scale(engine::Money amount, engine::Money last_mark);

} // namespace dubrovnik::invoicing
