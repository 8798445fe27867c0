// Preview: one sample document, for those who edit the words.
//
// Set by the same functions as the documents that are issued, so that what is seen here is what
// States will get; only the values are made up (sample.hpp). It reads no book and writes none.
#pragma once

#include "invoicing/preview/sample.hpp"
#include "invoicing/reminders/inserts.hpp"
#include "invoicing/typesetting/font_subset.hpp"
#include "invoicing/words/templates.hpp"

#include <string>
#include <vector>

namespace dubrovnik::invoicing {

// "letter", "invoice" and so on: all that can be previewed, in the order they are met.
const std::vector<std::string>& preview_documents();

// True for the documents that are about one biller's invoice.
bool is_of_biller(const std::string& document);

struct PreviewOrder {
    std::string document; // one of preview_documents()
    int level = 1;        // of a reminder
    bool gift = false;    // a receipt letter thanks for a voluntary contribution
    std::string biller;   // empty: the first that bills the State
};

struct PreviewTools {
    const Templates& templates;
    const Inserts& inserts;
};

// What the sample's documents may say beyond the office's files: the fonts must hold it.
// Throws Refused template.language-missing, so that no font is cut for words that are not there.
std::vector<std::string> preview_texts(const PreviewOrder& order, const Sample& sample,
                                       const PreviewTools& tools);

// The PDF; the same bytes on every day. Throws Refused: preview.biller, insert.language, and those
// of the document's render function.
std::string render_preview(const PreviewOrder& order, const Sample& sample,
                           const PreviewTools& tools, const typesetting::BatchFonts& fonts);

} // namespace dubrovnik::invoicing
