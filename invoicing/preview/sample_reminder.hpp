// SampleReminder: a reminder letter, and the statement of account that goes with it, as a preview
// shows them: with every paragraph that a reminder of that level can have.
#pragma once

#include "invoicing/preview/sample.hpp"
#include "invoicing/reminders/account_statement.hpp"
#include "invoicing/reminders/inserts.hpp"
#include "invoicing/reminders/reminder_content.hpp"

namespace dubrovnik::invoicing {

// Written two months after the invoices for level 1, four for 2, and six for 3, when the gate of
// the example's meeting has passed. Throws Refused insert.language.
ReminderContent sample_reminder(const Sample& sample, int level, const Inserts& inserts);

// As of the day of the first reminder.
AccountStatementContent sample_statement(const Sample& sample);

} // namespace dubrovnik::invoicing
