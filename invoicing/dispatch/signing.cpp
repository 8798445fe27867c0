#include "invoicing/dispatch/signing.hpp"

#include "engine/book/dispatches.hpp"
#include "engine/book/journal.hpp"
#include "invoicing/typesetting/merge.hpp"

#include <fmt/format.h>
#include <numeric>

namespace dubrovnik::invoicing {

namespace book = engine::book;

namespace {

void require_pdf(const Scan& scan) {
    if (scan.pdf.starts_with("%PDF-")) return;
    throw scales::Refused({.code = "signed.scan",
                           .message = "the scan is no PDF file, must be one",
                           .place = {scan.file, 0},
                           .hint = "let the scanner write PDF, one page for each page signed"});
}

const char* hint_for_many(const IssuedLetter& letter) {
    return letter.level > 0
               ? "scan all pages of all-letters.pdf in its order, without blank back sides, or "
                 "sign letter by letter"
               : "scan the joint letters alone, by State, without blank back sides, or sign letter "
                 "by letter";
}

// How many pages each letter has; together as many as the scan.
std::vector<std::size_t> letter_pages(const book::Book& book, std::span<const IssuedLetter> letters,
                                      const scales::Place& scan, std::size_t scanned) {
    std::vector<std::size_t> pages;
    for (const auto& letter : letters)
        pages.push_back(typesetting::page_count(book::document_bytes(book, letter.letter.id)));
    const auto wanted = std::accumulate(pages.begin(), pages.end(), std::size_t{0});
    if (wanted == scanned) return pages;
    throw scales::Refused(
        {.code = "signed.pages",
         .message =
             fmt::format("the scan has {} page{}, must have the {} of {}", scanned,
                         scanned == 1 ? "" : "s", wanted,
                         letters.size() == 1 ? letters.front().name
                                             : fmt::format("the {} letters", letters.size())),
         .place = scan,
         .hint = letters.size() == 1
                     ? "scan the pages of this letter alone, without blank back sides"
                     : hint_for_many(letters.front())});
}

book::NewDocument scan_document(const IssuedLetter& letter, scales::Day day,
                                std::string_view bytes) {
    return {.kind = book::DocumentKind::scan,
            .number = {},
            .plain_number = {},
            .external_number = {},
            .fund = {},
            .state = letter.state,
            .assessment = {},
            .year = letter.letter.year,
            .issued_on = day,
            .due_on = {},
            .amount = {},
            .creditor_reference = {},
            .language = letter.letter.language,
            .template_sha256 = {},
            .lines = {},
            .bytes = bytes};
}

// The scan of each letter: of one letter as it came, of several its pages.
std::vector<std::string> cut_by_letters(std::span<const IssuedLetter> letters, const Scan& scan,
                                        std::span<const std::size_t> pages) {
    if (letters.size() == 1) return {std::string(scan.pdf)};
    std::vector<std::string> scans;
    std::size_t first = 0;
    for (std::size_t index = 0; index < letters.size(); ++index) {
        const std::vector<typesetting::MergePart> part{
            {.pdf = scan.pdf,
             .pages = typesetting::PageRange{first, pages[index]},
             .place = {scan.file, 0}}};
        first += pages[index];
        scans.push_back(typesetting::merge(
            part, {.title = letters[index].name, .language = letters[index].letter.language}));
    }
    return scans;
}

// Each as the newest scan of its letter.
bool are_recorded(const book::Book& book, std::span<const IssuedLetter> letters,
                  std::span<const std::string> scans) {
    for (std::size_t index = 0; index < letters.size(); ++index) {
        const auto known = book::signed_scan(book, letters[index].letter.id);
        if (!known || book::document_bytes(book, *known) != scans[index]) return false;
    }
    return true;
}

} // namespace

SignedLetters record_signed(book::WriteTransaction& transaction,
                            std::span<const IssuedLetter> letters, const Scan& scan) {
    require_pdf(scan);
    const scales::Place place{scan.file, 0};
    SignedLetters made{.entry = std::nullopt,
                       .letter_count = letters.size(),
                       .page_count = typesetting::page_count(scan.pdf, place)};
    const auto pages = letter_pages(transaction.book(), letters, place, made.page_count);
    const auto scans = cut_by_letters(letters, scan, pages);
    if (are_recorded(transaction.book(), letters, scans)) return made;
    const auto day = transaction.occasion().recorded_on;
    made.entry = book::append_entry(transaction,
                                    {.kind = engine::EntryKind::signature,
                                     .fund = {},
                                     .booked_on = day,
                                     .reason = fmt::format("{} signed letters", letters.size())});
    for (std::size_t index = 0; index < letters.size(); ++index)
        book::append_signature(
            transaction, letters[index].letter.id,
            book::append_document(transaction, scan_document(letters[index], day, scans[index])));
    return made;
}

} // namespace dubrovnik::invoicing
