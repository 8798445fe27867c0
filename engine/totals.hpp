// Totals: what amounts come to, one sum for each currency and never one over two.
//
// Sorted by the currency's code, so that a letter, its mail and every table name them in the same
// order, whatever the order of what was added.
#pragma once

#include "engine/money.hpp"

#include <optional>
#include <vector>

namespace dubrovnik::engine {

class Totals {
  public:
    // Throws Refused amount.overflow.
    void add(Money amount);

    const std::vector<Money>& all() const noexcept { return totals_; }
    // Nothing: no amount in that currency was added.
    std::optional<Money> in(Currency currency) const;

  private:
    std::vector<Money> totals_;
};

} // namespace dubrovnik::engine
