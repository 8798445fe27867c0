// Scale: the rates of all members of the United Nations for one period, as published.
//
// Guards the scale's own rules (A/RES/79/249, paragraph 7): no member missing or named twice,
// the sum exactly 100.000, floor 0.001, ceiling 22.000, at most 0.010 for a least developed
// country, three-year periods. A scale that breaks one of them is refused whole: every share of
// every State hangs on the sum.
#pragma once

#include "scales/fact_reader.hpp"
#include "scales/least_developed.hpp"
#include "scales/rate.hpp"
#include "scales/source_text.hpp"
#include "scales/states.hpp"

#include <optional>
#include <string>
#include <vector>

namespace dubrovnik::scales {

struct StateRate {
    StateCode state;
    Rate rate;
    friend bool operator==(const StateRate&, const StateRate&) = default;
};

struct Scale {
    std::string id; // "un-2016-2018", the file's name without .csv
    Period period;
    std::vector<StateRate> rates; // by code
    std::string file;
};

// Nothing when the State is not in the scale.
std::optional<Rate> rate_of(const Scale& scale, StateCode state);

// A/RES/79/249, paragraph 7.
inline constexpr Rate scale_floor = Rate::of_millipercent(1);
inline constexpr Rate scale_ceiling = Rate::of_millipercent(22'000);
inline constexpr Rate scale_ldc_ceiling = Rate::of_millipercent(10);
inline constexpr Rate scale_sum = Rate::of_millipercent(100'000);

struct ScaleContext {
    const States& states;
    const LeastDeveloped& least_developed;
};

// Columns: iso3, rate_percent, optionally name; the file's name is un-FIRST-LAST.csv.
//
// A least developed country is one that was on the list at the end of the year before the
// period, when the General Assembly adopts the scale.
// Throws Refused with all findings: scale.file-name, scale.period, scale.members,
// scale.not-member, scale.floor, scale.ceiling, scale.ldc-ceiling, scale.sum, and those of
// FactReader (state.twice, state.unknown, rate.form and others).
Scale parse_scale(const SourceText& source, const ScaleContext& context);

// The findings alone, for checking several files at once; nothing is wrong when there are none.
Findings check_scale(const SourceText& source, const ScaleContext& context);

// "un-2016-2018" from "scales/un-2016-2018.csv"; nothing when the name is of another form.
struct ScaleName {
    std::string id;
    Period period;
};
std::optional<ScaleName> parse_scale_name(std::string_view file);

} // namespace dubrovnik::scales
