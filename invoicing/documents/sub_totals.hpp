// SubTotals: the sums of a table's first rows, for the foot of a page that the table leaves and the
// head of the next.
#pragma once

#include "engine/money.hpp"

#include <algorithm>
#include <cstddef>
#include <vector>

namespace dubrovnik::invoicing {

class SubTotals {
  public:
    // Of one row more; every row has the same columns, each with one currency.
    void add(const std::vector<engine::Money>& amounts) {
        if (sums_.empty()) {
            sums_.emplace_back();
            for (const auto amount : amounts)
                sums_.back().push_back(engine::Money::zero(amount.currency()));
        }
        auto sums = sums_.back();
        for (std::size_t column = 0; column < sums.size(); ++column)
            sums[column] += amounts[column];
        sums_.push_back(std::move(sums));
    }

    // Of that many rows. Rows beyond those added (the total's) add nothing.
    const std::vector<engine::Money>& after(std::size_t row_count) const {
        return sums_.at(std::min(row_count, sums_.size() - 1));
    }

  private:
    std::vector<std::vector<engine::Money>> sums_;
};

} // namespace dubrovnik::invoicing
