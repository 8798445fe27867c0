#include "engine/book/reminders.hpp"

#include "engine/book/chain.hpp"
#include "engine/book/dispatches.hpp"
#include "engine/book/journal.hpp"
#include "engine/book/query.hpp"
#include "scales/ensure.hpp"

#include <map>
#include <set>

namespace dubrovnik::engine::book {

namespace {

std::optional<std::int64_t> run_row(Connection& connection, scales::Day day) {
    Query query(connection, "SELECT id FROM reminder_runs WHERE day = ?");
    if (!query.with(scales::day_text(day)).step()) return std::nullopt;
    return query.integer(0);
}

constexpr std::string_view reminder_columns =
    "SELECT m.id, u.day, m.entry, m.state, m.level, m.letter, m.statement, i.document, i.level,"
    " i.open_minor, f.currency FROM reminders m JOIN reminder_runs u ON u.id = m.run"
    " JOIN reminder_items i ON i.reminder = m.id JOIN documents d ON d.id = i.document"
    " JOIN funds f ON f.id = d.fund";

std::vector<ReminderRecord> read_reminders(Query& query) {
    std::vector<ReminderRecord> found;
    std::int64_t newest = 0;
    while (query.step()) {
        if (query.integer(0) != newest)
            found.push_back({.day = query.day(1),
                             .entry = query.id<EntryId>(2),
                             .state = query.state(3),
                             .level = static_cast<int>(query.integer(4)),
                             .letter = query.id<DocumentId>(5),
                             .statement = query.id<DocumentId>(6),
                             .items = {}});
        newest = query.integer(0);
        found.back().items.push_back(
            {.document = query.id<DocumentId>(7),
             .level = static_cast<int>(query.integer(8)),
             .open = Money::of_minor(query.integer(9), query.currency(10))});
    }
    return found;
}

} // namespace

EntryId record_reminder_entry(WriteTransaction& transaction, const std::string& reason) {
    const auto day = transaction.occasion().recorded_on;
    const auto entry = append_entry(
        transaction,
        {.kind = EntryKind::reminder_run, .fund = {}, .booked_on = day, .reason = reason});
    auto& rows = transaction.rows();
    if (!run_row(rows.connection(), day)) rows.insert("reminder_runs", {entry, day});
    return entry;
}

void append_reminder(WriteTransaction& transaction, const NewReminder& reminder) {
    scales::ensure(!reminder.items.empty(), "a reminder names what is open");
    auto& rows = transaction.rows();
    const auto entry = rows.newest("entries");
    const auto run = run_row(rows.connection(), transaction.occasion().recorded_on);
    scales::ensure(run.has_value(), "a reminder belongs to the run of its day");
    const auto id = rows.insert("reminders", {entry, *run, reminder.state, reminder.level,
                                              reminder.letter, reminder.statement});
    std::int64_t position = 0;
    for (const auto& item : reminder.items)
        rows.insert("reminder_items",
                    {entry, id, ++position, item.document, item.level, item.open.amount_minor()});
}

std::vector<scales::Day> reminder_runs(const Book& book, EntryId known) {
    Query query(book.connection(), "SELECT day FROM reminder_runs WHERE entry <= ? ORDER BY day");
    query.with(known);
    std::vector<scales::Day> days;
    while (query.step()) days.push_back(query.day(0));
    return days;
}

std::vector<ReminderRecord> reminders(const Book& book, scales::Day run, EntryId known) {
    Query query(book.connection(), std::string(reminder_columns) +
                                       " WHERE u.day = ? AND m.entry <= ?"
                                       " ORDER BY m.state, m.id, i.position");
    query.with(scales::day_text(run)).with(known);
    return read_reminders(query);
}

std::optional<ReminderRecord> reminder_of_letter(const Book& book, DocumentId letter) {
    Query query(book.connection(),
                std::string(reminder_columns) + " WHERE m.letter = ? ORDER BY i.position");
    query.with(letter);
    auto found = read_reminders(query);
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
}

std::vector<EarlierReminder> earlier_reminders(const Book& book, const AsOf& as_of) {
    const ReadTransaction reading(book);
    std::set<DocumentId> sent;
    for (const auto& dispatch : dispatches(book, as_of.known))
        if (dispatch.may_have_gone()) sent.insert(dispatch.letter);
    Query query(book.connection(), std::string(reminder_columns) +
                                       " WHERE u.day <= ? AND m.entry <= ?"
                                       " ORDER BY m.id, i.position");
    query.with(scales::day_text(as_of.day)).with(as_of.known);
    std::vector<EarlierReminder> found;
    for (const auto& record : read_reminders(query)) {
        found.push_back({.state = record.state,
                         .written_on = record.day,
                         .level = record.level,
                         .sent = sent.contains(record.letter),
                         .invoices = {}});
        for (const auto& item : record.items) found.back().invoices.push_back(item.document);
    }
    return found;
}

EntryId record_response(WriteTransaction& transaction, const NewResponse& response) {
    const auto entry = append_entry(transaction, {.kind = EntryKind::response,
                                                  .fund = {},
                                                  .booked_on = response.on,
                                                  .reason = response.note});
    transaction.rows().insert("responses", {entry, response.state});
    return entry;
}

std::vector<ResponseRecord> responses(const Book& book, const AsOf& as_of) {
    Query query(book.connection(), "SELECT r.entry, r.state, e.booked_on, e.reason"
                                   " FROM responses r JOIN entries e ON e.id = r.entry"
                                   " WHERE e.booked_on <= ? AND e.id <= ? ORDER BY r.id");
    query.with(scales::day_text(as_of.day)).with(as_of.known);
    std::vector<ResponseRecord> found;
    while (query.step())
        found.push_back({.entry = query.id<EntryId>(0),
                         .state = query.state(1),
                         .on = query.day(2),
                         .note = query.text(3)});
    return found;
}

} // namespace dubrovnik::engine::book
