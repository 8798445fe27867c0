// PostalAddress: an address in fields, as Swiss payment slips take it (address type S of the Swiss
// Implementation Guidelines QR-bill 2.3, 4.2.2; the free lines of type K are no longer taken).
//
// Refuses what a bank would refuse: letters outside the payment alphabet, fields that are too long,
// and an address without name, postcode, town or country. Nothing is cut off.
#pragma once

#include "scales/finding.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace dubrovnik::invoicing {

struct PostalAddress {
    std::string name;
    std::string street;   // may be empty
    std::string number;   // of the house; may be empty
    std::string postcode; // without the country's letters
    std::string town;
    std::string country; // ISO 3166-1 alpha-2
    friend bool operator==(const PostalAddress&, const PostalAddress&) = default;
};

// The first character that the guidelines (4.1.1) do not take in a text that was composed (NFC):
// U+0020 to 7E, U+00A0 to 17F, U+0218 to 21B and the euro sign are taken.
std::optional<char32_t> first_letter_not_payable(std::string_view text);

// Composed, with the typewriter's apostrophe and hyphen in place of typographic ones, which the
// payment alphabet lacks: "d’Ivoire" becomes "d'Ivoire".
std::string payable_text(std::string_view text);
PostalAddress payable(const PostalAddress& address);

// Of an address made payable; `whose` begins the message ("the address of “isu”").
// address.incomplete, address.too-long, address.letters, address.country.
scales::Findings address_findings(const PostalAddress& address, std::string_view whose,
                                  const scales::Place& place);

} // namespace dubrovnik::invoicing
