// ReminderDraft: what a run of reminders would write today, to whom and why to nobody else.
//
// Drafting writes nothing and needs no fonts: it is what the officer reads before the letters go.
#pragma once

#include "engine/book/signed_heads.hpp"
#include "engine/reminder.hpp"
#include "invoicing/reminders/reminder_drafter.hpp"
#include "scales/finding.hpp"

#include <optional>
#include <string>
#include <vector>

namespace dubrovnik::invoicing {

// Up to when the money is known, fund by fund: read it before the letters go.
struct MoneyNews {
    std::string fund;
    std::optional<scales::Day> newest_receipt;
    std::vector<engine::UnmatchedMoney> unmatched;
};

// A State that should get a letter and cannot; the others are not held up by it.
struct StateTrouble {
    scales::StateCode state;
    scales::Findings findings;
};

struct ReminderDraft {
    scales::Day day;
    std::vector<MoneyNews> news;
    std::vector<DraftedReminder> letters; // by State
    std::vector<engine::LeftOut> left_out;
    std::vector<StateTrouble> troubles;
    std::size_t written_before;             // letters of this very day
    std::optional<scales::Day> earlier_run; // the run before
    std::size_t earlier_unsent = 0;         // its letters that the register does not show as gone
    std::optional<engine::book::SignedHead> signed_head{}; // once the run is recorded
};

// Throws Refused: account.*, office.*, remind.state (one named by the order that owes nothing),
// entry.recorded-before.
ReminderDraft draft_reminders(const engine::book::Book& book, const ReminderOrder& order);

} // namespace dubrovnik::invoicing
