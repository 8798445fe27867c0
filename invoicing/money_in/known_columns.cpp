#include "invoicing/money_in/known_columns.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace dubrovnik::invoicing {

void require_known_columns(const scales::CsvTable& table,
                           const std::vector<std::string_view>& known) {
    scales::Findings findings;
    for (const auto& column : table.columns())
        if (std::find(known.begin(), known.end(), column) == known.end())
            findings.push_back({.code = "csv.column-unknown",
                                .message = fmt::format("the column “{}” is unknown, must be one "
                                                       "of: {}",
                                                       column, fmt::join(known, ", ")),
                                .place = {table.file(), 0},
                                .hint = "correct its name, or delete the column"});
    refuse_errors(findings);
}

} // namespace dubrovnik::invoicing
