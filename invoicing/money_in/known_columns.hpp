// KnownColumns: a misspelt column must not silently mean that nothing was said.
#pragma once

#include "scales/csv.hpp"

#include <string_view>
#include <vector>

namespace dubrovnik::invoicing {

// Throws Refused csv.column-unknown, with a finding for each.
void require_known_columns(const scales::CsvTable& table,
                           const std::vector<std::string_view>& known);

} // namespace dubrovnik::invoicing
