// BookAtHand: everything of the book that a run of reminders reads, once for all States.
//
// The letters, the statements and the plan speak of the same moment of the same book.
#pragma once

#include "engine/book/book.hpp"
#include "engine/book/ledger.hpp"
#include "engine/book/receipts.hpp"
#include "engine/gate.hpp"
#include "engine/hold.hpp"
#include "engine/promise.hpp"
#include "engine/reminder.hpp"
#include "engine/shortfall.hpp"
#include "scales/day.hpp"

#include <map>
#include <string>
#include <vector>

namespace dubrovnik::invoicing {

struct BookAtHand {
    engine::book::AsOf as_of;
    engine::LedgerAsOf ledger;
    std::vector<engine::Announced> announced;
    std::vector<engine::Hold> holds;
    std::vector<engine::EarlierReminder> earlier;
    std::vector<engine::book::ReceiptRecord> receipts;
    std::map<engine::AssessmentId, engine::MeetingCosts> meetings; // still to come, by their call
    std::map<std::string, std::string> billers;                    // by fund
};

BookAtHand at_hand(const engine::book::Book& book, scales::Day day);

} // namespace dubrovnik::invoicing
