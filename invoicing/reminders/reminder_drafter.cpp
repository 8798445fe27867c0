#include "invoicing/reminders/reminder_drafter.hpp"

#include "engine/book/documents.hpp"
#include "engine/book/state_account.hpp"
#include "invoicing/creditor_reference.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace dubrovnik::invoicing {

namespace book = engine::book;
using engine::Money;
using scales::Day;
using scales::StateCode;

namespace {

// Writes down what the letter and the statement of one State say.
class Drafter {
  public:
    Drafter(const book::Book& book, const ReminderOrder& order, const BookAtHand& hand,
            const engine::ReminderPlan& whole)
        : book_(book)
        , order_(order)
        , hand_(hand)
        , whole_(whole) {}

    DraftedReminder drafted(const engine::PlannedReminder& plan) const {
        const auto& addressee = addressee_of(order_.addressees, order_.states, plan.state);
        const auto language =
            addressee.language.empty() ? order_.office.language : addressee.language;
        return {.plan = plan,
                .letter = letter(plan, addressee, language),
                .statement = statement(plan.state, language)};
    }

  private:
    ReminderContent letter(const engine::PlannedReminder& plan, const Addressee& addressee,
                           const std::string& language) const {
        const auto state_name = order_.states.name_or_code(plan.state, language);
        ReminderContent content{
            .language = language,
            .specimen = order_.office.specimen,
            .state = plan.state,
            .state_name = state_name,
            .head = order_.office.reminder.in(language),
            .number = reminder_number(hand_.as_of.day, plan.state),
            .day = hand_.as_of.day,
            .addressee = addressee.block(),
            .salutation = addressee.salutation,
            .level = plan.level,
            .lines = {},
            .meetings = {},
            .last_payment = last_payment(plan.state),
            .credits = {},
            .announced = {},
            .disputed = disputed(plan.state),
            .accounts = {},
            .inserts = order_.inserts.for_state(
                {.state = plan.state, .state_name = state_name, .language = language})};
        for (const auto& item : plan.items) add_line(item, content);
        for (const auto& credit : hand_.ledger.credits)
            if (credit.state == plan.state) content.credits.push_back(credit.amount);
        for (const auto& announced : hand_.announced)
            if (announced.promise.state == plan.state)
                content.announced.push_back({announced.amount, announced.promise.by_day});
        return content;
    }

    void add_line(const engine::ReminderItem& item, ReminderContent& content) const {
        const auto record = book::document(book_, item.invoice.document);
        const auto& biller = hand_.billers.at(item.invoice.fund);
        const auto reference = record.creditor_reference.empty()
                                   ? record.number
                                   : grouped_by_four(record.creditor_reference);
        content.lines.push_back({.number = record.number,
                                 .biller = biller,
                                 .year = item.invoice.year,
                                 .due_on = item.invoice.due_on,
                                 .overdue = item.overdue,
                                 .in_part = item.in_part,
                                 .enclosed = record.length > 0,
                                 .reference = reference,
                                 .open = item.open});
        add_account(biller, content);
        if (!item.invoice.assessment) return;
        const auto meeting = hand_.meetings.find(*item.invoice.assessment);
        if (meeting != hand_.meetings.end()) add_meeting(meeting->second, content);
    }

    void add_account(const std::string& biller, ReminderContent& content) const {
        const auto& account = order_.office.biller(biller).account;
        const auto known = std::any_of(content.accounts.begin(), content.accounts.end(),
                                       [&](const auto& each) { return each.biller == biller; });
        if (!known) content.accounts.push_back(account);
    }

    static void add_meeting(const engine::MeetingCosts& costs, ReminderContent& content) {
        const ReminderMeeting meeting{.name = costs.meeting.in(content.language),
                                      .opens = costs.opens,
                                      .gate = engine::gate_of(costs.opens)};
        const auto known =
            std::any_of(content.meetings.begin(), content.meetings.end(), [&](const auto& each) {
                return each.name == meeting.name && each.opens == meeting.opens;
            });
        if (!known) content.meetings.push_back(meeting);
    }

    std::optional<DatedAmount> last_payment(StateCode state) const {
        std::optional<DatedAmount> last;
        for (const auto& receipt : hand_.receipts)
            if (receipt.state == state && !receipt.voluntary &&
                (!last || last->day <= receipt.received_on))
                last = DatedAmount{receipt.amount, receipt.received_on};
        return last;
    }

    // As the plan chose: where two holds cover a line, it is named once.
    std::vector<DisputedLine> disputed(StateCode state) const {
        std::vector<DisputedLine> found;
        for (const auto& left_out : whole_.left_out)
            if (left_out.state == state && !left_out.position.empty() && left_out.amount)
                found.push_back({left_out.number, left_out.position, *left_out.amount});
        return found;
    }

    AccountStatementContent statement(StateCode state, const std::string& language) const {
        AccountStatementContent content{.language = language,
                                        .specimen = order_.office.specimen,
                                        .state = state,
                                        .state_name = order_.states.name_or_code(state, language),
                                        .head = order_.office.reminder.in(language),
                                        .day = hand_.as_of.day,
                                        .funds = {}};
        const auto movements = book::account_movements(book_, hand_.as_of, state);
        for (const auto& fund : hand_.ledger.funds) {
            auto account = account_of(fund, state);
            for (const auto& moved : movements)
                if (moved.fund == fund.code) account.movements.push_back(moved);
            if (!account.movements.empty()) content.funds.push_back(std::move(account));
        }
        return content;
    }

    AccountOfFund account_of(const engine::FundKey& fund, StateCode state) const {
        AccountOfFund account{.biller = hand_.billers.at(fund.code),
                              .currency = fund.currency,
                              .invoices = {},
                              .movements = {},
                              .credit = Money::zero(fund.currency),
                              .announced = Money::zero(fund.currency)};
        for (const auto& invoice : hand_.ledger.receivables)
            if (invoice.state == state && invoice.fund == fund.code)
                account.invoices.push_back(invoice);
        for (const auto& credit : hand_.ledger.credits)
            if (credit.state == state && credit.fund == fund.code) account.credit += credit.amount;
        for (const auto& announced : hand_.announced)
            if (announced.promise.state == state && announced.promise.fund == fund.code)
                account.announced += announced.amount;
        return account;
    }

    const book::Book& book_;
    const ReminderOrder& order_;
    const BookAtHand& hand_;
    const engine::ReminderPlan& whole_;
};

} // namespace

std::string reminder_number(Day day, StateCode state) {
    return fmt::format("REM-{}-{}", scales::day_text(day), state.text());
}

DraftedReminder drafted_reminder(const book::Book& book, const ReminderOrder& order,
                                 const BookAtHand& hand, const PlanOfState& plan) {
    return Drafter(book, order, hand, plan.whole).drafted(plan.letter);
}

} // namespace dubrovnik::invoicing
