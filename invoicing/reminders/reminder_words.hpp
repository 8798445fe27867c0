// ReminderWords: the reminder letter as text, before it is set on a page.
#pragma once

#include "invoicing/documents/letter_words.hpp"
#include "invoicing/reminders/reminder_content.hpp"
#include "invoicing/words/templates.hpp"

#include <string>
#include <vector>

namespace dubrovnik::invoicing {

struct ReminderLineWords {
    std::string number;
    std::string purpose;
    std::string due;
    std::string reference;
    std::string open;
};

struct ReminderAccountWords {
    std::string heading;
    std::vector<LabelledText> facts;
};

struct ReminderWords {
    std::string title; // of the file
    std::string subject;
    LabelledText reference;
    LabelledText date;
    std::string salutation;
    std::vector<RichText> opening; // down to the table
    std::vector<std::string> columns;
    std::vector<ReminderLineWords> lines;
    std::vector<LabelledText> totals; // one a currency
    std::vector<RichText> body;       // below the table, down to the accounts
    std::vector<ReminderAccountWords> accounts;
    RichText contact;
    RichText closing;
    std::string enclosures; // one line
    std::string enclosures_label;
    std::string specimen;
};

// Throws Refused through words.refuse_findings(), with everything that is empty.
ReminderWords reminder_words(const ReminderContent& content, Words& words);

} // namespace dubrovnik::invoicing
