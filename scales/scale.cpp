#include "scales/scale.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace dubrovnik::scales {

namespace {

constexpr const char* compare_hint = "compare with the resolution named in SOURCES.md";

void check_limits(FactReader& reader, const CsvRow& row, const StateRate& entry,
                  bool least_developed) {
    const auto report = [&](const char* code, const std::string& wanted) {
        reader.report(row, {code,
                            fmt::format("the rate of {} is {} %, must be {}", entry.state.view(),
                                        rate_text(entry.rate), wanted),
                            compare_hint});
    };
    const auto limit_text = [](Rate limit) { return rate_text(limit) + " %"; };
    if (entry.rate < scale_floor)
        report("scale.floor", fmt::format("at least {}", limit_text(scale_floor)));
    if (entry.rate > scale_ceiling)
        report("scale.ceiling", fmt::format("at most {}", limit_text(scale_ceiling)));
    if (least_developed && entry.rate > scale_ldc_ceiling)
        report("scale.ldc-ceiling", fmt::format("at most {}, the ceiling of the least developed",
                                                limit_text(scale_ldc_ceiling)));
}

std::optional<StateRate> read_rate(FactReader& reader, const CsvRow& row,
                                   const ScaleContext& context, const Period& period) {
    const auto state = reader.state(row, context.states);
    const auto rate = reader.rate(row);
    if (!state || !rate) return std::nullopt;
    const StateRate entry{*state, *rate};
    if (!context.states.find(*state)->un_member)
        reader.report(row,
                      {"scale.not-member",
                       fmt::format("{} is no member of the United Nations, must not stand here",
                                   context.states.name_of(*state)),
                       "its notional rate belongs in nonmembers.csv"});
    const int adopted_year = period.first_year - 1;
    check_limits(reader, row, entry,
                 context.least_developed.is_least_developed(*state, adopted_year));
    return entry;
}

void check_members(FactReader& reader, const std::vector<StateRate>& rates, const States& states) {
    std::vector<std::string> missing;
    std::size_t member_count = 0;
    for (const auto& state : states.all()) {
        if (!state.un_member) continue;
        ++member_count;
        const bool found = std::any_of(rates.begin(), rates.end(), [&](const StateRate& entry) {
            return entry.state == state.code;
        });
        if (!found) missing.push_back(fmt::format("{} ({})", state.name, state.code.view()));
    }
    if (missing.empty()) return;
    reader.report_file(
        {"scale.members",
         fmt::format("{} of {} members have a rate, must be all; missing: {}",
                     member_count - missing.size(), member_count, fmt::join(missing, ", ")),
         compare_hint});
}

void check_sum(FactReader& reader, const std::vector<StateRate>& rates) {
    auto sum = Rate::of_millipercent(0);
    for (const auto& entry : rates) sum += entry.rate;
    if (sum == scale_sum) return;
    reader.report_file({"scale.sum",
                        fmt::format("the members' rates add up to {} %, must be {} %",
                                    rate_text(sum), rate_text(scale_sum)),
                        compare_hint});
}

ScaleName check_name(FactReader& reader) {
    const auto name = parse_scale_name(reader.table().file());
    if (!name) {
        reader.report_file({"scale.file-name",
                            "the file's name holds no period, must be un-FIRST-LAST.csv",
                            "name the file like un-2016-2018.csv"});
        return {"", {1900, 1902}};
    }
    const auto& period = name->period;
    if (period.last_year - period.first_year != 2)
        reader.report_file(
            {"scale.period",
             fmt::format("the period is {}, must be three years", period_text(period)),
             "a scale of assessments holds for three calendar years"});
    return *name;
}

Scale read_scale(FactReader& reader, const ScaleContext& context) {
    const auto name = check_name(reader);
    Scale scale{name.id, name.period, {}, reader.table().file()};
    for (const auto& row : reader.table().rows())
        if (const auto entry = read_rate(reader, row, context, name.period))
            scale.rates.push_back(*entry);
    reader.report_repeated({"iso3"});
    check_members(reader, scale.rates, context.states);
    check_sum(reader, scale.rates);
    std::sort(scale.rates.begin(), scale.rates.end(),
              [](const auto& left, const auto& right) { return left.state < right.state; });
    return scale;
}

const std::vector<std::string> columns = {"iso3", "rate_percent"};

} // namespace

std::optional<ScaleName> parse_scale_name(std::string_view file) {
    const auto slash = file.rfind('/');
    auto name = slash == std::string_view::npos ? file : file.substr(slash + 1);
    if (!name.starts_with("un-") || !name.ends_with(".csv")) return std::nullopt;
    name.remove_suffix(4);
    const auto period = parse_period(name.substr(3));
    if (!period) return std::nullopt;
    return ScaleName{std::string(name), *period};
}

Scale parse_scale(const SourceText& source, const ScaleContext& context) {
    FactReader reader(source, columns);
    auto scale = read_scale(reader, context);
    refuse_errors(reader.findings());
    return scale;
}

Findings check_scale(const SourceText& source, const ScaleContext& context) {
    Findings findings;
    gather(findings, [&] { return parse_scale(source, context); });
    return findings;
}

std::optional<Rate> rate_of(const Scale& scale, StateCode state) {
    const auto found = std::lower_bound(
        scale.rates.begin(), scale.rates.end(), state,
        [](const StateRate& entry, StateCode wanted) { return entry.state < wanted; });
    if (found == scale.rates.end() || found->state != state) return std::nullopt;
    return found->rate;
}

} // namespace dubrovnik::scales
