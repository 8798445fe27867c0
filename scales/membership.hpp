// Membership: who is party to a convention, on any day.
//
// A State is party while in_force <= day < withdrawn. Having deposited its instrument does not
// make it one: the Convention enters into force for it months later (CCM Article 17(2)).
#pragma once

#include "scales/day.hpp"
#include "scales/source_text.hpp"
#include "scales/states.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dubrovnik::scales {

struct MembershipEntry {
    StateCode state;
    std::optional<Day> signed_on;
    std::optional<Day> deposited_on;
    std::optional<Day> in_force_on;  // the Convention enters into force for the State
    std::optional<Day> withdrawn_on; // the first day on which the State is no longer party
};

class Membership {
  public:
    const std::string& convention() const { return convention_; } // "ccm"
    const std::string& file() const { return file_; }

    // False when the file gives no days of entry into force: then nobody's being a party can be
    // told, and parties_on and is_party refuse (membership.days-unknown).
    bool knows_entry_into_force() const { return knows_entry_into_force_; }

    bool is_party(StateCode state, Day day) const;
    std::vector<StateCode> parties_on(Day day) const; // by code

    // Those that had signed by that day and had not deposited an instrument by it; by code.
    std::vector<StateCode> signatories_on(Day day) const;

    // Nothing when the State neither signed nor acceded.
    const MembershipEntry* find(StateCode state) const;

    std::span<const MembershipEntry> all() const { return entries_; } // by code

  private:
    friend class MembershipReader;
    std::string convention_;
    std::string file_;
    bool knows_entry_into_force_ = true;
    std::vector<MembershipEntry> entries_;
};

// Columns: iso3, status (party or signatory), signed, deposited, in_force, withdrawn. The file's
// name is parties-ID.csv. Instead, a file may hold several conventions and name each row's in a
// column treaty.
// Throws Refused with all findings: membership.file-name, membership.treaty,
// membership.status, membership.order (withdrawn before in force, and the like),
// membership.in-force-missing, state.twice, day.form and the others of FactReader.
std::vector<Membership> parse_memberships(const SourceText& source, const States& states);

} // namespace dubrovnik::scales
