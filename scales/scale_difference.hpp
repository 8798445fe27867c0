// ScaleDifference: who rose and who fell from one scale to another, exactly.
#pragma once

#include "scales/fraction.hpp"
#include "scales/scale.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace dubrovnik::scales {

struct RateChange {
    StateCode state;
    Rate before;
    Rate after;
    std::int64_t change_millipercent; // after − before
    Fraction relative_percent;        // of the rate before: 50 means half as much again
};

struct ScaleDifference {
    std::string before_id;
    std::string after_id;
    std::vector<RateChange> risen;  // the largest change first, equal ones by code
    std::vector<RateChange> fallen; // likewise
    std::size_t unchanged_count;
    std::vector<StateRate> joined; // by code, with the rate of the scale they are in
    std::vector<StateRate> left;
};

struct ScalePair {
    const Scale& before;
    const Scale& after;
};

ScaleDifference scale_difference(const ScalePair& scales);

} // namespace dubrovnik::scales
