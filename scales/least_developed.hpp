// LeastDeveloped: which States were on the list of the least developed countries, and when.
//
// The list is kept by year: a State is on it in a year when it is on it at that year's end.
// It was added in that year or before, and graduated later.
#pragma once

#include "scales/source_text.hpp"
#include "scales/states.hpp"

#include <optional>
#include <vector>

namespace dubrovnik::scales {

struct LeastDevelopedEntry {
    StateCode state;
    int added_year;
    std::optional<int> graduated_year; // nothing while the State is on the list
};

class LeastDeveloped {
  public:
    bool is_least_developed(StateCode state, int year) const;

    // Nothing when the State was never on the list.
    const LeastDevelopedEntry* find(StateCode state) const;

  private:
    friend LeastDeveloped parse_least_developed(const SourceText&, const States&);
    std::vector<LeastDevelopedEntry> entries_; // by code
};

// Columns: iso3, added, graduated (years; graduated may be empty).
// Throws Refused with all findings: ldc.added-missing, ldc.graduated-too-early, and those of
// FactReader.
LeastDeveloped parse_least_developed(const SourceText& source, const States& states);

} // namespace dubrovnik::scales
