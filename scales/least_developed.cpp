#include "scales/least_developed.hpp"

#include "scales/fact_reader.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace dubrovnik::scales {

namespace {

std::optional<LeastDevelopedEntry> read_entry(FactReader& reader, const CsvRow& row,
                                              const States& states) {
    const auto state = reader.state(row, states);
    const auto added = reader.year(row, "added");
    const auto graduated = reader.year(row, "graduated");
    if (reader.table().at(row, "added").empty())
        reader.report(row, {"ldc.added-missing", "added is empty, must be a year",
                            "give the year in which the State came on the list"});
    if (added && graduated && *graduated <= *added)
        reader.report(row, {"ldc.graduated-too-early",
                            fmt::format("graduated is {}, must be later than {} when it was added",
                                        *graduated, *added),
                            "compare with the list named in SOURCES.md"});
    if (!state || !added) return std::nullopt;
    return LeastDevelopedEntry{*state, *added, graduated};
}

} // namespace

LeastDeveloped parse_least_developed(const SourceText& source, const States& states) {
    FactReader reader(source, {"iso3", "added", "graduated"});
    LeastDeveloped list;
    for (const auto& row : reader.table().rows())
        if (const auto entry = read_entry(reader, row, states)) list.entries_.push_back(*entry);
    reader.report_repeated({"iso3"});
    refuse_errors(reader.findings());
    std::sort(list.entries_.begin(), list.entries_.end(),
              [](const auto& left, const auto& right) { return left.state < right.state; });
    return list;
}

const LeastDevelopedEntry* LeastDeveloped::find(StateCode state) const {
    const auto found = std::lower_bound(
        entries_.begin(), entries_.end(), state,
        [](const LeastDevelopedEntry& entry, StateCode wanted) { return entry.state < wanted; });
    return found != entries_.end() && found->state == state ? &*found : nullptr;
}

bool LeastDeveloped::is_least_developed(StateCode state, int year) const {
    const auto* entry = find(state);
    if (entry == nullptr || year < entry->added_year) return false;
    return !entry->graduated_year || year < *entry->graduated_year;
}

} // namespace dubrovnik::scales
