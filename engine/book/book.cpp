#include "engine/book/book.hpp"

#include "engine/book/chain.hpp"
#include "engine/book/commits.hpp"
#include "engine/book/journal.hpp"
#include "engine/book/path_standing.hpp"
#include "engine/book/private_file.hpp"
#include "engine/book/query.hpp"
#include "engine/book/recordable.hpp"
#include "engine/book/schema.hpp"
#include "scales/ensure.hpp"
#include "scales/finding.hpp"

#include <atomic>
#include <fmt/format.h>
#include <fstream>

namespace dubrovnik::engine::book {

namespace {

using scales::Day;
using scales::Refused;

std::atomic<std::uint64_t> commits{0};

[[noreturn]] void refuse_book(const std::filesystem::path& path, std::string code,
                              std::string message, std::string hint) {
    throw Refused({.code = std::move(code),
                   .message = std::move(message),
                   .place = {.file = path.string()},
                   .hint = std::move(hint)});
}

void require_book(const std::filesystem::path& path) {
    const auto standing = own_standing(path);
    if (standing == std::filesystem::file_type::not_found)
        refuse_book(path, "book.missing", "there is no book here",
                    "make an office with `dubrovnik init DIR`, or name it with --office");
    if (standing != std::filesystem::file_type::regular)
        refuse_book(path, "book.not-a-book", "this is no file, must be a book made by init",
                    "a link is never followed: name the file itself");
}

[[noreturn]] void refuse_no_book(const std::filesystem::path& path) {
    refuse_book(path, "book.not-a-book", "this file is no book, must be one made by init",
                "check the path; a damaged book is brought back with `dubrovnik restore`");
}

bool starts_as_sqlite(const std::filesystem::path& path) {
    constexpr std::string_view header("SQLite format 3\0", 16);
    std::ifstream stream(path, std::ios::binary);
    std::string start(header.size(), ' ');
    stream.read(start.data(), static_cast<std::streamsize>(start.size()));
    return start == header;
}

std::unique_ptr<Connection> connect(const std::filesystem::path& path, Connection::Mode mode) {
    try {
        return std::make_unique<Connection>(path, mode);
    } catch (const StorageFailed& failed) {
        // What a failing disk does to a book looks the same to SQLite as a file of another kind.
        if (failed.finding().code == "storage.damaged" && !starts_as_sqlite(path))
            refuse_no_book(path);
        throw;
    }
}

// Brings an older book up to date; refuses a newer one.
void require_schema(Connection& connection, const std::filesystem::path& path) {
    if (connection.integer("PRAGMA application_id") != book_application_id) refuse_no_book(path);
    const auto version = connection.integer("PRAGMA user_version");
    if (version > newest_schema_version())
        refuse_book(path, "book.newer",
                    fmt::format("the book has schema {}, must be at most {} for this program",
                                version, newest_schema_version()),
                    "use the newer version of the program that wrote it");
    if (version == newest_schema_version()) return;
    const WriteLock lock(path, "a newer version of the program, bringing the book up to date", {});
    Connection writer(path, Connection::Mode::write);
    writer.begin_writing();
    migrate(writer, newest_schema_version());
    writer.commit();
}

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

Book::Book(std::filesystem::path path, std::unique_ptr<Connection> connection)
    : path_(std::move(path))
    , connection_(std::move(connection)) {}
Book::Book(Book&&) noexcept = default;
Book& Book::operator=(Book&&) noexcept = default;
Book::~Book() = default;

Book Book::create(const std::filesystem::path& path, const BookIdentity& identity,
                  const Occasion& occasion) {
    PrivateFile file(path);
    {
        Connection connection(file.temporary(), Connection::Mode::create);
        connection.begin_writing();
        migrate(connection, newest_schema_version());
        ChainWriter rows(connection);
        write_identity(rows, identity, occasion);
        connection.commit();
    }
    if (!file.publish())
        refuse_book(path, "book.exists", "there is a file already, must be a new one",
                    "choose another folder; a book is never overwritten");
    return open(path, Access::write);
}

Book Book::open(const std::filesystem::path& path, Access access) {
    require_book(path);
    const auto mode = access == Access::read ? Connection::Mode::read : Connection::Mode::write;
    auto connection = connect(path, mode);
    require_schema(*connection, path);
    return {path, std::move(connection)};
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
    ++commits;
}

std::uint64_t commits_so_far() noexcept {
    return commits;
}

} // namespace dubrovnik::engine::book
