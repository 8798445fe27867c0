// Signing: what came back signed takes the letter's place when it is sent.
//
// One scan for one letter, or one for a whole run in the order of all-letters.pdf (of a call: of
// its joint letters by State): it is cut into the letters by their numbers of pages, and refused
// when these do not add up, be it for one letter or for a hundred, because then a State would get
// another one's letter. Blank back sides are refused for the same reason: twice the pages of one
// letter may be two letters. The copies are written anew afterwards, all-letters.pdf with the
// scans.
#pragma once

#include "engine/book/book.hpp"
#include "invoicing/dispatch/issued_letter.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace dubrovnik::invoicing {

struct Scan {
    std::string file; // its name, as the officer typed it
    std::string_view pdf;
};

struct SignedLetters {
    std::optional<engine::EntryId>
        entry; // one for all of them; none: this scan was recorded before
    std::size_t letter_count;
    std::size_t page_count;
};

// The same scan of the same letters again adds nothing. Throws Refused: signed.scan (no PDF),
// signed.pages (other than the letters have), pdf.unreadable; each names the scan.
SignedLetters record_signed(engine::book::WriteTransaction& transaction,
                            std::span<const IssuedLetter> letters, const Scan& scan);

} // namespace dubrovnik::invoicing
