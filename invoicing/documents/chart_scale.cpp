#include "invoicing/documents/chart_scale.hpp"

#include <algorithm>
#include <cstdint>

namespace dubrovnik::invoicing {

using engine::Money;

namespace {

constexpr std::int64_t steps_at_most = 5;

std::int64_t unit_of(engine::Currency currency) {
    std::int64_t unit = 1;
    for (int digit = 0; digit < currency.decimals(); ++digit) unit *= 10;
    return unit;
}

// The smallest of 1, 2, 5, 10, 20, 50 … units that needs few enough steps.
std::int64_t step_for(std::int64_t largest_minor, std::int64_t unit) {
    for (std::int64_t power = unit;; power *= 10)
        for (const std::int64_t factor : {1, 2, 5})
            if ((largest_minor + power * factor - 1) / (power * factor) <= steps_at_most)
                return power * factor;
}

} // namespace

std::vector<ChartMark> chart_marks(Money largest) {
    const auto currency = largest.currency();
    const auto unit = unit_of(currency);
    const auto largest_minor = std::max(largest.amount_minor(), unit);
    const auto step = step_for(largest_minor, unit);
    std::vector<ChartMark> marks;
    for (std::int64_t minor = 0;; minor += step) {
        const auto amount = Money::of_minor(minor, currency);
        auto label = engine::amount_text(amount);
        marks.push_back({amount, label.substr(0, label.find('.'))});
        if (minor >= largest_minor) return marks;
    }
}

double part_of_scale(Money amount, Money last_mark) {
    return static_cast<double>(amount.amount_minor()) /
           static_cast<double>(last_mark.amount_minor());
}

} // namespace dubrovnik::invoicing
