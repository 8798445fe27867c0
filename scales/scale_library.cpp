#include "scales/scale_library.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace dubrovnik::scales {

namespace {

struct Neighbours {
    const Scale& earlier;
    const Scale& later;
};

Finding period_finding(const Neighbours& scales, std::string code, const char* wanted) {
    return {.code = std::move(code),
            .message = fmt::format("{} follows {}, {}", scales.later.id, scales.earlier.id, wanted),
            .place = {scales.later.file},
            .hint = "the periods of all scales, shipped and your own, must join without a break"};
}

Findings neighbour_findings(const Neighbours& scales) {
    const int expected_year = scales.earlier.period.last_year + 1;
    if (scales.later.period.first_year > expected_year)
        return {period_finding(scales, "scales.gap", "must begin in the year after that one ends")};
    if (scales.later.period.first_year < expected_year)
        return {
            period_finding(scales, "scales.overlap", "must not begin before that one has ended")};
    return {};
}

} // namespace

ScaleLibrary::ScaleLibrary(std::vector<Scale> scales)
    : scales_(std::move(scales)) {
    std::sort(scales_.begin(), scales_.end(), [](const Scale& left, const Scale& right) {
        return left.period.first_year != right.period.first_year
                   ? left.period.first_year < right.period.first_year
                   : left.id < right.id;
    });
    Findings findings;
    for (std::size_t index = 1; index < scales_.size(); ++index) {
        const auto found = neighbour_findings({scales_[index - 1], scales_[index]});
        findings.insert(findings.end(), found.begin(), found.end());
    }
    refuse_errors(findings);
}

const Scale* ScaleLibrary::for_year(int year) const {
    const auto found = std::find_if(scales_.begin(), scales_.end(),
                                    [&](const Scale& scale) { return scale.period.holds(year); });
    return found == scales_.end() ? nullptr : &*found;
}

const Scale* ScaleLibrary::by_id(std::string_view id) const {
    const auto found = std::find_if(scales_.begin(), scales_.end(),
                                    [&](const Scale& scale) { return scale.id == id; });
    return found == scales_.end() ? nullptr : &*found;
}

} // namespace dubrovnik::scales
