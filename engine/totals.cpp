#include "engine/totals.hpp"

#include <algorithm>

namespace dubrovnik::engine {

void Totals::add(Money amount) {
    const auto code = amount.currency().code();
    const auto place =
        std::lower_bound(totals_.begin(), totals_.end(), code,
                         [](Money total, auto wanted) { return total.currency().code() < wanted; });
    if (place != totals_.end() && place->currency() == amount.currency())
        *place += amount;
    else
        totals_.insert(place, amount);
}

std::optional<Money> Totals::in(Currency currency) const {
    for (const auto total : totals_)
        if (total.currency() == currency) return total;
    return std::nullopt;
}

} // namespace dubrovnik::engine
