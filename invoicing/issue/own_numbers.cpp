#include "invoicing/issue/own_numbers.hpp"

#include "scales/csv.hpp"

#include <fmt/format.h>

namespace dubrovnik::invoicing {

OwnNumbers parse_own_numbers(const scales::SourceText& source) {
    const auto table = scales::parse_csv(source, {"iso3", "number"});
    OwnNumbers numbers;
    scales::Findings findings;
    for (const auto& row : table.rows()) {
        const auto state = scales::parse_state_code(table.at(row, "iso3"));
        const auto& number = table.at(row, "number");
        if (!state || number.empty() || !numbers.emplace(*state, number).second)
            findings.push_back({.code = "issue.own-number",
                                .message = fmt::format("“{},{}” is no State with its number, must "
                                                       "be one and once",
                                                       table.at(row, "iso3"), number),
                                .place = {source.name, row.line},
                                .hint = "write rows like CHE,4711"});
    }
    refuse_errors(findings);
    return numbers;
}

} // namespace dubrovnik::invoicing
