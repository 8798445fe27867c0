// What happens in a made-up year: each draws an event, and asks the double what must come of it.
#include "tests/engine/letters_fixture.hpp"
#include "tests/faults/made_up_years.hpp"

#include <fmt/format.h>

namespace dubrovnik::faults {

using namespace dubrovnik::engine;
using namespace dubrovnik::engine::book;
using namespace dubrovnik::book_test;
using scales::day_text;
using std::chrono::days;

void MadeUpYears::act() {
    switch (below(22)) {
    case 0:
    case 1:
    case 2:
    case 3:
    case 4:
        return pay();
    case 5:
        return pay_again();
    case 6:
    case 7:
        return allocate();
    case 8:
    case 9:
    case 10:
        return correct();
    case 11:
    case 12:
    case 13:
        return undo();
    case 14:
        return give_back();
    case 15:
        return spend();
    case 16:
        return promise();
    case 17:
        return one_in(2) ? hold() : hear();
    case 18:
        return remind();
    case 19:
    case 20:
        return bill();
    default:
        return one_in(2) ? close(scales::year_of(today_) - static_cast<int>(below(3)))
                         : surplus(scales::year_of(today_) - 1);
    }
}

// One State's invoice on request, beside the year's call.
void MadeUpYears::bill() {
    const auto code = some_state();
    const auto some = [&] { return std::map<std::string, Minor>{{code, below(400'000)}}; };
    const Asked all = {{"conference-services", some()},
                       {"isu-meeting-share", some()},
                       {"isu-annual-share", some()}};
    invoice(code, some_fund(), all);
}

void MadeUpYears::take_over() {
    const auto fund = some_fund();
    const auto code = some_state();
    if (one_in(3)) {
        const auto amount = 1 + below(300'000);
        attempt({.kind = "opening", .fund = fund, .on = today_},
                Lines{{.account = "credit", .state = code, .amount = -amount},
                      {.account = "opening", .state = code, .amount = amount}},
                [&](Transaction& transaction) {
                    record_opening_credit(transaction, {.fund = fund,
                                                        .state = state(code),
                                                        .amount = money(fund, amount),
                                                        .on = today_,
                                                        .reason = "from before"});
                });
        return;
    }
    const auto amount = 1 + below(800'000);
    const std::string component = fund == "unog" ? "conference-services" : "isu-annual-share";
    const auto document = next_document();
    const Claim claim{.document = document,
                      .number = fmt::format("OLD-{}", document),
                      .fund = fund,
                      .state = code,
                      .year = scales::year_of(today_) - 1,
                      .issued = today_ - days(200),
                      .due = today_ - days(below(170)),
                      .components = {component},
                      .opening = true};
    const auto line = [&](const char* account, Minor minor) {
        return Line{.account = account,
                    .state = code,
                    .document = document,
                    .component = component,
                    .amount = minor};
    };
    attempt({.kind = "opening", .fund = fund, .on = today_},
            Lines{line("opening", -amount), line("receivable-called", amount)},
            [&](Transaction& transaction) {
                record_opening(transaction,
                               {.document = claim.number,
                                .fund = fund,
                                .state = state(code),
                                .year = claim.year,
                                .issued_on = claim.issued,
                                .due_on = claim.due,
                                .lines = {{.component = component, .amount = money(fund, amount)}},
                                .on = today_,
                                .reason = "from before"});
                ledger_.add(claim);
            });
}

void MadeUpYears::allocate() {
    Paid paid{.fund = some_fund(), .state = some_state(), .amount = 0, .on = some_day()};
    std::vector<const Receipt*> apart;
    for (const auto& receipt : receipts_)
        if (receipt.account != "credit") apart.push_back(&receipt);
    NewAllocation order{.source = Source::credit,
                        .fund = paid.fund,
                        .state = state(paid.state),
                        .receipt = {},
                        .amount = {},
                        .on = paid.on,
                        .wish = {.named = {}, .component = {}},
                        .reason = "as said"};
    std::optional<Lines> wanted;
    if (apart.empty() || one_in(3)) {
        const auto amount = maybe(ledger_.credit(paid.fund, paid.state, today_));
        wanted = ledger_.from_credit(paid, amount);
        if (amount) order.amount = money(paid.fund, *amount);
    } else {
        const auto* receipt = apart[random_() % apart.size()];
        if (!one_in(8)) order.fund = paid.fund = receipt->paid.fund;
        if (!receipt->paid.state.empty() && !one_in(4)) paid.state = receipt->paid.state;
        order.state = state(paid.state);
        const auto amount = maybe(receipt->paid.amount);
        wanted = ledger_.from_receipt(paid, amount, receipt->account, receipt->entry);
        order.source = receipt->account == "suspense" ? Source::unmatched : Source::gift;
        order.receipt = EntryId{receipt->entry};
        if (amount) order.amount = money(paid.fund, *amount);
    }
    attempt({.kind = "allocation", .fund = paid.fund, .on = paid.on}, wanted,
            [&](Transaction& transaction) { record_allocation(transaction, order); });
}

void MadeUpYears::correct() {
    const auto* claim = some_claim();
    if (!claim) return;
    using Correction = DoubleLedger::Correction;
    const auto kind = static_cast<Correction>(below(3));
    const auto on_day = some_day();
    std::optional<Minor> part;
    if (kind != Correction::void_invoice) part = maybe(ledger_.outstanding(*claim, today_));
    const auto wanted = ledger_.correction(*claim, kind, part, on_day);
    std::optional<Money> amount;
    if (part) amount = money(claim->fund, *part);
    const DocumentId id{claim->document};
    constexpr const char* kinds[] = {"credit-note", "void", "write-off"};
    attempt({.kind = kinds[static_cast<int>(kind)], .fund = claim->fund, .on = on_day}, wanted,
            [&](Transaction& transaction) {
                const auto order = [&](const CorrectionPlan& plan) {
                    return NewCorrection{
                        .plan = plan, .on = on_day, .reason = "a decision", .paper = {}};
                };
                if (kind == Correction::credit_note)
                    record_credit_note(transaction, order(plan_credit_note(book_, id, amount)));
                else if (kind == Correction::void_invoice)
                    record_void(transaction, order(plan_void(book_, id)));
                else
                    record_write_off(transaction, order(plan_write_off(book_, id, amount)));
            });
}

void MadeUpYears::undo() {
    const auto id = 1 + below(next_entry()); // the last of them is no entry yet
    const auto on_day = some_day();
    const auto* wrong = ledger_.find(id);
    const bool returned = wrong && wrong->kind == "receipt" && one_in(2);
    auto wanted = ledger_.reversal(id, on_day);
    if (wrong && wrong->kind == "returned")
        for (const auto& receipt : receipts_)
            if (receipt.entry == wrong->undoes)
                for (const auto& later : receipts_)
                    if (later.entry > receipt.entry && !receipt.bank_reference.empty() &&
                        later.bank_reference == receipt.bank_reference &&
                        later.paid.fund == receipt.paid.fund)
                        wanted.reset(); // the same payment would stand twice
    attempt({.kind = returned ? "returned" : "reversal",
             .fund = wrong ? wrong->fund : "",
             .on = on_day,
             .undoes = id},
            wanted, [&](Transaction& transaction) {
                const NewReversal order{.entry = EntryId{id}, .on = on_day, .reason = "wrong"};
                if (returned)
                    record_returned(transaction, order);
                else
                    record_reversal(transaction, order);
            });
}

void MadeUpYears::give_back() {
    const auto fund = some_fund();
    const auto code = some_state();
    const auto on_day = some_day();
    const auto amount = maybe(ledger_.credit(fund, code, today_));
    attempt({.kind = "refund", .fund = fund, .on = on_day},
            ledger_.refund(fund, code, amount, on_day), [&](Transaction& transaction) {
                record_refund(transaction, {.state = state(code),
                                            .fund = fund,
                                            .amount = amount ? std::optional(money(fund, *amount))
                                                             : std::nullopt,
                                            .on = on_day,
                                            .reason = "asked for"});
            });
}

void MadeUpYears::spend() {
    const auto fund = some_fund();
    const auto on_day = some_day();
    const auto amount = 1 + below(300'000);
    attempt(
        {.kind = "expenditure", .fund = fund, .on = on_day},
        Lines{{.account = "cash", .amount = -amount}, {.account = "expenditure", .amount = amount}},
        [&](Transaction& transaction) {
            record_expenditure(
                transaction,
                {.fund = fund, .amount = money(fund, amount), .on = on_day, .note = "servicing"});
        });
}

} // namespace dubrovnik::faults
