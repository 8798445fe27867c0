#include "engine/book/book.hpp"

#include "engine/book/book_file.hpp"
#include "engine/book/chain.hpp"
#include "engine/book/commits.hpp"
#include "engine/book/journal.hpp"
#include "engine/book/private_file.hpp"
#include "engine/book/query.hpp"
#include "engine/book/recordable.hpp"
#include "engine/book/schema.hpp"
#include "scales/ensure.hpp"
#include "scales/finding.hpp"

#include <atomic>
#include <fmt/format.h>

namespace dubrovnik::engine::book {

namespace {

using scales::Day;
using scales::Refused;

std::atomic<std::uint64_t> commits{0};

void write_identity(ChainWriter& rows, const BookIdentity& identity, const Occasion& occasion) {
    const auto entry =
        rows.insert("entries", {entry_kind_text(EntryKind::opened), std::nullopt,
                                occasion.recorded_on, occasion.recorded_on, occasion.instant,
                                occasion.actor, std::string_view("the book was made")});
    rows.insert("book", {entry, identity.office, identity.specimen});
}

// Where the chain stood just before the entry after `id`. Entries stand in the chain in their
// order, so that place is found by halving; each probe reads on to the next entry's link.
Hash head_after(Connection& connection, EntryId id) {
    const auto head = chain_head(connection);
    std::int64_t low = 1;
    std::int64_t high = head.links + 1;
    while (low < high) {
        const auto middle = low + (high - low) / 2;
        Query probe(connection, "SELECT id, row_id FROM chain WHERE id >= ? AND table_name ="
                                " 'entries' ORDER BY id LIMIT 1");
        probe.with(middle);
        if (!probe.step() || probe.integer(1) > static_cast<std::int64_t>(id))
            high = middle;
        else
            low = probe.integer(0) + 1;
    }
    Query query(connection, "SELECT hash FROM chain WHERE id = (SELECT id FROM chain WHERE id >= ?"
                            " AND table_name = 'entries' ORDER BY id LIMIT 1) - 1");
    query.with(low);
    return query.step() ? query.hash(0) : head.hash;
}

EntryId newest_entry_id(Connection& connection) {
    return EntryId{connection.integer("SELECT max(id) FROM entries")};
}

Day recorded_on(Connection& connection, EntryId id) {
    Query query(connection, "SELECT recorded_on FROM entries WHERE id = ?");
    query.with(static_cast<std::int64_t>(id));
    if (!query.step())
        throw Refused(
            {.code = "entry.unknown",
             .message = fmt::format("the book has no entry {}, must be 1 to {}",
                                    static_cast<std::int64_t>(id),
                                    static_cast<std::int64_t>(newest_entry_id(connection))),
             .place = {},
             .hint = "`dubrovnik list entries` shows them"});
    return query.day(0);
}

} // namespace

Book::Book(std::filesystem::path path, std::unique_ptr<Connection> connection, Waiting waiting)
    : path_(std::move(path))
    , connection_(std::move(connection))
    , waiting_(std::move(waiting)) {}
Book::Book(Book&&) noexcept = default;
Book& Book::operator=(Book&&) noexcept = default;
Book::~Book() = default;

Book Book::create(const std::filesystem::path& path, const BookIdentity& identity,
                  const Occasion& occasion, const std::function<void(Book&)>& begin) {
    PrivateFile file(path);
    {
        Book book(file.temporary(),
                  std::make_unique<Connection>(file.temporary(), Connection::Mode::create), {});
        auto& connection = book.connection();
        connection.begin_writing();
        migrate(connection, newest_schema_version());
        ChainWriter rows(connection);
        write_identity(rows, identity, occasion);
        connection.commit();
        if (begin) begin(book);
        remove_lock(book.path());
    }
    if (!file.publish())
        refuse_book(path, "book.exists", "there is a file already, must be a new one",
                    "choose another folder; a book is never overwritten");
    return open(path, Access::write);
}

Book Book::open(const std::filesystem::path& path, Access access, Waiting waiting) {
    const auto mode = access == Access::read ? Connection::Mode::read : Connection::Mode::write;
    auto connection = connect_to_book(path, mode);
    if (!has_newest_schema(*connection)) bring_file_up_to_date(path, waiting);
    return {path, std::move(connection), std::move(waiting)};
}

BookIdentity Book::identity() const {
    Query query(*connection_, "SELECT office, specimen FROM book");
    scales::ensure(query.step(), "a book is made with its identity");
    return {.office = query.text(0), .specimen = query.integer(1) != 0};
}

int Book::schema_version() const {
    return static_cast<int>(connection_->integer("PRAGMA user_version"));
}

Hash Book::head() const {
    return chain_head(*connection_).hash;
}

KnownEntry Book::newest_entry() const {
    const ReadTransaction reading(*this);
    return known_at(newest_entry_id(*connection_));
}

KnownEntry Book::known_at(EntryId entry) const {
    const ReadTransaction reading(*this);
    const auto day = recorded_on(*connection_, entry);
    return {.entry = entry, .day = day, .head = head_after(*connection_, entry)};
}

std::optional<KnownEntry> Book::known_on(Day day) const {
    const ReadTransaction reading(*this);
    // The days of recording rise with the ids.
    std::int64_t low = 0;
    auto high = static_cast<std::int64_t>(newest_entry_id(*connection_));
    while (low < high) {
        const auto middle = low + (high - low + 1) / 2;
        if (recorded_on(*connection_, EntryId{middle}) <= day)
            low = middle;
        else
            high = middle - 1;
    }
    if (low == 0) return std::nullopt;
    return known_at(EntryId{low});
}

ReadTransaction::ReadTransaction(const Book& book)
    : connection_(book.connection()) {
    connection_.begin_reading();
}

ReadTransaction::~ReadTransaction() {
    connection_.end_reading();
}

WriteTransaction::WriteTransaction(Book& book, Occasion occasion)
    : book_(book)
    , occasion_(std::move(occasion))
    , lock_(book.path(), holder_text(occasion_.actor, occasion_.instant), book.waiting_) {
    auto& connection = book_.connection();
    connection.begin_writing();
    try {
        require_recordable(book_, occasion_);
        rows_ = std::make_unique<ChainWriter>(connection);
    } catch (...) {
        connection.roll_back();
        throw;
    }
}

WriteTransaction::~WriteTransaction() {
    if (open_) book_.connection().roll_back();
}

void WriteTransaction::commit() {
    scales::ensure(open_, "a transaction is committed once");
    book_.connection().commit();
    open_ = false;
    if (!book_.connection().is_new()) ++commits; // one that fails yet leaves nothing
}

std::uint64_t commits_so_far() noexcept {
    return commits;
}

} // namespace dubrovnik::engine::book
