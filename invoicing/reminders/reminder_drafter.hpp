// ReminderDrafter: what the letter and the statement of one State say.
//
// What is owed, at which level and why something is left out is decided by the plan alone; here it
// is put beside the State's own words: its language, its addressee, its meeting, its account.
#pragma once

#include "engine/book/signed_heads.hpp"
#include "engine/reminder.hpp"
#include "invoicing/addressee.hpp"
#include "invoicing/office.hpp"
#include "invoicing/reminders/account_statement.hpp"
#include "invoicing/reminders/book_at_hand.hpp"
#include "invoicing/reminders/inserts.hpp"
#include "invoicing/reminders/reminder_content.hpp"
#include "scales/day.hpp"
#include "scales/states.hpp"

#include <map>
#include <set>
#include <string>

namespace dubrovnik::invoicing {

struct ReminderOrder {
    const Office& office;
    const Addressees& addressees;
    const scales::States& states;
    const Inserts& inserts;
    std::set<scales::StateCode> only; // empty: all
    std::map<scales::StateCode, std::string> excepted;
    engine::book::Occasion occasion;
    const engine::book::SigningKey* signing_key = nullptr; // signs the chain's head afterwards
};

struct DraftedReminder {
    engine::PlannedReminder plan;
    ReminderContent letter;
    AccountStatementContent statement;
};

// "REM-2016-12-03-CHE": one letter a State and day.
std::string reminder_number(scales::Day day, scales::StateCode state);

// One letter of a plan, and the whole of it, which says what is left out of the letter.
struct PlanOfState {
    const engine::PlannedReminder& letter;
    const engine::ReminderPlan& whole;
};
// Throws Refused: addressee.missing, office.*, insert.language.
DraftedReminder drafted_reminder(const engine::book::Book& book, const ReminderOrder& order,
                                 const BookAtHand& hand, const PlanOfState& plan);

} // namespace dubrovnik::invoicing
