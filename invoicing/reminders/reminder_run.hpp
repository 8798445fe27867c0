// ReminderRun: writes the letters of a day, all or nothing, and records them as one unit.
//
// Letters and statements are printed first, by all cores; a State whose documents cannot be made
// is named and left out, and the others are recorded in one transaction. A second run on the same
// day writes what was missing and nothing twice. A batch of one goes the same way.
#pragma once

#include "engine/book/book.hpp"
#include "invoicing/issue/printing.hpp"
#include "invoicing/reminders/reminder_draft.hpp"

#include <vector>

namespace dubrovnik::invoicing {

// What was written; letters that could not be printed have moved to the draft's troubles.
// Throws as draft_reminders does, and Refused entry.recorded-before; StorageFailed.
ReminderDraft run_reminders(engine::book::Book& book, const ReminderOrder& order,
                            const PrintingTools& tools, const Progress& progress);

} // namespace dubrovnik::invoicing
