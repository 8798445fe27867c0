// Reminder: who is to be reminded of what on a day, at which level, and who is left out and why.
//
// A State's rhythm is that of its oldest open invoice: a reminder falls due every so many months
// after that invoice's issue (the end of a short month counts). A day that was missed is caught up
// once: only the newest day that has come counts, and at least 30 days lie between two letters to
// one State. The level of an invoice is the number of letters already sent that name it, and one
// more, at most 3; a letter that was written and never sent counts for no level, so that no State
// is reproached with a letter it did not get (for the rhythm and the 30 days it does count).
// The words of a letter have the level of the highest of its invoices, but never skip one: they
// are at most one above the words the State has been sent about any of them. So letters from
// before the due day, which recall at level 1, are followed by the second one and not the third.
// Nobody is reminded of what its own credit or an unlapsed promise covers (of its own fund, oldest
// invoice first), of what is on hold, or while money that may be its own lies unmatched.
#pragma once

#include "engine/hold.hpp"
#include "engine/promise.hpp"
#include "engine/receivables.hpp"
#include "scales/day.hpp"

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dubrovnik::engine {

inline constexpr int highest_reminder_level = 3;
inline constexpr std::chrono::days between_two_letters{30};

// A letter of an earlier run.
struct EarlierReminder {
    scales::StateCode state;
    scales::Day written_on;
    int level; // of its wording
    bool sent; // the dispatch register says that it went out
    std::vector<DocumentId> invoices;
};

struct ReminderQuestion {
    scales::Day day;
    int months; // between two reminders
    // A State that is to be reminded of less than this in every currency is left out.
    std::vector<Money> minimum;
    std::span<const Receivable> receivables;
    std::span<const HeldCredit> credits;
    std::span<const UnmatchedMoney> unmatched;
    std::span<const Announced> announced;
    std::span<const Hold> holds; // those that stand on the day
    std::span<const EarlierReminder> earlier;
    std::map<scales::StateCode, std::string> excepted; // by the officer, with the reason
};

struct ReminderItem {
    Receivable invoice;
    Money open;   // of the lines that are not on hold
    bool in_part; // some of its lines are on hold
    int level;    // 1 to 3
    bool overdue;
    Money to_remind; // open, less what credit and promises cover; above zero
};

struct PlannedReminder {
    scales::StateCode state;
    int level;                       // of its wording: 1 while nothing is overdue
    scales::Day letter_due_on;       // by its rhythm, on or before the day of the run
    std::vector<ReminderItem> items; // by due day, then number
};

enum class LeftOutBecause {
    excepted,
    unmatched_money,
    hold,
    credit,
    promise,
    below_minimum,
    next_later, // its rhythm: the next letter falls due on `until`
};

// "unmatched money": as the officer reads it.
std::string_view left_out_text(LeftOutBecause because);

// Why a State, or one of its invoices, gets no letter now.
struct LeftOut {
    scales::StateCode state;
    LeftOutBecause because;
    std::string number;               // of the invoice; empty: the State
    std::optional<Money> amount;      // what is not reminded
    std::optional<scales::Day> until; // of a hold or promise; of next_later the day it falls due
    std::string note;                 // the hold's, promise's or officer's reason
    std::string position;             // of a disputed hold: what the State says
};

struct ReminderPlan {
    std::vector<PlannedReminder> letters; // by State
    std::vector<LeftOut> left_out;        // by State; of States with a letter too, for single items
};

// The order in which the question lists things never matters.
ReminderPlan plan_reminders(const ReminderQuestion& question);

} // namespace dubrovnik::engine
