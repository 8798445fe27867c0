#include "engine/book/second_reader.hpp"

#include "engine/book/ledger.hpp"
#include "engine/book/verify.hpp"
#include "tests/engine/ledger_fixture.hpp"

#include <catch2/catch.hpp>

using namespace dubrovnik;
using namespace dubrovnik::book_test;
using namespace dubrovnik::engine;
using namespace dubrovnik::engine::book;

TEST_CASE("a second reader is there while the book is read, and sees the same moment") {
    const TemporaryFolder folder;
    const auto book = sample_book(folder / "book.db");
    const ReadTransaction reading(book);
    const auto newest = book.newest_entry().entry;
    const auto second = second_reader(book.connection());
    REQUIRE(second);
    CHECK(second->integer("SELECT max(id) FROM entries") == static_cast<std::int64_t>(newest));
}

TEST_CASE("there is no second reader while this process writes: it would miss what was written") {
    const TemporaryFolder folder;
    auto book = sample_book(folder / "book.db");
    record(book, "2017-02-01", [](WriteTransaction& transaction) {
        append_entry(transaction, {.kind = EntryKind::setting,
                                   .fund = {},
                                   .booked_on = day("2017-02-01"),
                                   .reason = "x"});
        CHECK(!second_reader(transaction.book().connection()));
    });
    const ReadTransaction reading(book);
    book.newest_entry();
    CHECK(second_reader(book.connection()));
}

// A writer that waits for the readers to end lets no new one begin.
TEST_CASE(
    "while a writer is about to commit, the first reader does all the work and nobody waits") {
    const TemporaryFolder folder;
    const auto book = sample_book(folder / "book.db");
    const AsOf as_of{.day = day("2017-12-31"), .known = book.newest_entry().entry};
    const auto owed = receivables(book, as_of).size();
    RawFile writer(folder / "book.db");
    {
        const ReadTransaction reading(book);
        book.newest_entry();
        CHECK(writer.run("PRAGMA busy_timeout=0; BEGIN IMMEDIATE; PRAGMA user_version=3").empty());
        CHECK(!writer.run("COMMIT").empty());
        CHECK(!second_reader(book.connection()));
        CHECK(receivables(book, as_of).size() == owed);
        CHECK(verify(book, Depth::quick).findings.empty());
    }
    CHECK(writer.run("COMMIT").empty());
}
