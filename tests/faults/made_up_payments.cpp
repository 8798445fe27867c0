// Money that arrives in a made-up year.
#include "tests/engine/ledger_fixture.hpp"
#include "tests/faults/made_up_years.hpp"

#include <fmt/format.h>

namespace dubrovnik::faults {

using namespace dubrovnik::engine;
using namespace dubrovnik::engine::book;
using namespace dubrovnik::book_test;
using scales::day_text;

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

} // namespace dubrovnik::faults
