// Old books open: every earlier schema is made, migrated by opening it, and verified.
#include "engine/book/backup.hpp"
#include "engine/book/connection.hpp"
#include "engine/book/file_bytes.hpp"
#include "engine/book/query.hpp"
#include "engine/book/schema.hpp"
#include "engine/book/verify.hpp"
#include "tests/engine/ledger_fixture.hpp"

#include <catch2/catch.hpp>
#include <fmt/format.h>

using namespace dubrovnik;
using namespace dubrovnik::book_test;
using namespace dubrovnik::engine::book;

namespace {

// A book as an earlier version of the program made it.
void make_book_of_version(const std::filesystem::path& path, int version) {
    Connection connection(path, Connection::Mode::create);
    connection.begin_writing();
    migrate(connection, version);
    ChainWriter rows(connection);
    const std::string none;
    const auto entry = rows.insert(
        "entries", {std::string("opened"), std::nullopt, day("2016-01-01"), day("2016-01-01"),
                    std::string("2016-01-01T08:00:00Z"), std::string("tester"), none});
    rows.insert("book", {entry, std::string("Old office"), true});
    connection.commit();
}

} // namespace

TEST_CASE("a book of every earlier schema is brought up to date by opening it") {
    for (int version = 1; version < newest_schema_version(); ++version) {
        INFO("schema " << version);
        const TemporaryFolder folder;
        const auto path = folder / "book.db";
        make_book_of_version(path, version);
        auto book = Book::open(path, Access::read);
        CHECK(book.schema_version() == newest_schema_version());
        CHECK(book.identity().office == "Old office");
        CHECK(verify(book, Depth::deep).findings.empty());
        auto writer = Book::open(path, Access::write);
        record(writer, "2016-02-01", [](WriteTransaction& transaction) {
            append_entry(transaction, {.kind = engine::EntryKind::setting,
                                       .fund = {},
                                       .booked_on = day("2016-02-01"),
                                       .reason = "after"});
        });
        CHECK(verify(book, Depth::deep).findings.empty());
    }
}

TEST_CASE("a database of another program is no book, whatever version it says it has") {
    for (int version = 0; version <= newest_schema_version(); ++version) {
        INFO("version " << version);
        const TemporaryFolder folder;
        const auto path = folder / "book.db";
        RawFile(path).run("CREATE TABLE book (office TEXT)");
        RawFile(path).run("PRAGMA user_version = " + std::to_string(version));
        CHECK(refusal_code([&] { Book::open(path, Access::read); }) == "book.not-a-book");
    }
}

TEST_CASE("restoring a backup of an earlier schema leaves the backup as it is") {
    for (int version = 1; version < newest_schema_version(); ++version) {
        INFO("schema " << version);
        const TemporaryFolder folder;
        const auto backup = folder / "backup.db";
        make_book_of_version(backup, version);
        const auto before = read_file(backup, 1U << 20).bytes;
        restore(backup, folder / "book.db");
        CHECK(read_file(backup, 1U << 20).bytes == before);
        CHECK_FALSE(std::filesystem::exists(folder / "backup.db.lock"));
        const auto lock_of_the_copy = folder / "book.db.new.lock";
        CHECK_FALSE(std::filesystem::exists(lock_of_the_copy));
        RawFile file(folder / "book.db");
        CHECK(file.value("PRAGMA user_version") == std::to_string(newest_schema_version()));
    }
}

TEST_CASE("who waits to bring a book up to date is told who writes it") {
    const TemporaryFolder folder;
    const auto path = folder / "book.db";
    make_book_of_version(path, 1);
    std::string told;
    {
        auto other = std::make_unique<WriteLock>(path, "anna, process 7, since then", Waiting());
        const auto book = Book::open(path, Access::read, [&](const std::string& holder) {
            told = holder;
            other.reset();
        });
        CHECK(book.schema_version() == newest_schema_version());
    }
    CHECK(told == "anna, process 7, since then");
}

TEST_CASE("a book that became newer while one waited to bring it up to date is refused") {
    const TemporaryFolder folder;
    const auto path = folder / "book.db";
    make_book_of_version(path, 1);
    auto other = std::make_unique<WriteLock>(path, "anna, process 7, since then", Waiting());
    const auto let_go = [&](const std::string&) {
        RawFile(path).run("PRAGMA user_version = 99");
        other.reset();
    };
    CHECK_THROWS_WITH(Book::open(path, Access::write, let_go), Catch::Contains("book.newer"));
}

TEST_CASE("each table of the newest schema is append-only and chained, by its triggers") {
    const TemporaryFolder folder;
    const auto book = new_book(folder / "book.db");
    RawFile file(folder / "book.db");
    for (const auto& table : table_names(book.connection()))
        for (const auto* rule : {"no_update", "no_delete", "next_id_only"})
            CHECK(file.value(fmt::format("SELECT count(*) FROM sqlite_schema WHERE name ="
                                         " '{}_{}'",
                                         table, rule)) == "1");
    CHECK(file.value("SELECT count(*) FROM migrations") == std::to_string(newest_schema_version()));
}
