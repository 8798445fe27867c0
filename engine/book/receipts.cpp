#include "engine/book/receipts.hpp"

#include "engine/book/chain.hpp"
#include "engine/book/journal.hpp"
#include "engine/book/open_items.hpp"
#include "engine/book/query.hpp"
#include "engine/book/refusal.hpp"
#include "engine/book/sides.hpp"

#include <fmt/format.h>

namespace dubrovnik::engine::book {

namespace {

void require_amounts(const NewReceipt& receipt, Currency currency) {
    if (receipt.amount.currency() != currency || receipt.amount.amount_minor() <= 0)
        refuse("receipt.amount",
               fmt::format("the amount is {}, must be above zero and in {}",
                           money_text(receipt.amount), currency.code()),
               "note another original currency with --original and --rate");
    if (receipt.charges.currency() != currency || receipt.charges.amount_minor() < 0)
        refuse("receipt.charges",
               fmt::format("the charges are {}, must be zero or more and in {}",
                           money_text(receipt.charges), currency.code()),
               "charges are what the bank kept and the fund bears");
}

void require_state(const NewReceipt& receipt) {
    if (receipt.state) return;
    if (receipt.voluntary || !receipt.wish.named.empty() || receipt.wish.component ||
        receipt.charges.amount_minor() != 0)
        refuse("receipt.state",
               "no State is given for a voluntary contribution, a named invoice, a component or "
               "charges, must be one",
               "leave them away to keep the money unmatched until `allocate`");
}

std::string length_prefixed(std::string_view text) {
    return fmt::format("{}:{}", text.size(), text);
}

std::string like_text(const NewReceipt& receipt) {
    return fmt::format("{}|like|{}|{}|{}|{}", receipt.fund, scales::day_text(receipt.received_on),
                       plain_amount_text(receipt.amount),
                       receipt.state ? receipt.state->text() : "",
                       length_prefixed(receipt.reference));
}

std::string identity_text(const NewReceipt& receipt, int occurrence) {
    if (!receipt.bank_reference.empty())
        return fmt::format("{}|bank|{}", receipt.fund, receipt.bank_reference);
    return fmt::format("{}|{}", like_text(receipt), occurrence);
}

struct KnownReceipt {
    EntryId entry;
    std::int64_t attempt;
    bool undone;
    bool same;
};

// The newest booking under that identity.
std::optional<KnownReceipt> find_receipt(const Book& book, const NewReceipt& receipt,
                                         const std::string& identity) {
    Query query(book.connection(),
                "SELECT r.entry, r.attempt, u.id, r.state, r.amount_minor, r.charges_minor,"
                " r.voluntary, e.booked_on FROM receipts r JOIN entries e ON e.id = r.entry"
                " LEFT JOIN reversals u ON u.reversed = r.entry AND NOT EXISTS"
                "  (SELECT 1 FROM reversals w WHERE w.reversed = u.entry)"
                " WHERE r.identity = ?"
                " ORDER BY r.attempt DESC LIMIT 1");
    if (!query.with(identity).step()) return std::nullopt;
    // An officer may have matched by hand what came without a State.
    const bool same_state =
        !receipt.state || query.is_null(3) || query.optional_state(3) == receipt.state;
    return KnownReceipt{.entry = query.id<EntryId>(0),
                        .attempt = query.integer(1),
                        .undone = !query.is_null(2),
                        .same = same_state && query.integer(4) == receipt.amount.amount_minor() &&
                                query.integer(5) == receipt.charges.amount_minor() &&
                                (query.integer(6) != 0) == receipt.voluntary &&
                                query.day(7) == receipt.received_on};
}

struct Identity {
    std::string text;
    std::int64_t attempt;
    std::optional<EntryId> known; // booked already, and standing
};

[[noreturn]] void refuse_again(const NewReceipt& receipt, EntryId known) {
    refuse("receipt.again",
           fmt::format("{} of {} on {} is booked already in entry {}, must be another receipt",
                       money_text(receipt.amount),
                       receipt.state ? receipt.state->text() : "an unknown payer",
                       scales::day_text(receipt.received_on), static_cast<std::int64_t>(known)),
           "if the same amount did arrive twice that day, say --again");
}

Identity identity_of(const Book& book, const NewReceipt& receipt) {
    const bool typed = !receipt.occurrence && receipt.bank_reference.empty();
    for (int occurrence = receipt.occurrence.value_or(1);; ++occurrence) {
        Identity identity{.text = identity_text(receipt, occurrence), .attempt = 1, .known = {}};
        const auto known = find_receipt(book, receipt, identity.text);
        if (!known) return identity;
        identity.attempt = known->attempt + 1;
        if (known->undone) return identity;
        if (typed && receipt.again) continue; // its like may stand there several times
        if (typed) refuse_again(receipt, known->entry);
        if (!known->same)
            refuse("receipt.differs",
                   fmt::format("the receipt {} is booked in entry {} with other data, must be the "
                               "same or have a reference of its own",
                               receipt.bank_reference.empty() ? receipt.reference
                                                              : receipt.bank_reference,
                               static_cast<std::int64_t>(known->entry)),
                   "if the entry is wrong, reverse it and receive the money anew");
        identity.known = known->entry;
        return identity;
    }
}

std::vector<Posting> receipt_postings(const NewReceipt& receipt, const Allocation& allocation,
                                      EntryId entry) {
    std::vector<Posting> postings{
        posting_of({.account = Account::cash, .amount = receipt.amount}),
        posting_of({.account = Account::charges, .amount = receipt.charges})};
    if (receipt.voluntary || !receipt.state)
        postings.push_back(
            posting_of({.account = receipt.voluntary ? Account::voluntary : Account::suspense,
                        .amount = -(receipt.amount + receipt.charges),
                        .state = receipt.state,
                        .origin = entry}));
    else
        append_allocated(postings, allocation, *receipt.state);
    return postings;
}

void append_receipt_row(WriteTransaction& transaction, const NewReceipt& receipt,
                        const Identity& identity, EntryId entry) {
    transaction.rows().insert("receipts",
                              {entry, receipt.state, receipt.amount.amount_minor(),
                               receipt.charges.amount_minor(), receipt.voluntary, receipt.reference,
                               receipt.bank_reference, receipt.original, receipt.original_rate,
                               identity.text, identity.attempt});
}

} // namespace

RecordedReceipt record_receipt(WriteTransaction& transaction, const NewReceipt& receipt) {
    const auto& book = transaction.book();
    require_amounts(receipt, require_known_fund(book, receipt.fund).currency);
    require_state(receipt);
    Allocation allocation{.parts = {}, .rest = receipt.amount + receipt.charges};
    const auto identity = identity_of(book, receipt);
    if (identity.known)
        return {.entry = *identity.known, .known_before = true, .allocation = allocation};
    if (receipt.state && !receipt.voluntary)
        allocation = allocate(
            receipt.amount + receipt.charges,
            open_items(book, {.state = *receipt.state, .fund = receipt.fund}, receipt.received_on),
            receipt.wish);
    const auto entry = append_entry(transaction, {.kind = EntryKind::receipt,
                                                  .fund = receipt.fund,
                                                  .booked_on = receipt.received_on,
                                                  .reason = receipt.note});
    append_receipt_row(transaction, receipt, identity, entry);
    append_postings(transaction, receipt_postings(receipt, allocation, entry));
    return {.entry = entry, .known_before = false, .allocation = allocation};
}

std::vector<ReceiptRecord> receipts(const Book& book,
                                    const std::optional<scales::StateCode>& state) {
    std::string sql = "SELECT r.entry, f.code, f.currency, r.state, r.amount_minor,"
                      " r.charges_minor, r.voluntary, e.booked_on, e.recorded_on, r.reference,"
                      " r.bank_reference, r.original, r.original_rate, e.reason, u.entry"
                      " FROM receipts r JOIN entries e ON e.id = r.entry"
                      " JOIN funds f ON f.id = e.fund"
                      " LEFT JOIN reversals u ON u.reversed = r.entry AND NOT EXISTS"
                      "  (SELECT 1 FROM reversals w WHERE w.reversed = u.entry)";
    if (state) sql += " WHERE r.state = ?";
    Query query(book.connection(), sql + " ORDER BY r.id");
    if (state) query.with(state->view());
    std::vector<ReceiptRecord> found;
    while (query.step()) {
        const auto currency = query.currency(2);
        found.push_back({.entry = query.id<EntryId>(0),
                         .fund = query.text(1),
                         .state = query.optional_state(3),
                         .amount = Money::of_minor(query.integer(4), currency),
                         .charges = Money::of_minor(query.integer(5), currency),
                         .voluntary = query.integer(6) != 0,
                         .received_on = query.day(7),
                         .recorded_on = query.day(8),
                         .reference = query.text(9),
                         .bank_reference = query.text(10),
                         .original = query.text(11),
                         .original_rate = query.text(12),
                         .note = query.text(13),
                         .undone_by = query.optional_id<EntryId>(14)});
    }
    return found;
}

} // namespace dubrovnik::engine::book
