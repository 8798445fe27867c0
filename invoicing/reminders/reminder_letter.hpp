// ReminderLetter: a reminder as PDF, ready to be signed.
#pragma once

#include "invoicing/reminders/reminder_content.hpp"
#include "invoicing/typesetting/typesetter.hpp"
#include "invoicing/words/templates.hpp"

#include <string>

namespace dubrovnik::invoicing {

// As many pages as it needs; one for most States. Throws Refused: template.*, font.glyph,
// layout.overflow, document.address.
std::string render_reminder(const ReminderContent& content, const Templates& templates,
                            typesetting::Typesetter& typesetter);

} // namespace dubrovnik::invoicing
