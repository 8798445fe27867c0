// Merge: stored documents joined into one file for printing.
//
// Equal font files are kept once, however many parts carry them. Tags, attachments and bookmarks
// of the parts are lost: a merged file is a print copy and never the document of record. Same
// parts, same bytes. Throws Refused: pdf.unreadable naming the part, by its file or else its
// number.
#pragma once

#include "scales/finding.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dubrovnik::invoicing::typesetting {

struct PartBookmark {
    std::string title;
    int level = 1;
};

// Nothing: all pages.
struct PageRange {
    std::size_t first = 0; // from 0
    std::size_t count = 0;
};

struct MergePart {
    std::string_view pdf;                     // bytes; must live until merge() returns
    std::vector<PartBookmark> bookmarks = {}; // to its first page: {{"Japan", 1}, {"Letter", 2}}
    std::optional<PageRange> pages = std::nullopt; // must lie within the file
    scales::Place place = {};                      // of its file, for a finding
};

struct MergeOptions {
    std::string title;
    std::string author = {};
    std::string language = "en";
};

// Throws Refused pdf.unreadable, which names the file at `place`.
std::size_t page_count(std::string_view pdf, const scales::Place& place = {});

std::string merge(std::span<const MergePart> parts, const MergeOptions& options);

} // namespace dubrovnik::invoicing::typesetting
