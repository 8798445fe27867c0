#include "engine/promise.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace dubrovnik::engine {

std::vector<Announced> announced_on(scales::Day day, std::span<const Promise> promises,
                                    std::span<const Receivable> receivables) {
    using Key = std::pair<scales::StateCode, std::string>;
    std::map<Key, const Promise*> newest;
    for (const auto& promise : promises) {
        const Promise*& known = newest[{promise.state, promise.fund}];
        if (known == nullptr || known->entry < promise.entry) known = &promise;
    }
    std::map<Key, std::int64_t> outstanding_minor;
    for (const auto& receivable : receivables)
        outstanding_minor[{receivable.state, receivable.fund}] +=
            receivable.outstanding().amount_minor();
    std::vector<Announced> found;
    for (const auto& [key, promise] : newest) {
        if (promise->by_day < day) continue;
        const auto to_come = promise->amount - promise->received_since;
        const auto amount_minor = std::min(to_come.amount_minor(), outstanding_minor[key]);
        if (amount_minor > 0)
            found.push_back(
                {.promise = *promise, .amount = Money::of_minor(amount_minor, to_come.currency())});
    }
    return found;
}

} // namespace dubrovnik::engine
