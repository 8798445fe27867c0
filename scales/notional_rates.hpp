// NotionalRates: the rates of States that are not members of the United Nations.
//
// They follow the scale's periods, but not always (a State may come in midway: "2014-2015"). Each
// one says where it comes from; one whose source was not found is marked unverified, and must be
// shown as such wherever it is shown.
#pragma once

#include "scales/fact_reader.hpp"

#include <span>
#include <string>
#include <vector>

namespace dubrovnik::scales {

struct NotionalRate {
    StateCode state;
    Period period;
    Rate rate;
    bool verified;
    std::string source;
};

class NotionalRates {
  public:
    // The rate in force in that year; nothing when there is none.
    const NotionalRate* find(StateCode state, int year) const;

    std::span<const NotionalRate> all() const { return rates_; } // by State, then period

  private:
    friend NotionalRates parse_notional_rates(const SourceText&, const States&);
    std::vector<NotionalRate> rates_;
};

// Columns: iso3, period (2016-2018), rate_percent, status (sourced or unverified), source.
// Throws Refused with all findings: notional.period, notional.overlap, notional.status,
// notional.source-missing, notional.member, and those of FactReader.
NotionalRates parse_notional_rates(const SourceText& source, const States& states);

} // namespace dubrovnik::scales
