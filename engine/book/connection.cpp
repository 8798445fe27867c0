#include "engine/book/connection.hpp"

#include "scales/ensure.hpp"

#include <fmt/format.h>
#include <sqlite3.h>

namespace dubrovnik::engine::book {

namespace {

constexpr int busy_milliseconds = 10'000;

struct Trouble {
    int code;
    const char* name;
    const char* message;
    const char* hint;
};

constexpr Trouble troubles[] = {
    {SQLITE_FULL, "storage.full", "the disk is full, nothing was written",
     "make room and run the same command again"},
    {SQLITE_IOERR, "storage.input-output", "the disk reported an error, nothing was written",
     "check the disk, then run the same command again"},
    {SQLITE_BUSY, "storage.busy", "another process held the book for over ten seconds",
     "wait until it has finished, then run the same command again"},
    {SQLITE_LOCKED, "storage.busy", "another process held the book for over ten seconds",
     "wait until it has finished, then run the same command again"},
    {SQLITE_CORRUPT, "storage.damaged", "the book's file is damaged",
     "restore the newest backup and compare it with `dubrovnik verify`"},
    {SQLITE_NOTADB, "storage.damaged", "the file is not a sound SQLite file",
     "restore the newest backup and compare it with `dubrovnik verify`"},
    {SQLITE_READONLY, "storage.unwritable", "the book cannot be written, nothing was written",
     "check the rights of the file and of its folder"},
    {SQLITE_CANTOPEN, "storage.unwritable", "the book's file cannot be opened",
     "check the path and the rights of the file and of its folder"},
    {SQLITE_PERM, "storage.unwritable", "the book's file cannot be opened",
     "check the rights of the file and of its folder"},
    {SQLITE_CONSTRAINT, "storage.constraint", "the book refused the row, nothing was written",
     "run `dubrovnik verify`: what the book holds is not what was expected"},
};

// A commit is done when the journal is gone. After that come the sync of its folder and the giving
// back of the lock; a commit takes no such lock itself, so that these codes say where it stands.
bool came_after_the_commit(int extended_code) {
    return extended_code == SQLITE_IOERR_DIR_FSYNC || extended_code == SQLITE_IOERR_UNLOCK ||
           extended_code == SQLITE_IOERR_RDLOCK;
}

} // namespace

StorageFailed storage_failed(const SQLite::Exception& error, std::string_view file) {
    for (const auto& trouble : troubles)
        if (trouble.code == (error.getErrorCode() & 0xff))
            return StorageFailed({.code = trouble.name,
                                  .message = fmt::format("{} ({})", trouble.message, error.what()),
                                  .place = {.file = std::string(file)},
                                  .hint = trouble.hint});
    return StorageFailed({.code = "storage.failed",
                          .message = fmt::format("the book cannot be used: {}", error.what()),
                          .place = {.file = std::string(file)},
                          .hint = "check the disk and the file, then run the command again"});
}

Connection::Connection(const std::filesystem::path& path, Mode mode)
    : file_(path.string())
    , is_new_(mode == Mode::create) {
    // Reading opens for writing too: what a killed writer left must be rolled back first.
    int flags = SQLite::OPEN_READWRITE | SQLite::OPEN_NOMUTEX;
    if (mode == Mode::create) flags |= SQLite::OPEN_CREATE;
    guarded(file_, [&] {
        const int patience = mode == Mode::read_at_once ? 0 : busy_milliseconds;
        database_ = std::make_unique<SQLite::Database>(file_, flags, patience);
        harden(mode);
    });
}

void Connection::harden(Mode mode) {
    auto* handle = database_->getHandle();
    const auto set = [&](int option, int value) {
        scales::ensure(sqlite3_db_config(handle, option, value, nullptr) == SQLITE_OK,
                       "SQLite knows the option");
    };
    set(SQLITE_DBCONFIG_DEFENSIVE, 1);
    set(SQLITE_DBCONFIG_DQS_DML, 0);
    set(SQLITE_DBCONFIG_DQS_DDL, 0);
    set(SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0);
    set(SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0);
    set(SQLITE_DBCONFIG_ENABLE_FKEY, 1);
    set(SQLITE_DBCONFIG_ENABLE_TRIGGER, 1);
    database_->exec("PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON;"
                    "PRAGMA foreign_keys=ON; PRAGMA recursive_triggers=ON;"
                    "PRAGMA synchronous=EXTRA;"
                    // Each trigger makes its statement keep an undo log: in memory, not in a file.
                    "PRAGMA temp_store=MEMORY;");
    // Asking for the mode reads the file, and so says whether it is a database at all.
    database_->execAndGet("PRAGMA journal_mode=DELETE");
    const bool reads = mode == Mode::read || mode == Mode::read_at_once;
    // Reports walk through the book once: what they keep costs more than reading it again. What is
    // written stays in memory until it is whole, and the file as it was.
    database_->exec(reads ? "PRAGMA query_only=ON; PRAGMA cache_size=-2048;"
                          : "PRAGMA cache_size=-32768;");
}

void Connection::execute(const std::string& sql) {
    guarded(file_, [&] { database_->exec(sql); });
}

std::int64_t Connection::integer(const std::string& sql) {
    return guarded(file_, [&] { return database_->execAndGet(sql).getInt64(); });
}

SQLite::Statement& Connection::statement(std::string_view sql) {
    const std::string key(sql);
    auto& kept = statements_[key];
    if (!kept)
        kept = guarded(file_, [&] { return std::make_unique<SQLite::Statement>(*database_, key); });
    return *kept;
}

void Connection::begin_reading() {
    if (depth_ == 0) execute("BEGIN");
    ++depth_;
}

void Connection::end_reading() noexcept {
    if (--depth_ == 0) database_->tryExec("COMMIT");
}

void Connection::begin_writing() {
    scales::ensure(depth_ == 0, "a write transaction begins outside any other");
    execute("BEGIN IMMEDIATE");
    ++depth_;
    writes_ = true;
}

void Connection::commit() {
    try {
        database_->exec("COMMIT");
    } catch (const SQLite::Exception& error) {
        if (!is_new_ && came_after_the_commit(error.getExtendedErrorCode()))
            throw StorageFailed({.code = "storage.input-output",
                                 .message = fmt::format("the book was written, and the disk "
                                                        "reported an error after it ({})",
                                                        error.what()),
                                 .place = {.file = file_},
                                 .hint = "check the disk and look with `dubrovnik list entries` "
                                         "before you record it again"});
        throw storage_failed(error, file_);
    }
    --depth_;
    writes_ = false;
}

void Connection::roll_back() noexcept {
    // After some errors SQLite has rolled back by itself.
    if (sqlite3_get_autocommit(database_->getHandle()) == 0) database_->tryExec("ROLLBACK");
    --depth_;
    writes_ = false;
}

} // namespace dubrovnik::engine::book
