#include "engine/book/dispatches.hpp"

#include "engine/book/chain.hpp"
#include "engine/book/journal.hpp"
#include "engine/book/query.hpp"
#include "engine/book/refusal.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <set>

namespace dubrovnik::engine::book {

namespace {

// In the order of the enumeration.
constexpr std::array<std::string_view, 5> outcome_texts{"accepted", "refused", "failed", "unknown",
                                                        "dispatched"};

constexpr std::string_view dispatch_columns =
    "SELECT d.id, d.entry, d.letter, d.recipient, d.level, d.channel, d.sha256, d.message_id,"
    " d.attempt, e.booked_on, e.instant, o.outcome, ifnull(o.answer, '')"
    " FROM dispatches d JOIN entries e ON e.id = d.entry"
    " LEFT JOIN dispatch_outcomes o ON o.dispatch = d.id AND o.entry <= ?1";

std::vector<DispatchRecord> read_dispatches(Query& query) {
    std::vector<DispatchRecord> found;
    while (query.step()) {
        std::optional<DispatchOutcome> outcome;
        if (!query.is_null(11)) outcome = query.code(11, parse_dispatch_outcome);
        found.push_back({.id = query.id<DispatchId>(0),
                         .entry = query.id<EntryId>(1),
                         .letter = query.id<DocumentId>(2),
                         .recipient = query.text(3),
                         .level = static_cast<int>(query.integer(4)),
                         .channel = query.text(5),
                         .sha256 = query.text(6),
                         .message_id = query.text(7),
                         .attempt = query.integer(8),
                         .on = query.day(9),
                         .instant = query.text(10),
                         .outcome = outcome,
                         .answer = query.text(12)});
    }
    return found;
}

void require_written(const Book& book, const NewDispatch& dispatch) {
    const auto letter = document(book, dispatch.letter);
    if (dispatch.on >= letter.issued_on) return;
    refuse("dispatch.day",
           fmt::format("the day is {}, must not be before {}, when the letter was written",
                       scales::day_text(dispatch.on), scales::day_text(letter.issued_on)),
           "say with --on when it went");
}

// Nothing is left to settle: it has gone, and no attempt at it is still unknown.
bool settled(std::span<const DispatchRecord> earlier, int level) {
    bool gone = false;
    std::set<std::string> unknown; // to whom
    for (const auto& dispatch : earlier) {
        if (dispatch.level != level || !dispatch.may_have_gone()) continue;
        const auto known = dispatch.what_is_known();
        if (known == DispatchOutcome::unknown) {
            unknown.insert(dispatch.recipient);
            continue;
        }
        gone = true;
        unknown.erase(dispatch.recipient);
        if (known == DispatchOutcome::dispatched) unknown.clear();
    }
    return gone && unknown.empty();
}

} // namespace

std::string_view dispatch_outcome_text(DispatchOutcome outcome) {
    return outcome_texts.at(static_cast<std::size_t>(outcome));
}

std::optional<DispatchOutcome> parse_dispatch_outcome(std::string_view text) {
    for (std::size_t index = 0; index < outcome_texts.size(); ++index)
        if (outcome_texts.at(index) == text) return static_cast<DispatchOutcome>(index);
    return std::nullopt;
}

bool DispatchRecord::may_have_gone() const {
    const auto known = what_is_known();
    return known == DispatchOutcome::accepted || known == DispatchOutcome::unknown ||
           known == DispatchOutcome::dispatched;
}

std::optional<DispatchOutcome> gone_before(std::span<const DispatchRecord> earlier,
                                           const DispatchKey& wanted) {
    std::optional<DispatchOutcome> found;
    for (const auto& dispatch : earlier) {
        if (dispatch.level != wanted.level || !dispatch.may_have_gone()) continue;
        const auto known = dispatch.what_is_known();
        const bool in_the_way = dispatch.recipient == wanted.recipient ||
                                dispatch.channel != wanted.channel ||
                                known == DispatchOutcome::dispatched;
        if (in_the_way && (!found || *found == DispatchOutcome::unknown)) found = known;
    }
    return found;
}

std::optional<DispatchId> begin_dispatch(WriteTransaction& transaction, const NewDispatch& dispatch,
                                         Repeat repeat) {
    require_written(transaction.book(), dispatch);
    const auto attempts = dispatches_of(transaction.book(), dispatch.letter);
    if (repeat == Repeat::never && gone_before(attempts, {.level = dispatch.level,
                                                          .recipient = dispatch.recipient,
                                                          .channel = dispatch.channel}))
        return std::nullopt;
    if (repeat == Repeat::settle && settled(attempts, dispatch.level)) return std::nullopt;
    std::int64_t attempt = 1;
    for (const auto& earlier : attempts)
        if (earlier.recipient == dispatch.recipient && earlier.level == dispatch.level)
            attempt = earlier.attempt + 1;
    const auto entry = append_entry(
        transaction,
        {.kind = EntryKind::dispatch, .fund = {}, .booked_on = dispatch.on, .reason = "sending"});
    return DispatchId{transaction.rows().insert(
        "dispatches", {entry, dispatch.letter, dispatch.recipient, dispatch.level, dispatch.channel,
                       dispatch.sha256, dispatch.message_id, attempt})};
}

void record_outcome(WriteTransaction& transaction, const NewOutcome& outcome) {
    const auto text = dispatch_outcome_text(outcome.outcome);
    const auto entry = append_entry(transaction, {.kind = EntryKind::dispatch,
                                                  .fund = {},
                                                  .booked_on = outcome.on,
                                                  .reason = std::string(text)});
    transaction.rows().insert("dispatch_outcomes", {entry, outcome.dispatch, text, outcome.answer});
}

std::vector<DispatchRecord> dispatches(const Book& book, EntryId known) {
    Query query(book.connection(),
                std::string(dispatch_columns) + " WHERE d.entry <= ?1 ORDER BY d.id");
    query.with(known);
    return read_dispatches(query);
}

std::vector<DispatchRecord> dispatches_of(const Book& book, DocumentId letter) {
    Query query(book.connection(),
                std::string(dispatch_columns) + " WHERE d.letter = ?2 ORDER BY d.id");
    query.with(book.newest_entry().entry).with(letter);
    return read_dispatches(query);
}

void append_signature(WriteTransaction& transaction, DocumentId letter, DocumentId scan) {
    auto& rows = transaction.rows();
    rows.insert("signatures", {rows.newest("entries"), letter, scan});
}

std::optional<DocumentId> signed_scan(const Book& book, DocumentId letter) {
    Query query(book.connection(),
                "SELECT scan FROM signatures WHERE letter = ? ORDER BY id DESC LIMIT 1");
    if (!query.with(letter).step()) return std::nullopt;
    return query.id<DocumentId>(0);
}

} // namespace dubrovnik::engine::book
