// LetterForm: what joint letters and reminders have in common: their text styles, their head, and
// the foot of each page.
#pragma once

#include "invoicing/documents/letter_words.hpp"
#include "invoicing/logo.hpp"
#include "invoicing/typesetting/flow.hpp"
#include "invoicing/words/templates.hpp"
#include "scales/day.hpp"

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace dubrovnik::invoicing {

typesetting::ParagraphStyle letter_paragraph(double size, double space_after);
// Justified.
typesetting::ParagraphStyle letter_body(double size);

// The sizes a letter is tried at, the best first: a longer one is set a little smaller before it is
// refused or runs over. Arabic letters look small beside Latin ones of the same size.
using LetterSizes = std::array<double, 5>;
LetterSizes letter_sizes(std::string_view language);

// How much wider than at the usual size a column must be.
double column_scale(double size);

// Also what the file says of itself.
struct LetterIdentity {
    std::string title;
    std::string subject;
    std::string reference;
    const std::vector<std::string>& senders;
    std::string_view language;
    scales::Day day;
};
typesetting::DocumentProperties letter_properties(const LetterIdentity& identity);

struct LetterTop {
    const std::vector<std::string>& senders;
    const Logo& logo;
    const std::vector<std::string>& addressee;
    LabelledText date;
    LabelledText reference;
    const std::string& subject;
    const std::string& salutation;
};
// Head, address and facts of the first page, then subject and salutation.
void set_letter_top(typesetting::Flow& flow, const LetterTop& top, double size);

// Reference and page number below each page; SPECIMEN across it unless `specimen` is empty. The
// words must live until the document is finished.
struct LetterFoot {
    std::string reference;
    std::string specimen;
};
void finish_letter(typesetting::Document& document, Words& words, const LetterFoot& foot);

} // namespace dubrovnik::invoicing
