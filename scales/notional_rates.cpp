#include "scales/notional_rates.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace dubrovnik::scales {

namespace {

struct ReadRate {
    NotionalRate rate;
    const CsvRow* row;
};

void check_words(FactReader& reader, const CsvRow& row) {
    const auto& status = reader.table().at(row, "status");
    if (status != "sourced" && status != "unverified")
        reader.report(row, {"notional.status",
                            fmt::format("status is “{}”, must be sourced or unverified", status),
                            "write unverified unless you have the source before you"});
    if (reader.table().at(row, "source").empty())
        reader.report(row, {"notional.source-missing", "source is empty, must say where from",
                            "name the document, or what the rate is expected from"});
}

std::optional<NotionalRate> read_rate(FactReader& reader, const CsvRow& row, const States& states) {
    const auto state = reader.state(row, states);
    const auto rate = reader.rate(row);
    const auto& period_field = reader.table().at(row, "period");
    const auto period = parse_period(period_field);
    check_words(reader, row);
    if (!period)
        reader.report(row, {"notional.period",
                            fmt::format("period is “{}”, must be two years", period_field),
                            "write the first and the last year, for example 2016-2018"});
    if (state && states.find(*state)->un_member)
        reader.report(row, {"notional.member",
                            fmt::format("{} is a member of the United Nations, must have no "
                                        "notional rate",
                                        states.name_of(*state)),
                            "its rate stands in the scale"});
    if (!state || !rate || !period) return std::nullopt;
    return NotionalRate{*state, *period, *rate, reader.table().at(row, "status") == "sourced",
                        reader.table().at(row, "source")};
}

bool comes_before(const ReadRate& left, const ReadRate& right) {
    if (left.rate.state != right.rate.state) return left.rate.state < right.rate.state;
    return left.rate.period.first_year < right.rate.period.first_year;
}

void check_overlaps(FactReader& reader, const std::vector<ReadRate>& rates) {
    for (std::size_t index = 1; index < rates.size(); ++index) {
        const auto& earlier = rates[index - 1];
        const auto& later = rates[index];
        if (earlier.rate.state != later.rate.state) continue;
        if (later.rate.period.first_year > earlier.rate.period.last_year) continue;
        reader.report(*later.row,
                      {"notional.overlap",
                       fmt::format("the period {} of {} overlaps {} in line {}, must not",
                                   period_text(later.rate.period), later.rate.state.view(),
                                   period_text(earlier.rate.period), earlier.row->line),
                       "a State has one rate in each year"});
    }
}

} // namespace

NotionalRates parse_notional_rates(const SourceText& source, const States& states) {
    FactReader reader(source, {"iso3", "period", "rate_percent", "status", "source"});
    std::vector<ReadRate> rates;
    for (const auto& row : reader.table().rows())
        if (auto rate = read_rate(reader, row, states)) rates.push_back({std::move(*rate), &row});
    std::stable_sort(rates.begin(), rates.end(), comes_before);
    check_overlaps(reader, rates);
    refuse_errors(reader.findings());
    NotionalRates notional;
    for (auto& read : rates) notional.rates_.push_back(std::move(read.rate));
    return notional;
}

const NotionalRate* NotionalRates::find(StateCode state, int year) const {
    const auto found = std::find_if(rates_.begin(), rates_.end(), [&](const NotionalRate& rate) {
        return rate.state == state && rate.period.holds(year);
    });
    return found == rates_.end() ? nullptr : &*found;
}

} // namespace dubrovnik::scales
