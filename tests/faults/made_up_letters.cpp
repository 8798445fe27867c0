// What moves no money in a made-up year: promises, holds, answers, reminders; and its end.
#include "tests/engine/letters_fixture.hpp"
#include "tests/faults/made_up_years.hpp"

#include <fmt/format.h>

namespace dubrovnik::faults {

using namespace dubrovnik::engine;
using namespace dubrovnik::engine::book;
using namespace dubrovnik::book_test;
using std::chrono::days;

void MadeUpYears::promise() {
    const auto code = some_state();
    const auto fund = one_in(2) ? some_fund() : "";
    const auto on_day = some_day();
    const bool owes = ledger_.owes_anywhere(code, fund, on_day);
    NewPromise order{.state = state(code),
                     .fund = {},
                     .amount = {},
                     .by_day = on_day + days(below(90)),
                     .made_on = on_day,
                     .note = "being processed"};
    if (!fund.empty()) order.fund = fund;
    if (!fund.empty() && one_in(2)) order.amount = money(fund, 1 + below(200'000));
    attempt({.kind = "promise", .fund = "", .on = on_day},
            owes ? std::optional(Lines{}) : std::nullopt,
            [&](Transaction& transaction) { record_promise(transaction, order); });
}

void MadeUpYears::hold() {
    const auto on_day = some_day();
    if (!holds_.empty() && one_in(2)) {
        const auto [entry, since] = holds_.front();
        const bool may = on_day >= since;
        if (attempt({.kind = "release", .fund = "", .on = on_day},
                    may ? std::optional(Lines{}) : std::nullopt, [&](Transaction& transaction) {
                        record_release(transaction,
                                       {.hold = EntryId{entry}, .on = on_day, .reason = "settled"});
                    }))
            holds_.erase(holds_.begin());
        return;
    }
    const auto* claim = some_claim();
    if (!claim) return;
    NewHold order{.state = state(claim->state),
                  .document = {},
                  .component = {},
                  .on = on_day,
                  .until = on_day + days(below(120)),
                  .reason = "asked for",
                  .position = one_in(2) ? "Only Article 14 binds us." : ""};
    if (one_in(2)) order.document = DocumentId{claim->document};
    if (one_in(2)) order.component = claim->components.front();
    const auto entry = next_entry();
    if (attempt({.kind = "hold", .fund = "", .on = on_day}, Lines{},
                [&](Transaction& transaction) { record_hold(transaction, order); }))
        holds_.push_back({entry, on_day});
}

void MadeUpYears::hear() {
    const auto on_day = some_day();
    const auto code = some_state();
    attempt({.kind = "response", .fund = "", .on = on_day}, Lines{}, [&](Transaction& transaction) {
        record_response(transaction,
                        {.state = state(code), .on = on_day, .note = "being looked into"});
    });
}

void MadeUpYears::remind() {
    const AsOf as_of{.day = today_, .known = book_.newest_entry().entry};
    const auto ledger = ledger_as_of(book_, as_of);
    const auto announced = announced_on(today_, ledger.promises, ledger.receivables);
    const auto holds = standing_holds(book_, as_of);
    const auto earlier = earlier_reminders(book_, as_of);
    const auto plan = plan_reminders({.day = today_,
                                      .months = 2,
                                      .minimum = {},
                                      .receivables = ledger.receivables,
                                      .credits = ledger.credits,
                                      .unmatched = ledger.unmatched,
                                      .announced = announced,
                                      .holds = holds,
                                      .earlier = earlier,
                                      .excepted = {}});
    for (const auto& letter : plan.letters) write_letter(letter);
}

// It names what stands open, and no cent more.
void MadeUpYears::write_letter(const PlannedReminder& letter) {
    std::vector<Named> items;
    for (const auto& item : letter.items) {
        const auto id = static_cast<std::int64_t>(item.invoice.document);
        for (const auto& claim : ledger_.claims()) {
            if (claim.document != id) continue;
            const auto open = ledger_.outstanding(claim, today_);
            const auto named = item.open.amount_minor();
            if (claim.state != letter.state.text() || named <= 0 || named > open ||
                (!item.in_part && named != open) || item.to_remind.amount_minor() > named)
                differs(fmt::format("a reminder names {} of {}, which stands open with {}", named,
                                    claim.number, open));
        }
        items.push_back(
            {.document = item.invoice.document, .level = item.level, .open = item.open});
    }
    const auto code = letter.state.text();
    DocumentId paper{};
    attempt({.kind = "reminder-run", .fund = "", .on = today_}, Lines{},
            [&](Transaction& transaction) { paper = write_reminder(transaction, code, items); });
    if (one_in(5)) return; // written and never sent
    DispatchId begun{};
    attempt({.kind = "dispatch", .fund = "", .on = today_}, Lines{}, [&](Transaction& transaction) {
        begun =
            begin_dispatch(transaction, dispatch_of(paper, scales::day_text(today_)), Repeat::never)
                .value();
    });
    attempt({.kind = "dispatch", .fund = "", .on = today_}, Lines{}, [&](Transaction& transaction) {
        record_outcome(transaction,
                       {.dispatch = begun,
                        .outcome = one_in(4) ? DispatchOutcome::refused : DispatchOutcome::accepted,
                        .answer = "the answer",
                        .on = today_});
    });
}

void MadeUpYears::close(int year) {
    const bool may = ledger_.may_close(year, today_);
    if (attempt({.kind = "close", .fund = "", .on = today_},
                may ? std::optional(Lines{}) : std::nullopt, [&](Transaction& transaction) {
                    record_close(transaction, {.year = year, .reason = "audited"});
                }))
        ledger_.close(year);
}

void MadeUpYears::surplus(int year) {
    const auto fund = some_fund();
    std::optional<Minor> amount;
    if (one_in(2)) amount = 1 + below(200'000);
    auto wanted = ledger_.surplus(year, fund, amount);
    for (const auto& given : surpluses_)
        if (given.year == year && given.fund == fund && !ledger_.undone(given.entry))
            wanted.reset(); // given back once
    const auto entry = next_entry();
    if (attempt(
            {.kind = "surplus", .fund = fund, .on = today_}, wanted, [&](Transaction& transaction) {
                record_surplus(transaction, {.year = year,
                                             .fund = fund,
                                             .amount = amount ? std::optional(money(fund, *amount))
                                                              : std::nullopt,
                                             .on = today_,
                                             .decision = "Eighth Meeting"});
            }))
        surpluses_.push_back({.entry = entry, .year = year, .fund = fund});
}

} // namespace dubrovnik::faults
