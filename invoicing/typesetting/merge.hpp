// Merge: stored documents joined into one file for printing.
//
// Equal font files are kept once, however many parts carry them. Tags, attachments and bookmarks
// of the parts are lost: a merged file is a print copy and never the document of record. Same
// parts, same bytes. Throws Refused: pdf.unreadable naming the part.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dubrovnik::invoicing::typesetting {

struct PartBookmark {
    std::string title;
    int level = 1;
};

struct MergePart {
    std::string_view pdf;                     // bytes; must live until merge() returns
    std::vector<PartBookmark> bookmarks = {}; // to its first page: {{"Japan", 1}, {"Letter", 2}}
};

struct MergeOptions {
    std::string title;
    std::string author = {};
    std::string language = "en";
};

std::string merge(std::span<const MergePart> parts, const MergeOptions& options);

} // namespace dubrovnik::invoicing::typesetting
