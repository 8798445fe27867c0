#include "engine/timeline.hpp"

#include <algorithm>

namespace dubrovnik::engine {

void Timeline::add(const DayMovement& movement) {
    const auto place =
        std::upper_bound(movements_.begin(), movements_.end(), movement.day,
                         [](scales::Day day, const DayMovement& known) { return day < known.day; });
    movements_.insert(place, movement);
}

Money Timeline::available_on(scales::Day day) const {
    auto balance = Money::zero(currency_);
    std::optional<std::int64_t> lowest_minor;
    for (auto movement = movements_.begin(); movement != movements_.end(); ++movement) {
        balance += movement->amount;
        const auto next = std::next(movement);
        // The balance that stands until the next movement's day.
        const bool last_of_day = next == movements_.end() || next->day != movement->day;
        const bool stands_on_or_after = next == movements_.end() || next->day > day;
        if (last_of_day && stands_on_or_after)
            lowest_minor =
                std::min(lowest_minor.value_or(balance.amount_minor()), balance.amount_minor());
    }
    // Before the first movement nothing was there.
    if (movements_.empty() || movements_.front().day > day) lowest_minor = 0;
    return Money::of_minor(std::max<std::int64_t>(lowest_minor.value_or(0), 0), currency_);
}

std::optional<scales::Day> Timeline::overdrawn_on() const {
    auto balance = Money::zero(currency_);
    for (auto movement = movements_.begin(); movement != movements_.end(); ++movement) {
        balance += movement->amount;
        const auto next = std::next(movement);
        const bool last_of_day = next == movements_.end() || next->day != movement->day;
        if (last_of_day && balance.amount_minor() < 0) return movement->day;
    }
    return std::nullopt;
}

Money Timeline::balance() const {
    auto balance = Money::zero(currency_);
    for (const auto& movement : movements_) balance += movement.amount;
    return balance;
}

} // namespace dubrovnik::engine
