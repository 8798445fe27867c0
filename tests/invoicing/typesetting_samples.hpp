// Samples for the tests of the text layer: fonts, small documents, and what others read in them.
#pragma once

#include "invoicing/typesetting/document.hpp"
#include "invoicing/typesetting/font_subset.hpp"

#include <functional>
#include <string>
#include <vector>

namespace dubrovnik::tests {

// Noto with Naskh Arabic behind it, as Debian's fonts-noto-core has them.
invoicing::typesetting::FontSet test_fonts();

// Cut for basic Latin only: other letters go into each document's own subset.
const invoicing::typesetting::BatchFonts& latin_fonts();
const invoicing::typesetting::BatchFonts& unsubsetted_fonts();

struct MadeDocument {
    const invoicing::typesetting::BatchFonts& fonts = latin_fonts();
    invoicing::typesetting::Language language = {};
    std::function<void(invoicing::typesetting::Document&)> draw;
};
std::string made(const MadeDocument& document);

// A page with one paragraph of each text in each face of both families.
std::string page_of(const std::vector<std::string>& texts,
                    const invoicing::typesetting::BatchFonts& fonts = latin_fonts(),
                    const invoicing::typesetting::Language& language = {});

// As pdftotext reads it, blanks and line ends flattened.
std::string extracted(const std::string& pdf);
// The characters of each page, by a form feed, as pdftotext -layout sees them.
std::vector<std::string> extracted_pages(const std::string& pdf);

} // namespace dubrovnik::tests
