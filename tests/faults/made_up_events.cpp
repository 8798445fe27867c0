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

// In full, in part, too much; named or not; for the meeting alone; unmatched; as a gift.
void MadeUpYears::pay() {
    Receipt receipt{.entry = 0,
                    .paid = {.fund = some_fund(),
                             .state = some_state(),
                             .amount = 1 + below(400'000),
                             .on = some_day()},
                    .charges = one_in(8) ? below(3'000) : 0,
                    .bank_reference = one_in(2) ? fmt::format("B{}", ++references_) : "",
                    .account = "credit"};
    auto& paid = receipt.paid;
    const auto open = owed(paid.fund, paid.state);
    if (open > 0 && one_in(2)) paid.amount = open;
    if (open > 0 && one_in(4)) paid.amount = 1 + below(open);
    if (one_in(20)) paid.amount = 1;
    if (one_in(10)) {
        receipt.account = one_in(2) ? "voluntary" : "suspense";
        if (receipt.account == "suspense") paid.state = "";
        if (receipt.account == "suspense") receipt.charges = 0;
    } else if (const auto* claim = some_claim(); claim && one_in(3)) {
        paid.invoice = claim->document;
        if (!one_in(6)) paid.state = claim->state;
        if (!one_in(6)) paid.fund = claim->fund;
        if (one_in(3)) paid.component = claim->components.back();
    }
    receive(receipt);
}

void MadeUpYears::receive(const Receipt& given) {
    auto receipt = given;
    const auto& paid = receipt.paid;
    receipt.entry = next_entry();
    Lines lines{{.account = "cash", .amount = paid.amount},
                {.account = "charges", .amount = receipt.charges}};
    auto whole = paid;
    whole.amount += receipt.charges;
    std::optional<Lines> wanted;
    if (receipt.account == "credit") {
        wanted = ledger_.payment(whole, lines);
    } else {
        lines.push_back({.account = receipt.account,
                         .state = paid.state,
                         .origin = receipt.entry,
                         .amount = -whole.amount});
        std::erase_if(lines, [](const Line& line) { return line.amount == 0; });
        std::sort(lines.begin(), lines.end());
        wanted = lines;
    }
    NewReceipt order{.fund = paid.fund,
                     .state = paid.state.empty() ? std::nullopt : std::optional(state(paid.state)),
                     .amount = money(paid.fund, paid.amount),
                     .charges = money(paid.fund, receipt.charges),
                     .received_on = paid.on,
                     .wish = {.named = {}, .component = {}},
                     .voluntary = receipt.account == "voluntary",
                     .reference = receipt.bank_reference.empty() ? fmt::format("R{}", ++references_)
                                                                 : "as quoted",
                     .bank_reference = receipt.bank_reference,
                     .original = "",
                     .original_rate = "",
                     .note = "thanks; \"really\"",
                     .occurrence = {},
                     .again = true};
    if (paid.invoice != 0) order.wish.named.push_back(DocumentId{paid.invoice});
    if (!paid.component.empty()) order.wish.component = paid.component;
    if (attempt({.kind = "receipt", .fund = paid.fund, .on = paid.on}, wanted,
                [&](Transaction& transaction) { record_receipt(transaction, order); }))
        receipts_.push_back(receipt);
}

// The same bank's reference once more: known, other data, or anew after it was taken back.
void MadeUpYears::pay_again() {
    std::vector<const Receipt*> named;
    for (const auto& receipt : receipts_)
        if (!receipt.bank_reference.empty()) named.push_back(&receipt);
    if (named.empty()) return;
    const auto* first = named[random_() % named.size()];
    auto newest = *first;
    for (const auto* receipt : named)
        if (receipt->bank_reference == first->bank_reference &&
            receipt->paid.fund == first->paid.fund)
            newest = *receipt;
    if (ledger_.undone(newest.entry)) return receive(newest);
    const auto head = book_.head();
    const bool differs_now = one_in(2);
    auto order = isu_receipt(newest.paid.state, newest.paid.amount, day_text(newest.paid.on));
    order.fund = newest.paid.fund;
    order.amount = money(order.fund, newest.paid.amount + (differs_now ? 1 : 0));
    order.charges = money(order.fund, newest.charges);
    order.voluntary = newest.account == "voluntary";
    order.bank_reference = newest.bank_reference;
    ++events_;
    doing_ = fmt::format("event {}, the receipt {} again", events_, newest.bank_reference);
    const auto code = refusal_code([&] {
        Transaction transaction(book_, on(day_text(today_)));
        const auto recorded = record_receipt(transaction, order);
        if (!recorded.known_before || recorded.entry != EntryId{newest.entry})
            differs("is booked twice");
    });
    if (code != (differs_now ? "receipt.differs" : "") || book_.head() != head)
        differs("came to “" + code + "”");
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
