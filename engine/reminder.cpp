#include "engine/reminder.hpp"

#include "engine/totals.hpp"
#include "scales/ensure.hpp"

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

namespace dubrovnik::engine {

namespace {

using scales::Day;
using scales::StateCode;

// What covers a State's invoices in one fund, used up from the oldest on.
struct Cover {
    LeftOutBecause because;
    std::string fund;
    Money left;
    std::optional<Day> until;
    std::string note;
};

// What one hold keeps back of an invoice.
struct HeldPart {
    const Hold* hold;
    Money amount;
};

// One State's part of the plan.
class StatePlanner {
  public:
    StatePlanner(const ReminderQuestion& question, StateCode state, ReminderPlan& plan)
        : question_(question)
        , state_(state)
        , plan_(plan) {}

    void add(const Receivable& invoice) { invoices_.push_back(invoice); }

    void decide() {
        if (left_out_whole()) return;
        std::sort(invoices_.begin(), invoices_.end(), [](const auto& left, const auto& right) {
            return std::tie(left.due_on, left.number) < std::tie(right.due_on, right.number);
        });
        for (const auto& invoice : invoices_) keep_what_is_not_held(invoice);
        for (auto& cover : covers()) take(cover);
        std::erase_if(items_, [](const auto& item) { return item.to_remind.amount_minor() == 0; });
        if (items_.empty() || below_minimum()) return;
        plan_letter();
    }

  private:
    void leave_out(LeftOut left_out) {
        left_out.state = state_;
        plan_.left_out.push_back(std::move(left_out));
    }

    LeftOut reason(LeftOutBecause because) const {
        return {.state = state_,
                .because = because,
                .number = {},
                .amount = {},
                .until = {},
                .note = {},
                .position = {}};
    }

    bool left_out_whole() {
        if (const auto found = question_.excepted.find(state_); found != question_.excepted.end()) {
            auto left_out = reason(LeftOutBecause::excepted);
            left_out.note = found->second;
            leave_out(std::move(left_out));
            return true;
        }
        std::map<EntryId, LeftOut> unmatched; // by receipt
        for (const auto& money : question_.unmatched) {
            if (money.state != state_) continue;
            auto left_out = reason(LeftOutBecause::unmatched_money);
            left_out.amount = money.amount;
            left_out.note = money.reference;
            unmatched.emplace(money.receipt, std::move(left_out));
        }
        for (auto& [receipt, left_out] : unmatched) leave_out(std::move(left_out));
        return !unmatched.empty();
    }

    // The longest of the holds that cover it; of equal ones the earliest recorded.
    const Hold* hold_of(const Receivable& invoice, const ReceivableLine& line) const {
        const Hold* longest = nullptr;
        for (const auto& hold : question_.holds)
            if (hold.covers(invoice, line) && (longest == nullptr || outlasts(hold, *longest)))
                longest = &hold;
        return longest;
    }

    static bool outlasts(const Hold& hold, const Hold& other) {
        return hold.until > other.until || (hold.until == other.until && hold.entry < other.entry);
    }

    void keep_what_is_not_held(const Receivable& invoice) {
        const auto zero = Money::zero(invoice.outstanding().currency());
        auto open = zero;
        std::map<EntryId, HeldPart> held;
        for (const auto& line : invoice.lines) {
            if (line.outstanding() == zero) continue; // nothing of it can be held
            if (const auto* hold = hold_of(invoice, line))
                held.try_emplace(hold->entry, HeldPart{hold, zero}).first->second.amount +=
                    line.outstanding();
            else
                open += line.outstanding();
        }
        for (const auto& [entry, part] : held) {
            auto left_out = reason(LeftOutBecause::hold);
            left_out.number = invoice.number;
            left_out.amount = part.amount;
            left_out.until = part.hold->until;
            left_out.note = part.hold->reason;
            left_out.position = part.hold->position;
            leave_out(std::move(left_out));
        }
        if (open.amount_minor() > 0)
            items_.push_back({.invoice = invoice,
                              .open = open,
                              .in_part = !held.empty(),
                              .level = level_of(invoice.document),
                              .overdue = invoice.overdue_on(question_.day),
                              .to_remind = open});
    }

    int level_of(DocumentId invoice) const {
        const auto sent = std::count_if(
            question_.earlier.begin(), question_.earlier.end(),
            [&](const auto& letter) { return letter.sent && names(letter, invoice); });
        return static_cast<int>(std::min<std::ptrdiff_t>(sent + 1, highest_reminder_level));
    }

    static bool names(const EarlierReminder& letter, DocumentId invoice) {
        return std::find(letter.invoices.begin(), letter.invoices.end(), invoice) !=
               letter.invoices.end();
    }

