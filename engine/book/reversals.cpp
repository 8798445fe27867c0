#include "engine/book/reversals.hpp"

#include "engine/book/chain.hpp"
#include "engine/book/journal.hpp"
#include "engine/book/open_items.hpp"
#include "engine/book/query.hpp"
#include "engine/book/refusal.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace dubrovnik::engine::book {

namespace {

constexpr std::array reversible{EntryKind::receipt,     EntryKind::allocation, EntryKind::returned,
                                EntryKind::refund,      EntryKind::write_off,  EntryKind::opening,
                                EntryKind::expenditure, EntryKind::promise,    EntryKind::surplus};

void require_reversible(const Book& book, const EntryRecord& wrong, const NewReversal& reversal) {
    const auto number = static_cast<std::int64_t>(wrong.id);
    if (std::find(reversible.begin(), reversible.end(), wrong.kind) == reversible.end())
        refuse(
            "entry.not-reversible",
            fmt::format("the entry {} is of the kind {}, which is not undone by a reversal", number,
                        entry_kind_text(wrong.kind)),
            "an invoice is mended by `credit` or `void`; what a reversal undid is recorded anew");
    if (const auto by = undone_by(book, wrong.id))
        refuse("entry.reversed",
               fmt::format("the entry {} was undone by the entry {} already, must still stand",
                           number, static_cast<std::int64_t>(*by)),
               "`dubrovnik list entries` shows both");
    if (reversal.on < wrong.booked_on)
        refuse("reversal.day",
               fmt::format("the day is {}, must not be before {}, the day of the entry {}",
                           scales::day_text(reversal.on), scales::day_text(wrong.booked_on),
                           number),
               "what was never there on a day cannot be missing on it");
}

// A payment that was returned and has since arrived anew must not stand twice.
void require_not_booked_anew(const Book& book, EntryId undone_return) {
    Query query(book.connection(),
                "SELECT later.entry FROM reversals u JOIN receipts r ON r.entry = u.reversed"
                " JOIN receipts later ON later.identity = r.identity AND later.attempt > r.attempt"
                " WHERE u.entry = ? ORDER BY later.id LIMIT 1");
    if (query.with(undone_return).step())
        refuse("entry.in-use",
               fmt::format("the payment was booked anew in entry {}, must not stand twice",
                           query.integer(0)),
               "reverse that entry first");
}

EntryId append_reversal(WriteTransaction& transaction, const EntryRecord& wrong,
                        const NewReversal& reversal, EntryKind kind) {
    const auto& book = transaction.book();
    auto lines = postings(book, wrong.id);
    for (auto& line : lines) line.amount = -line.amount;
    const auto entry = append_entry(
        transaction,
        {.kind = kind, .fund = wrong.fund, .booked_on = reversal.on, .reason = reversal.reason});
    transaction.rows().insert("reversals", {entry, wrong.id});
    if (!lines.empty()) append_postings(transaction, lines);
    require_covered(transaction);
    return entry;
}

} // namespace

EntryId record_reversal(WriteTransaction& transaction, const NewReversal& reversal) {
    const auto& book = transaction.book();
    const auto wrong = entry(book, reversal.entry);
    require_reversible(book, wrong, reversal);
    if (wrong.kind == EntryKind::returned) require_not_booked_anew(book, wrong.id);
    return append_reversal(transaction, wrong, reversal, EntryKind::reversal);
}

EntryId record_returned(WriteTransaction& transaction, const NewReversal& returned) {
    const auto& book = transaction.book();
    const auto receipt = entry(book, returned.entry);
    if (receipt.kind != EntryKind::receipt)
        refuse("returned.receipt",
               fmt::format("the entry {} is of the kind {}, must be a receipt",
                           static_cast<std::int64_t>(receipt.id), entry_kind_text(receipt.kind)),
               "`dubrovnik report statement STATE` names the entries of its payments");
    require_reversible(book, receipt, returned);
    return append_reversal(transaction, receipt, returned, EntryKind::returned);
}

std::optional<EntryId> undone_by(const Book& book, EntryId entry) {
    Query query(book.connection(), "SELECT u.entry FROM reversals u WHERE u.reversed = ?"
                                   " AND NOT EXISTS (SELECT 1 FROM reversals w"
                                   "  WHERE w.reversed = u.entry)"
                                   " ORDER BY u.id DESC LIMIT 1");
    if (!query.with(entry).step()) return std::nullopt;
    return query.id<EntryId>(0);
}

} // namespace dubrovnik::engine::book
