// Reminders: the runs of letters, what each letter named and stood for, and the States' answers.
//
// A run is one day's: a second one on the same day adds the letters that were missing.
#pragma once

#include "engine/book/book.hpp"
#include "engine/book/ledger.hpp"
#include "engine/reminder.hpp"
#include "scales/day.hpp"
#include "scales/state_code.hpp"

#include <optional>
#include <string>
#include <vector>

namespace dubrovnik::engine::book {

struct RecordedReminderItem {
    DocumentId document;
    int level;
    Money open; // what stood open of it, when the letter was written
};

struct NewReminder {
    scales::StateCode state;
    int level;
    DocumentId letter;
    DocumentId statement;
    std::vector<RecordedReminderItem> items; // at least one
};

// One entry for all of them; the run of the transaction's day is made, or completed.
EntryId record_reminder_entry(WriteTransaction& transaction, const std::string& reason);
// Adds to the newest entry, which is that of record_reminder_entry.
void append_reminder(WriteTransaction& transaction, const NewReminder& reminder);

struct ReminderRecord {
    scales::Day day; // of its run
    EntryId entry;
    scales::StateCode state;
    int level;
    DocumentId letter;
    DocumentId statement;
    std::vector<RecordedReminderItem> items;
};

// The days of all runs, in order.
std::vector<scales::Day> reminder_runs(const Book& book, EntryId known);
// The letters of a run, by State; none when there was no run that day.
std::vector<ReminderRecord> reminders(const Book& book, scales::Day run, EntryId known);
// The reminder whose letter this is.
std::optional<ReminderRecord> reminder_of_letter(const Book& book, DocumentId letter);

// All letters written by the day of the question, and whether they went out.
std::vector<EarlierReminder> earlier_reminders(const Book& book, const AsOf& as_of);

struct NewResponse {
    scales::StateCode state;
    scales::Day on;
    std::string note;
};
EntryId record_response(WriteTransaction& transaction, const NewResponse& response);

struct ResponseRecord {
    EntryId entry;
    scales::StateCode state;
    scales::Day on;
    std::string note;
};
std::vector<ResponseRecord> responses(const Book& book, const AsOf& as_of);

} // namespace dubrovnik::engine::book
