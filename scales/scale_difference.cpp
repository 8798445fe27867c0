#include "scales/scale_difference.hpp"

#include "scales/ensure.hpp"

#include <algorithm>
#include <cstdlib>

namespace dubrovnik::scales {

namespace {

RateChange rate_change(StateCode state, Rate before, Rate after) {
    const auto change = after.millipercent() - before.millipercent();
    ensure(before.millipercent() > 0, "every rate of a checked scale is above zero");
    return {state, before, after, change, Fraction(change, before.millipercent()) * 100};
}

void sort_by_size(std::vector<RateChange>& changes) {
    std::stable_sort(
        changes.begin(), changes.end(), [](const RateChange& left, const RateChange& right) {
            return std::abs(left.change_millipercent) > std::abs(right.change_millipercent);
        });
}

} // namespace

ScaleDifference scale_difference(const ScalePair& scales) {
    ScaleDifference difference{scales.before.id, scales.after.id, {}, {}, 0, {}, {}};
    for (const auto& entry : scales.before.rates) {
        const auto after = rate_of(scales.after, entry.state);
        if (!after)
            difference.left.push_back(entry);
        else if (*after > entry.rate)
            difference.risen.push_back(rate_change(entry.state, entry.rate, *after));
        else if (*after < entry.rate)
            difference.fallen.push_back(rate_change(entry.state, entry.rate, *after));
        else
            ++difference.unchanged_count;
    }
    for (const auto& entry : scales.after.rates)
        if (!rate_of(scales.before, entry.state)) difference.joined.push_back(entry);
    sort_by_size(difference.risen);
    sort_by_size(difference.fallen);
    return difference;
}

} // namespace dubrovnik::scales