    std::vector<Cover> covers() const {
        std::vector<Cover> covers;
        for (const auto& credit : question_.credits)
            if (credit.state == state_)
                covers.push_back({.because = LeftOutBecause::credit,
                                  .fund = credit.fund,
                                  .left = credit.amount,
                                  .until = {},
                                  .note = {}});
        for (const auto& announced : question_.announced)
            if (announced.promise.state == state_)
                covers.push_back({.because = LeftOutBecause::promise,
                                  .fund = announced.promise.fund,
                                  .left = announced.amount,
                                  .until = announced.promise.by_day,
                                  .note = announced.promise.note});
        std::sort(covers.begin(), covers.end(), [](const auto& left, const auto& right) {
            return std::tie(left.because, left.fund) < std::tie(right.because, right.fund);
        });
        return covers;
    }

    void take(Cover& cover) {
        for (auto& item : items_) {
            if (item.invoice.fund != cover.fund) continue;
            const auto covered_minor =
                std::min(item.to_remind.amount_minor(), cover.left.amount_minor());
            if (covered_minor == 0) continue;
            const auto covered = Money::of_minor(covered_minor, cover.left.currency());
            cover.left -= covered;
            item.to_remind -= covered;
            auto left_out = reason(cover.because);
            left_out.number = item.invoice.number;
            left_out.amount = covered;
            left_out.until = cover.until;
            left_out.note = cover.note;
            leave_out(std::move(left_out));
        }
    }

    bool below_minimum() {
        Totals totals;
        for (const auto& item : items_) totals.add(item.to_remind);
        for (const auto total : totals.all())
            if (reaches_minimum(total)) return false;
        for (const auto total : totals.all()) {
            auto left_out = reason(LeftOutBecause::below_minimum);
            left_out.amount = total;
            leave_out(std::move(left_out));
        }
        return true;
    }

    bool reaches_minimum(Money total) const {
        return std::none_of(question_.minimum.begin(), question_.minimum.end(), [&](Money minimum) {
            return minimum.currency() == total.currency() &&
                   total.amount_minor() < minimum.amount_minor();
        });
    }

    const Receivable& oldest() const {
        return std::min_element(items_.begin(), items_.end(),
                                [](const auto& left, const auto& right) {
                                    return std::tie(left.invoice.issued_on, left.invoice.number) <
                                           std::tie(right.invoice.issued_on, right.invoice.number);
                                })
            ->invoice;
    }

    // The first day on which a letter may go: that of the rhythm, or 30 days after the last letter.
    Day falls_due_on() const {
        const auto& anchor = oldest();
        std::optional<Day> last_letter;
        std::optional<Day> last_about_anchor;
        for (const auto& letter : question_.earlier) {
            if (letter.state != state_) continue;
            last_letter = std::max(last_letter.value_or(letter.written_on), letter.written_on);
            if (names(letter, anchor.document))
                last_about_anchor =
                    std::max(last_about_anchor.value_or(letter.written_on), letter.written_on);
        }
        int count = 1;
        auto due = scales::months_later(anchor.issued_on, question_.months);
        while ((last_about_anchor && due <= *last_about_anchor) || next_has_come(anchor, count))
            due = scales::months_later(anchor.issued_on, ++count * question_.months);
        if (last_letter) due = std::max(due, *last_letter + between_two_letters);
        return due;
    }

    bool next_has_come(const Receivable& anchor, int count) const {
        return scales::months_later(anchor.issued_on, (count + 1) * question_.months) <=
               question_.day;
    }

    void plan_letter() {
        const auto due = falls_due_on();
        if (due > question_.day) {
            auto left_out = reason(LeftOutBecause::next_later);
            left_out.until = due;
            leave_out(std::move(left_out));
            return;
        }
        const auto level = wording_level();
        plan_.letters.push_back(
            {.state = state_, .level = level, .letter_due_on = due, .items = std::move(items_)});
    }

    int wording_level() const {
        if (std::none_of(items_.begin(), items_.end(),
                         [](const auto& item) { return item.overdue; }))
            return 1;
        int highest = 1;
        int sent = 0; // the highest wording sent about any of them
        for (const auto& item : items_) {
            highest = std::max(highest, item.level);
            for (const auto& letter : question_.earlier)
                if (letter.sent && names(letter, item.invoice.document))
                    sent = std::max(sent, letter.level);
        }
        return std::min(highest, sent + 1);
    }

    const ReminderQuestion& question_;
    StateCode state_;
    ReminderPlan& plan_;
    std::vector<Receivable> invoices_;
    std::vector<ReminderItem> items_;
};

// In the order of the enumeration.
constexpr std::array<std::string_view, 7> because_texts{
    "excepted", "unmatched money", "hold", "credit", "promise", "below minimum", "next later"};

} // namespace

std::string_view left_out_text(LeftOutBecause because) {
    return because_texts.at(static_cast<std::size_t>(because));
}

ReminderPlan plan_reminders(const ReminderQuestion& question) {
    scales::ensure(question.months >= 1, "a rhythm has months");
    ReminderPlan plan;
    std::map<StateCode, StatePlanner> planners;
    for (const auto& receivable : question.receivables)
        if (receivable.open())
            planners.try_emplace(receivable.state, question, receivable.state, plan)
                .first->second.add(receivable);
    for (auto& [state, planner] : planners) planner.decide();
    return plan;
}

} // namespace dubrovnik::engine
