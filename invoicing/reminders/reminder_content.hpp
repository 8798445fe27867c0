// ReminderContent: everything a reminder letter says, as values; the words decide how.
#pragma once

#include "engine/money.hpp"
#include "invoicing/office.hpp"
#include "invoicing/words/rich_text.hpp"
#include "scales/day.hpp"
#include "scales/state_code.hpp"

#include <optional>
#include <string>
#include <vector>

namespace dubrovnik::invoicing {

struct ReminderLine {
    std::string number;
    std::string biller;
    int year;
    scales::Day due_on;
    bool overdue;
    bool in_part;          // a part of it is on hold
    bool enclosed;         // its paper is; opening arrears have none
    std::string reference; // what the payer is to quote
    engine::Money open;
};

struct ReminderMeeting {
    std::string name;
    scales::Day opens;
    scales::Day gate;
};

struct DatedAmount {
    engine::Money amount;
    scales::Day day;
};

struct DisputedLine {
    std::string number;
    std::string position;
    engine::Money amount;
};

struct ReminderContent {
    std::string language;
    bool specimen;
    scales::StateCode state;
    std::string state_name;
    LetterHead head; // senders, contact and who signs
    std::string number;
    scales::Day day;
    std::vector<std::string> addressee; // lines
    std::string salutation;
    int level;
    std::vector<ReminderLine> lines;       // at least one
    std::vector<ReminderMeeting> meetings; // still to come, of the lines' calls
    std::optional<DatedAmount> last_payment;
    std::vector<engine::Money> credits;
    std::vector<DatedAmount> announced; // by which day
    std::vector<DisputedLine> disputed;
    std::vector<Account> accounts; // of the lines' billers
    RichText inserts;              // the office's own paragraphs
};

} // namespace dubrovnik::invoicing
