// Connection: one SQLite connection set up as the book needs it, and its prepared statements.
//
// Included by the .cpp files of this folder only: no header that leaves it names SQLiteCpp.
// No write-ahead log: SQLite 3.40.1 has a bug there that can corrupt a book which two processes
// write. Every error of SQLite leaves this folder as StorageFailed.
#pragma once

#include "engine/book/storage_failed.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

namespace dubrovnik::engine::book {

StorageFailed storage_failed(const SQLite::Exception& error, std::string_view file);

// Runs `work`; what SQLite throws becomes StorageFailed.
template <typename Work>
decltype(auto) guarded(std::string_view file, Work&& work) {
    try {
        return work();
    } catch (const SQLite::Exception& error) {
        throw storage_failed(error, file);
    }
}

class Connection {
  public:
    // `read_at_once` reads like `read` and fails (storage.busy) instead of waiting for a writer.
    enum class Mode { read, read_at_once, write, create };
    Connection(const std::filesystem::path& path, Mode mode);

    const std::string& file() const noexcept { return file_; }
    SQLite::Database& database() noexcept { return *database_; }

    // One or more statements without a result.
    void execute(const std::string& sql);
    std::int64_t integer(const std::string& sql);

    // A prepared statement, kept for the next time. Whoever takes it must have stepped it to the
    // end, or reset it, before taking it again (Query does).
    SQLite::Statement& statement(std::string_view sql);

    // Opens the sub-statements of reading: nested ones are one.
    void begin_reading();
    void end_reading() noexcept;
    void begin_writing();
    void commit();
    void roll_back() noexcept;
    bool in_transaction() const noexcept { return depth_ > 0; }
    bool writes() const noexcept { return writes_; }
    // Of a file that has no name of its own yet: should something fail, nothing of it remains.
    bool is_new() const noexcept { return is_new_; }

  private:
    void harden(Mode mode);
    std::string file_;
    int depth_ = 0;
    bool writes_ = false;
    bool is_new_;
    // The statements go before the database they belong to.
    std::unique_ptr<SQLite::Database> database_;
    std::unordered_map<std::string, std::unique_ptr<SQLite::Statement>> statements_;
};

} // namespace dubrovnik::engine::book
