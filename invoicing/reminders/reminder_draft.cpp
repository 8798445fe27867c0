#include "invoicing/reminders/reminder_draft.hpp"

#include "engine/book/recordable.hpp"
#include "invoicing/account_confirmation.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace dubrovnik::invoicing {

namespace book = engine::book;
using scales::Day;

namespace {

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

ReminderDraft draft_reminders(const book::Book& book, const ReminderOrder& order) {
    const book::ReadTransaction reading(book);
    book::require_recordable(book, order.occasion);
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
    for (const auto& planned : plan.letters) {
        StateTrouble trouble{.state = planned.state, .findings = {}};
        auto drafted = scales::gather(trouble.findings, [&] {
            return drafted_reminder(book, order, hand, {.letter = planned, .whole = plan});
        });
        if (drafted)
            draft.letters.push_back(std::move(*drafted));
        else
            draft.troubles.push_back(std::move(trouble));
    }
    return draft;
}

} // namespace dubrovnik::invoicing
