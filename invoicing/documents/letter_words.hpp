// LetterWords: the joint letter as text, before it is set on a page.
#pragma once

#include "invoicing/documents/letter_content.hpp"
#include "invoicing/words/templates.hpp"

#include <string>
#include <vector>

namespace dubrovnik::invoicing {

struct LabelledText {
    std::string label;
    std::string text;
};

// One enclosed invoice: a row of the table and a line of the list at the foot.
struct EnclosureWords {
    std::string index;
    std::string number;
    std::string purpose;
    std::string amount;
    std::string due_on;
    std::string line;
};

struct LetterWords {
    std::string title; // of the file
    LabelledText reference;
    LabelledText date;
    std::string subject;
    std::string salutation;
    std::vector<RichText> explanation; // down to the table
    std::vector<std::string> columns;  // heads: enclosure, invoice, purpose, due day, amount
    std::vector<EnclosureWords> enclosures;
    std::vector<RichText> conclusion; // below the table, down to the closing phrase
    std::string enclosures_label;
    std::string enclosures_none;
    std::string specimen;
};

// How the letter addresses its reader, without a comma at its end (the words bring their own):
// the salutation written for the State, or where it is empty the usual one of the language.
std::string vocative(std::string salutation, Words& words);

// Throws Refused through words.refuse_findings(), with everything that is empty.
LetterWords letter_words(const LetterContent& content, Words& words);

} // namespace dubrovnik::invoicing
