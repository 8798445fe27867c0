#include "engine/rates_table.hpp"

#include "scales/csv.hpp"

#include <fmt/format.h>
#include <set>

namespace dubrovnik::engine {

std::vector<scales::PayerRate> parse_rates_table(const scales::SourceText& source) {
    const auto table = scales::parse_csv(source, {"iso3", "rate_percent"});
    std::vector<scales::PayerRate> rates;
    std::set<scales::StateCode> seen;
    scales::Findings findings;
    for (const auto& row : table.rows()) {
        const scales::Place place{table.file(), row.line};
        const auto report = [&](std::string code, std::string message, std::string hint) {
            findings.push_back({std::move(code), std::move(message), place, std::move(hint)});
        };
        const auto& written = table.at(row, "iso3");
        const auto payer = scales::parse_payer_code(written);
        const auto rate = scales::parse_rate(table.at(row, "rate_percent"), place, findings);
        const auto ldc = table.optional_at(row, "ldc");
        if (!payer)
            report("rates.payer",
                   fmt::format("“{}” is no payer's code, must be two or three capital letters",
                               written),
                   "write States by their ISO 3166-1 code, like CHE; delete a row of totals");
        else if (!seen.insert(*payer).second)
            report("rates.twice", fmt::format("{} is there twice, must be there once", written),
                   "delete one of the two rows");
        if (!ldc.empty() && ldc != "yes" && ldc != "no")
            report("rates.ldc", fmt::format("ldc is “{}”, must be yes or no", ldc),
                   "leave it empty for no");
        if (payer && rate)
            rates.push_back({.payer = *payer, .rate = *rate, .least_developed = ldc == "yes"});
    }
    refuse_errors(findings);
    return rates;
}

} // namespace dubrovnik::engine
