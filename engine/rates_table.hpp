// Rates table: the payers and rates that `apportion` is given, as a CSV file.
#pragma once

#include "scales/adjusted_scale.hpp"
#include "scales/source_text.hpp"

#include <vector>

namespace dubrovnik::engine {

// Columns: iso3, rate_percent, and optionally ldc (yes or no). Further columns are left alone.
// Throws Refused with all findings: csv.*, rates.payer, rates.twice, rates.ldc, rate.*.
std::vector<scales::PayerRate> parse_rates_table(const scales::SourceText& source);

} // namespace dubrovnik::engine
