// Signing: what came back signed takes the letter's place when it is sent.
//
// One scan for one letter, or one for a whole run in the order of all-letters.pdf: it is cut into
// the letters by their numbers of pages, and refused when these do not add up, because then a
// State would get another one's letter.
#pragma once

#include "engine/book/book.hpp"
#include "invoicing/dispatch/issued_letter.hpp"

#include <span>
#include <string_view>

namespace dubrovnik::invoicing {

// One entry for all of them. Throws Refused: signed.scan (no PDF), signed.pages (other than the
// letters have), pdf.unreadable.
engine::EntryId record_signed(engine::book::WriteTransaction& transaction,
                              std::span<const IssuedLetter> letters, std::string_view scan);

} // namespace dubrovnik::invoicing
