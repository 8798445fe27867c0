// What a run of reminders would write, or wrote, for the officer to read.
#pragma once

#include "invoicing/reminders/reminder_draft.hpp"
#include "invoicing/reports/report_table.hpp"
#include "scales/finding.hpp"

#include <string>

namespace dubrovnik::invoicing {

// The day of the newest receipt and what lies unmatched, fund by fund.
ReportTable money_news_report(const ReminderDraft& draft);
// A row a State: level, what is open in each currency, in which language and by which way.
ReportTable reminder_letters_report(const ReminderDraft& draft, const Addressees& addressees);
// Who, or which invoice, is left out, and why.
ReportTable left_out_report(const ReminderDraft& draft);

// States that could not be written to, letters of the run before that did not go out, money that
// lies unmatched, letterheads that are not in a letter's language.
scales::Findings reminder_warnings(const ReminderDraft& draft, const Office& office);

} // namespace dubrovnik::invoicing
