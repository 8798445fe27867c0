// Addressee: to whom, in which language and by which channel a State's letters go
// (addressees.csv of the office).
#pragma once

#include "invoicing/postal_address.hpp"
#include "scales/finding.hpp"
#include "scales/source_text.hpp"
#include "scales/state_code.hpp"
#include "scales/states.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace dubrovnik::invoicing {

struct Addressee {
    scales::StateCode state;
    std::string language;           // empty: the office's
    std::string salutation;         // empty: the usual one of the language
    std::vector<std::string> lines; // name and office, without the postal address
    std::string street;             // structured, for payment parts and envelopes
    std::string street_number;
    std::string postcode;
    std::string town;
    std::string country; // ISO 3166-1 alpha-2, or empty
    std::vector<std::string> emails;
    std::string channel; // "mail", "post", "handed over", "note verbale"
    std::string notes;
    scales::Place place;

    // The lines and the postal address, as a letter prints them.
    std::vector<std::string> block() const;

    // The State at this address, for payment slips: nothing without postcode, town and country.
    std::optional<PostalAddress> postal_address(std::string name) const;
};

using Addressees = std::map<scales::StateCode, Addressee>;

// Columns: iso3,language,salutation,line_1,line_2,line_3,street,number,postcode,town,country,
// emails (several separated by spaces),channel,notes.
// Throws Refused with all findings: csv.*, addressee.state, addressee.twice, addressee.empty
// (no first line), addressee.email, addressee.channel.
Addressees parse_addressees(const scales::SourceText& source);

// addressee.missing: the State has no row.
scales::Finding missing_addressee(const std::string& name, scales::StateCode state);

// The State's row. Throws Refused addressee.missing.
const Addressee& addressee_of(const Addressees& addressees, const scales::States& states,
                              scales::StateCode state);

} // namespace dubrovnik::invoicing
