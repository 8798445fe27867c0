#include "invoicing/reminders/book_at_hand.hpp"

#include "engine/book/holds.hpp"
#include "engine/book/journal.hpp"
#include "engine/book/reminders.hpp"

#include <algorithm>

namespace dubrovnik::invoicing {

namespace book = engine::book;

BookAtHand at_hand(const book::Book& book, scales::Day day) {
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
        if (costs.opens >= day) hand.meetings.emplace(costs.assessment, costs);
    for (const auto& fund : book::funds(book)) hand.billers[fund.code] = fund.biller;
    return hand;
}

} // namespace dubrovnik::invoicing
