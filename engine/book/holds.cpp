#include "engine/book/holds.hpp"

#include "engine/book/chain.hpp"
#include "engine/book/documents.hpp"
#include "engine/book/journal.hpp"
#include "engine/book/query.hpp"
#include "engine/book/refusal.hpp"

#include <fmt/format.h>

namespace dubrovnik::engine::book {

namespace {

void require_claim(const Book& book, const NewHold& hold) {
    if (!hold.document) return;
    const auto record = document(book, *hold.document);
    if (record.kind != DocumentKind::invoice && record.kind != DocumentKind::opening)
        refuse("hold.document",
               fmt::format("{} is of the kind {}, must be an invoice or opening arrears",
                           record.number, document_kind_text(record.kind)),
               "name a State, or the number of one of its invoices");
    if (record.state != hold.state)
        refuse("hold.document",
               fmt::format("{} is not of {}, must be one of its own", record.number,
                           hold.state.text()),
               "name the State whose invoice it is");
}

// A component that the invoice does not ask for would be held in vain, and the letter would go.
void require_component_called(Connection& connection, const NewHold& hold) {
    if (!hold.component) return;
    Query query(connection, "SELECT 1 FROM components c WHERE c.code = ?1 AND (?2 = 0 OR EXISTS ("
                            " SELECT 1 FROM document_lines l"
                            " WHERE l.document = ?2 AND l.component = c.id))");
    query.with(std::string_view(*hold.component)).with(hold.document.value_or(DocumentId{}));
    if (query.step()) return;
    refuse("hold.component",
           fmt::format("the component is “{}”, must be one that {}", *hold.component,
                       hold.document ? "the invoice names" : "was called"),
           "`dubrovnik report shortfall` names the components of each fund");
}

struct HoldRow {
    std::int64_t id;
    scales::Day on;
};

HoldRow require_unreleased(Connection& connection, EntryId entry) {
    Query query(connection, "SELECT h.id, e.booked_on, EXISTS (SELECT 1 FROM releases r"
                            " WHERE r.hold = h.id) FROM holds h JOIN entries e ON e.id = h.entry"
                            " WHERE h.entry = ?");
    const bool found = query.with(entry).step();
    if (found && query.integer(2) == 0) return {query.integer(0), query.day(1)};
    refuse("release.hold",
           fmt::format("the entry {} is {}, must be a hold not yet released",
                       static_cast<std::int64_t>(entry), found ? "released already" : "no hold"),
           "`dubrovnik report status` names the holds and their entries");
}

} // namespace

EntryId record_hold(WriteTransaction& transaction, const NewHold& hold) {
    if (hold.until < hold.on)
        refuse("hold.day",
               fmt::format("the hold ends on {}, must end on {} or later",
                           scales::day_text(hold.until), scales::day_text(hold.on)),
               "say with --until the last day on which no reminder is to go");
    require_claim(transaction.book(), hold);
    auto& rows = transaction.rows();
    require_component_called(rows.connection(), hold);
    const auto entry = append_entry(
        transaction,
        {.kind = EntryKind::hold, .fund = {}, .booked_on = hold.on, .reason = hold.reason});
    rows.insert("holds",
                {entry, hold.state, hold.document, hold.component, hold.until, hold.position});
    return entry;
}

EntryId record_release(WriteTransaction& transaction, const NewRelease& release) {
    auto& rows = transaction.rows();
    const auto hold = require_unreleased(rows.connection(), release.hold);
    if (release.on < hold.on)
        refuse("release.day",
               fmt::format("the day is {}, must not be before {}, when the hold began",
                           scales::day_text(release.on), scales::day_text(hold.on)),
               "leave --on away for today");
    const auto entry = append_entry(transaction, {.kind = EntryKind::release,
                                                  .fund = {},
                                                  .booked_on = release.on,
                                                  .reason = release.reason});
    rows.insert("releases", {entry, hold.id});
    return entry;
}

std::vector<Hold> standing_holds(const Book& book, const AsOf& as_of) {
    const ReadTransaction reading(book);
    Query query(book.connection(),
                "SELECT h.entry, h.state, h.document, h.component, h.until_day, e.reason,"
                " h.position FROM holds h JOIN entries e ON e.id = h.entry"
                " WHERE e.booked_on <= ?1 AND h.until_day >= ?1 AND e.id <= ?2 AND NOT EXISTS ("
                "  SELECT 1 FROM releases r JOIN entries u ON u.id = r.entry"
                "  WHERE r.hold = h.id AND u.booked_on <= ?1 AND u.id <= ?2)"
                " ORDER BY h.id");
    query.with(scales::day_text(as_of.day)).with(as_of.known);
    std::vector<Hold> found;
    while (query.step())
        found.push_back({.entry = query.id<EntryId>(0),
                         .state = query.state(1),
                         .document = query.optional_id<DocumentId>(2),
                         .component = query.optional_text(3),
                         .until = query.day(4),
                         .reason = query.text(5),
                         .position = query.text(6)});
    return found;
}

} // namespace dubrovnik::engine::book
