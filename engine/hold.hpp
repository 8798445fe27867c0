// Hold: until a day, a State is not reminded of all, one invoice or one component.
//
// A disputed position (“only Article 14 is binding”) is a hold with words of its own, which the
// letters and the status report repeat. A hold takes nothing off what is owed.
#pragma once

#include "engine/receivables.hpp"
#include "engine/row_ids.hpp"
#include "scales/day.hpp"
#include "scales/state_code.hpp"

#include <optional>
#include <string>

namespace dubrovnik::engine {

struct Hold {
    EntryId entry;
    scales::StateCode state;
    std::optional<DocumentId> document;   // nothing: all its invoices
    std::optional<std::string> component; // nothing: all their lines
    scales::Day until;                    // the last day on which it stands
    std::string reason;                   // for the office
    std::string position;                 // what the State says, repeated to it; or empty

    bool whole_state() const { return !document && !component; }
    bool disputed() const { return !position.empty(); }
    bool covers(const Receivable& invoice, const ReceivableLine& line) const;
};

} // namespace dubrovnik::engine
