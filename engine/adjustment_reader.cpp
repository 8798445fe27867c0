#include "engine/adjustment_reader.hpp"

#include <fmt/format.h>

namespace dubrovnik::engine {

using scales::AdjustmentRule;
using scales::Fraction;

namespace {

// Per cent in the file, a part of the whole in the rule.
std::optional<Fraction> percent(TableReader& reader, std::string_view key) {
    const auto value = reader.decimal(key);
    if (!value) return std::nullopt;
    return Fraction(*value / 100);
}

void read_share_rounding(TableReader& reader, AdjustmentRule& rule) {
    if (const auto decimals = reader.integer("share_decimals")) {
        if (*decimals < 0 || *decimals > scales::share_decimals_at_most)
            reader.report("share_decimals", "rule.share-decimals",
                          fmt::format("share_decimals is {}, must lie between 0 and {}", *decimals,
                                      scales::share_decimals_at_most),
                          "leave it away to keep the shares exact");
        else
            rule.share_decimals = static_cast<int>(*decimals);
    }
    const auto written = reader.text("share_rounding").value_or("half-up");
    if (written == "largest-remainder")
        rule.share_rounding = scales::ShareRounding::largest_remainder;
    else if (written != "half-up")
        reader.report(
            "share_rounding", "rule.rounding",
            fmt::format("share_rounding is “{}”, must be half-up or largest-remainder", written),
            "half-up is what published tables use");
}

void read_fixed(TableReader& reader, AdjustmentRule& rule) {
    const auto* table = reader.table("fixed");
    if (table == nullptr) return;
    auto shares = reader.within(*table, "fixed");
    for (const auto& entry : table->entries) {
        const auto payer = scales::parse_payer_code(entry.key);
        const auto* written = std::get_if<std::string>(&entry.value.value);
        const auto share = written ? scales::parse_decimal(*written) : std::nullopt;
        if (payer && share) {
            rule.fixed.emplace(*payer, *share / 100);
            rule.places.emplace("fixed." + entry.key, shares.place_of(entry.key));
        } else
            shares.report(
                entry.key, "rule.payer",
                fmt::format("“{}” in [fixed] is no fixed share, must be like EU = \"2.5\"",
                            entry.key),
                "write the payer's code and its per cent of the whole as text");
    }
}

Rounding read_rounding(TableReader& reader) {
    const auto written = reader.text("rounding").value_or("largest-remainder");
    if (written == "half-up") return Rounding::half_up;
    if (written == "half-even") return Rounding::half_even;
    if (written != "largest-remainder")
        reader.report(
            "rounding", "rule.rounding",
            fmt::format("rounding is “{}”, must be largest-remainder, half-up or half-even",
                        written),
            "only largest-remainder adds up to the total");
    return Rounding::largest_remainder;
}

} // namespace

AdjustmentRule read_adjustment(TableReader& reader) {
    AdjustmentRule rule{.ceiling = percent(reader, "ceiling"),
                        .floor = percent(reader, "floor"),
                        .ldc_ceiling = percent(reader, "ldc_ceiling"),
                        .place = reader.place()};
    for (const auto* word : {"ceiling", "floor", "ldc_ceiling", "share_decimals", "fixed"})
        if (reader.has(word)) rule.places.emplace(word, reader.place_of(word));
    read_share_rounding(reader, rule);
    read_fixed(reader, rule);
    return rule;
}

ApportionmentRule Rule::apportionment(Currency currency) const {
    ApportionmentRule result{.rounding = rounding};
    if (!unit_major) return result;
    Fraction minor = *unit_major;
    for (int count = 0; count < currency.decimals(); ++count) minor *= 10;
    if (denominator(minor) != 1 || minor < 1 || minor > amount_minor_at_most)
        throw scales::Refused(
            {.code = "rule.unit",
             .message = fmt::format("the unit {} is no whole number of minor "
                                    "units of {}, must be one",
                                    scales::fraction_text(*unit_major), currency.code()),
             .place = unit_place,
             .hint = "write unit = \"1\" for whole dollars or francs"});
    result.unit_minor = numerator(minor).convert_to<std::int64_t>();
    return result;
}

Rule parse_rule(const scales::SourceText& source) {
    const auto table = parse_toml(source);
    scales::Findings findings;
    TableReader reader(table, source.name, "", findings);
    Rule rule{.adjustment = read_adjustment(reader),
              .rounding = read_rounding(reader),
              .unit_major = reader.decimal("unit"),
              .unit_place = reader.place_of("unit")};
    reader.finish();
    refuse_errors(findings);
    return rule;
}

} // namespace dubrovnik::engine
