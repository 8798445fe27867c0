// Book: the office's one SQLite file, and the only way to it.
//
// It protects three rules. Nothing is changed, only added: the file itself refuses updates,
// deletes and rows out of order (engine/book/schema/append_only.sql). Every row is a link of one
// chain of hashes, so that whoever works around that is found (verify.hpp). A write is all or
// nothing, and durable when commit() returns.
// It never overwrites a file, never opens a newer schema, and never turns a specimen into the
// real thing.
#pragma once

#include "engine/book/row_ids.hpp"
#include "engine/book/sha256.hpp"
#include "engine/book/write_lock.hpp"
#include "scales/day.hpp"

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace dubrovnik::engine::book {

class ChainWriter;
class Connection;

struct BookIdentity {
    std::string office; // its name, as init was told
    bool specimen;      // true for ever: every document of this book is marked
    friend bool operator==(const BookIdentity&, const BookIdentity&) = default;
};

// Who writes, on which day of the office, and at which moment of the wall clock. The instant is
// for the auditor alone and appears in no reproducible output.
struct Occasion {
    scales::Day recorded_on;
    std::string instant; // "2017-01-09T08:30:00Z"
    std::string actor;
};

// Up to where a report knows the book: printed on it, and enough to print it again.
struct KnownEntry {
    EntryId entry;
    scales::Day day; // when it was recorded
    Hash head;       // of the chain, after the entry's last row
};

enum class Access { read, write };

class Book {
  public:
    // Makes the file (rights 0600) with its first entry, and what `begin` records. It appears at
    // its name with all of that, or not at all. Throws Refused book.exists; StorageFailed; what
    // `begin` throws.
    static Book create(const std::filesystem::path& path, const BookIdentity& identity,
                       const Occasion& occasion, const std::function<void(Book&)>& begin = {});

    // A book of an earlier schema is brought up to date first. `waiting` is told when a write has
    // to wait for another process. Throws Refused: book.missing, book.not-a-book, book.newer;
    // StorageFailed.
    static Book open(const std::filesystem::path& path, Access access, Waiting waiting = {});

    Book(const Book&) = delete;
    Book& operator=(const Book&) = delete;
    Book(Book&&) noexcept;
    Book& operator=(Book&&) noexcept;
    ~Book();

    const std::filesystem::path& path() const noexcept { return path_; }
    BookIdentity identity() const;
    int schema_version() const;

    // The chain's newest hash.
    Hash head() const;

    KnownEntry newest_entry() const;
    // Throws Refused entry.unknown.
    KnownEntry known_at(EntryId entry) const;
    // The newest entry recorded on or before that day; nothing before the book's first.
    std::optional<KnownEntry> known_on(scales::Day day) const;

    // For the other files of engine/book/ alone: nobody else can name what it gives.
    Connection& connection() const noexcept { return *connection_; }

  private:
    Book(std::filesystem::path path, std::unique_ptr<Connection> connection, Waiting waiting);
    std::filesystem::path path_;
    std::unique_ptr<Connection> connection_;
    Waiting waiting_;
    friend class WriteTransaction;
};

// While one lives, everything read comes from the same moment of the book, whoever writes. Keep
// it short: a writer cannot commit meanwhile.
class ReadTransaction {
  public:
    explicit ReadTransaction(const Book& book);
    ReadTransaction(const ReadTransaction&) = delete;
    ReadTransaction& operator=(const ReadTransaction&) = delete;
    ~ReadTransaction();

  private:
    Connection& connection_;
};

// The right to write, held by one process at a time; others wait up to ten seconds. Without
// commit() nothing of it remains. Everything that adds rows (journal.hpp, documents.hpp, …)
// adds them to the newest entry.
class WriteTransaction {
  public:
    // Throws Refused entry.recorded-before when a newer day has been recorded; StorageFailed,
    // with storage.busy naming who holds the book.
    WriteTransaction(Book& book, Occasion occasion);
    WriteTransaction(const WriteTransaction&) = delete;
    WriteTransaction& operator=(const WriteTransaction&) = delete;
    ~WriteTransaction();

    // On the disk when it returns. Throws StorageFailed: then nothing was written, or, where the
    // disk failed after it, the message says that the book was.
    void commit();

    const Book& book() const noexcept { return book_; }
    const Occasion& occasion() const noexcept { return occasion_; }
    ChainWriter& rows() noexcept { return *rows_; }

  private:
    Book& book_;
    Occasion occasion_;
    WriteLock lock_; // given back last
    std::unique_ptr<ChainWriter> rows_;
    bool open_ = true;
};

} // namespace dubrovnik::engine::book
