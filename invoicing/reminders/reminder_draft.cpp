#include "invoicing/reminders/reminder_draft.hpp"

#include "engine/book/documents.hpp"
#include "engine/book/holds.hpp"
#include "engine/book/journal.hpp"
#include "engine/book/receipts.hpp"
#include "engine/book/reminders.hpp"
#include "engine/gate.hpp"
#include "invoicing/account_confirmation.hpp"
#include "invoicing/creditor_reference.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace dubrovnik::invoicing {

namespace book = engine::book;
using engine::Money;
using scales::Day;
using scales::StateCode;

namespace {

using CallInFund = std::pair<engine::AssessmentId, std::string>;

// Everything of the book that a run reads, once for all States.
struct BookAtHand {
    book::AsOf as_of;
    engine::LedgerAsOf ledger;
    std::vector<engine::Announced> announced;
    std::vector<engine::Hold> holds;
    std::vector<engine::EarlierReminder> earlier;
    std::vector<book::ReceiptRecord> receipts;
    std::map<CallInFund, engine::MeetingCosts> meetings; // still to come, and who pays for them
    std::map<std::string, std::string> billers;          // by fund
};

BookAtHand at_hand(const book::Book& book, Day day) {
    const book::AsOf as_of{.day = day, .known = book.newest_entry().entry};
    BookAtHand hand{.as_of = as_of,
                    .ledger = book::ledger_as_of(book, as_of),
                    .announced = {},
                    .holds = book::standing_holds(book, as_of),
                    .earlier = book::earlier_reminders(book, as_of),
                    .receipts = book::receipts(book),
                    .meetings = {},
                    .billers = {}};
    hand.announced = engine::announced_on(day, hand.ledger.promises, hand.ledger.receivables);
    std::erase_if(hand.receipts, [&](const auto& receipt) {
        return receipt.undone_by.has_value() || receipt.received_on > day;
    });
    for (const auto& costs : book::meeting_costs(book, as_of.known))
        if (costs.opens >= day)
            hand.meetings.emplace(CallInFund{costs.assessment, costs.fund}, costs);
    for (const auto& fund : book::funds(book)) hand.billers[fund.code] = fund.biller;
    return hand;
}

// Writes down what the letter and the statement of one State say.
class Drafter {
  public:
    Drafter(const book::Book& book, const ReminderOrder& order, const BookAtHand& hand)
        : book_(book)
        , order_(order)
        , hand_(hand) {}

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
                                 .reference = reference,
                                 .open = item.open});
        add_account(biller, content);
        if (!item.invoice.assessment) return;
        const auto meeting = hand_.meetings.find({*item.invoice.assessment, item.invoice.fund});
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

    std::vector<DisputedLine> disputed(StateCode state) const {
        std::vector<DisputedLine> found;
        for (const auto& hold : hand_.holds) {
            if (!hold.disputed() || hold.state != state) continue;
            for (const auto& invoice : hand_.ledger.receivables) {
                auto amount = Money::zero(invoice.outstanding().currency());
                for (const auto& line : invoice.lines)
                    if (hold.covers(invoice, line)) amount += line.outstanding();
                if (amount.amount_minor() > 0)
                    found.push_back({invoice.number, hold.position, amount});
            }
        }
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
};

std::vector<MoneyNews> money_news(const BookAtHand& hand) {
    std::vector<MoneyNews> news;
    for (const auto& fund : hand.ledger.funds) {
        MoneyNews of_fund{.fund = fund.code, .newest_receipt = {}, .unmatched = {}};
        for (const auto& receipt : hand.receipts)
            if (receipt.fund == fund.code)
                of_fund.newest_receipt = std::max(
                    of_fund.newest_receipt.value_or(receipt.received_on), receipt.received_on);
        for (const auto& money : hand.ledger.unmatched)
            if (money.fund == fund.code) of_fund.unmatched.push_back(money);
        news.push_back(std::move(of_fund));
    }
    return news;
}

void note_earlier_runs(const BookAtHand& hand, ReminderDraft& draft) {
    for (const auto& letter : hand.earlier) {
        if (letter.written_on == draft.day)
            ++draft.written_before;
        else
            draft.earlier_run =
                std::max(draft.earlier_run.value_or(letter.written_on), letter.written_on);
    }
    for (const auto& letter : hand.earlier)
        if (letter.written_on == draft.earlier_run && !letter.sent) ++draft.earlier_unsent;
}

void require_debtors(const ReminderOrder& order, const engine::LedgerAsOf& ledger) {
    scales::Findings findings;
    auto named = order.only;
    for (const auto& [state, reason] : order.excepted) named.insert(state);
    for (const auto state : named) {
        const auto owes = std::any_of(
            ledger.receivables.begin(), ledger.receivables.end(),
            [&](const auto& invoice) { return invoice.state == state && invoice.open(); });
        if (!owes)
            findings.push_back({.code = "remind.state",
                                .message = fmt::format("{} owes nothing, must owe something to be "
                                                       "named",
                                                       state.text()),
                                .place = {},
                                .hint = "`dubrovnik report shortfall` names those that owe"});
    }
    refuse_errors(findings);
}

} // namespace

std::string reminder_number(Day day, StateCode state) {
    return fmt::format("REM-{}-{}", scales::day_text(day), state.text());
}

ReminderDraft draft_reminders(const book::Book& book, const ReminderOrder& order) {
    const book::ReadTransaction reading(book);
    refuse_errors(account_findings(book, order.office));
    const auto day = order.occasion.recorded_on;
    auto hand = at_hand(book, day);
    require_debtors(order, hand.ledger);
    ReminderDraft draft{.day = day,
                        .news = money_news(hand),
                        .letters = {},
                        .left_out = {},
                        .troubles = {},
                        .written_before = 0,
                        .earlier_run = {}};
    note_earlier_runs(hand, draft);
    if (!order.only.empty())
        std::erase_if(hand.ledger.receivables,
                      [&](const auto& invoice) { return !order.only.contains(invoice.state); });
    const auto plan = engine::plan_reminders({.day = day,
                                              .months = order.office.reminders.months,
                                              .minimum = order.office.reminders.minimum,
                                              .receivables = hand.ledger.receivables,
                                              .credits = hand.ledger.credits,
                                              .unmatched = hand.ledger.unmatched,
                                              .announced = hand.announced,
                                              .holds = hand.holds,
                                              .earlier = hand.earlier,
                                              .excepted = order.excepted});
    draft.left_out = plan.left_out;
    const Drafter drafter(book, order, hand);
    for (const auto& planned : plan.letters) {
        StateTrouble trouble{.state = planned.state, .findings = {}};
        auto drafted = scales::gather(trouble.findings, [&] { return drafter.drafted(planned); });
        if (drafted)
            draft.letters.push_back(std::move(*drafted));
        else
            draft.troubles.push_back(std::move(trouble));
    }
    return draft;
}

} // namespace dubrovnik::invoicing
