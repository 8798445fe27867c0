// Holds: recording that a State is not to be reminded until a day, and the end of it.
#pragma once

#include "engine/book/book.hpp"
#include "engine/book/ledger.hpp"
#include "engine/hold.hpp"
#include "scales/day.hpp"
#include "scales/state_code.hpp"

#include <optional>
#include <string>
#include <vector>

namespace dubrovnik::engine::book {

struct NewHold {
    scales::StateCode state;
    std::optional<DocumentId> document;   // an invoice or opening arrears of that State
    std::optional<std::string> component; // by code
    scales::Day on;
    scales::Day until;
    std::string reason;
    std::string position; // what the State says, where it disputes; or empty
};

// Throws Refused: hold.day (until before on), hold.document (no claim, or another State's),
// hold.component (called from nobody, or not by the document), and those of append_entry.
EntryId record_hold(WriteTransaction& transaction, const NewHold& hold);

struct NewRelease {
    EntryId hold;
    scales::Day on;
    std::string reason;
};
// Throws Refused: release.hold (no hold, or released already; one whose last day has passed may
// be released all the same), release.day (before the hold), and
// those of append_entry.
EntryId record_release(WriteTransaction& transaction, const NewRelease& release);

// Those that stand on the day: begun, neither ended nor released by then; oldest first.
std::vector<Hold> standing_holds(const Book& book, const AsOf& as_of);

} // namespace dubrovnik::engine::book
