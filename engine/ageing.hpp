// Ageing: open invoices by how long they have been due. The buckets add up to the total.
#pragma once

#include "engine/receivables.hpp"
#include "engine/shortfall.hpp"
#include "scales/day.hpp"

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dubrovnik::engine {

// Days past the due day; on the due day itself an invoice is not yet past due.
enum class AgeBucket { not_due, days_0_60, days_61_120, days_121_365, over_a_year };

inline constexpr std::array all_age_buckets{AgeBucket::not_due, AgeBucket::days_0_60,
                                            AgeBucket::days_61_120, AgeBucket::days_121_365,
                                            AgeBucket::over_a_year};

// "not due", "0-60", "61-120", "121-365", "over 365".
std::string_view age_bucket_text(AgeBucket bucket);

AgeBucket age_bucket(scales::Day due_on, scales::Day day);

using AmountsByAge = std::array<Money, all_age_buckets.size()>;

struct StateAgeing {
    scales::StateCode state;
    AmountsByAge amounts;
    Money total;
};

struct FundAgeing {
    std::string fund;
    AmountsByAge amounts;
    Money total;
    std::vector<StateAgeing> states; // by code; those that owe
};

std::vector<FundAgeing> ageing(scales::Day day, std::span<const FundKey> funds,
                               std::span<const Receivable> receivables);

} // namespace dubrovnik::engine
