// LetterCopies: the files under out/ for letters that are signed and sent: each reminder with its
// statement, its whole packet, the mail that brings it, and all letters of its run, whichever are
// written now, in one file for whoever signs; a signed one appears there as its scan. Of a call's
// packets only the mails: their PDF files are there already.
//
// The book is the record; a copy can be deleted and is made again, the same bytes.
#pragma once

#include "engine/book/book.hpp"
#include "invoicing/dispatch/parcel.hpp"
#include "invoicing/issue/copies.hpp"

#include <span>

namespace dubrovnik::invoicing {

// What could not be made for a State (a mail address that is none) is added to `troubles`.
CopyCount write_letter_copies(const engine::book::Book& book, std::span<const IssuedLetter> letters,
                              const ParcelTools& tools, const CopySink& sink,
                              scales::Findings& troubles);

// "reminders/2016-12-03/all-letters.pdf".
std::string all_letters_path(scales::Day run);

} // namespace dubrovnik::invoicing
