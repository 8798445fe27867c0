#include "engine/book/verify.hpp"

#include "tests/engine/ledger_fixture.hpp"

#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <random>

using namespace dubrovnik;
using namespace dubrovnik::book_test;
using namespace dubrovnik::engine::book;

namespace {

std::vector<std::string> tables(RawFile& file) {
    return file.column("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE"
                       " 'sqlite_%'");
}

struct Column {
    std::string table;
    std::string name;
    std::string type;
};

std::vector<Column> all_columns(RawFile& file) {
    std::vector<Column> found;
    for (const auto& table : tables(file))
        for (const auto& name :
             file.column(fmt::format("SELECT name FROM pragma_table_info('{}')", table)))
            found.push_back(
                {.table = table,
                 .name = name,
                 .type = file.value(fmt::format(
                     "SELECT type FROM pragma_table_info('{}') WHERE name = '{}'", table, name))});
    return found;
}

// Another value of the same type, made from the old one.
std::string changed(const Column& column) {
    if (column.type == "INTEGER") return fmt::format("ifnull({}, 0) + 1", column.name);
    if (column.type == "BLOB")
        return fmt::format("CAST(x'00' || substr({0}, 2) AS BLOB)", column.name);
    return fmt::format("ifnull({0}, '') || 'x'", column.name);
}

scales::Findings found_in(const std::filesystem::path& path) {
    return verify(Book::open(path, Access::read), Depth::deep).findings;
}

// The sample book, edited by an intruder who works around triggers, checks and references.
struct Edited {
    TemporaryFolder folder;
    std::filesystem::path path = folder / "book.db";
    bool edited = false;

    explicit Edited(const std::string& sql) {
        full_book(path);
        RawFile file(path);
        file.run("PRAGMA ignore_check_constraints=ON; PRAGMA foreign_keys=OFF");
        edited = file.run_without_triggers(sql).empty();
    }
};

} // namespace

TEST_CASE("the book that is edited below has rows in every table") {
    const TemporaryFolder folder;
    full_book(folder / "book.db");
    RawFile file(folder / "book.db");
    for (const auto& table : tables(file)) {
        INFO(table);
        CHECK(file.value(fmt::format("SELECT count(*) > 0 FROM {}", table)) == "1");
    }
}

TEST_CASE("every table refuses updates, deletes, replacements and rows out of order") {
    const TemporaryFolder folder;
    full_book(folder / "book.db");
    RawFile file(folder / "book.db");
    for (const auto& table : tables(file)) {
        INFO(table);
        CHECK(file.run(fmt::format("UPDATE {} SET id = id", table)) ==
              table + ": rows are never changed");
        CHECK(file.run(fmt::format("DELETE FROM {}", table)) == table + ": rows are never deleted");
        // Of the triggers that refuse these, SQLite may run any first.
        CHECK(file.run(fmt::format("INSERT OR REPLACE INTO {0} SELECT * FROM {0} LIMIT 1",
                                   table)) != "");
        std::string columns = "id + 7";
        std::string next = "(SELECT max(id) + 1 FROM " + table + ")";
        std::string rest;
        for (const auto& name : file.column(
                 fmt::format("SELECT name FROM pragma_table_info('{}') WHERE name <> 'id'", table)))
            rest += ", " + name;
        CHECK(file.run(fmt::format("INSERT INTO {0} SELECT {1}{2} FROM {0} LIMIT 1", table, columns,
                                   rest)) != "");
        CHECK(file.run(fmt::format("INSERT INTO {0} SELECT NULL{1} FROM {0} LIMIT 1", table,
                                   rest)) != "");
        const auto unique = file.value(
            fmt::format("SELECT count(*) FROM pragma_index_list('{}') WHERE origin = 'u'", table));
        if (unique != "0")
            CHECK(file.run(fmt::format("INSERT OR REPLACE INTO {0} SELECT {1}{2} FROM {0}", table,
                                       next, rest)) != "");
    }
    CHECK(found_in(folder / "book.db").empty());
}

TEST_CASE("the file itself refuses a number that is not the next") {
    const TemporaryFolder folder;
    sample_book(folder / "book.db");
    RawFile file(folder / "book.db");
    CHECK(file.run("INSERT INTO documents SELECT 4, entry, kind, 'ISU-2017-0009', '', biller,"
                   " issue_year, 9, fund, state, assessment, year, issued_on, due_on,"
                   " amount_minor, '', '', '', NULL FROM documents WHERE number ="
                   " 'ISU-2017-0001'") == "documents: not the next number");
}

TEST_CASE("an edit of any column of any table is found") {
    std::vector<Column> columns;
    {
        const TemporaryFolder folder;
        full_book(folder / "book.db");
        RawFile file(folder / "book.db");
        columns = all_columns(file);
    }
    CHECK(columns.size() > 190);
    for (const auto& column : columns) {
        INFO(column.table << "." << column.name);
        const Edited edited(fmt::format("UPDATE {0} SET {1} = {2} WHERE id = (SELECT max(id)"
                                        " FROM {0})",
                                        column.table, column.name, changed(column)));
        REQUIRE(edited.edited);
        CHECK_FALSE(found_in(edited.path).empty());
    }
}

TEST_CASE("deleted, swapped and inserted rows are found and named") {
    struct Case {
        const char* sql;
        const char* named;
        const char* code;
    };
    const auto c = GENERATE(values<Case>({
        {"DELETE FROM postings WHERE id = 3", "row 3 of postings is missing", "verify.chain"},
        {"DELETE FROM postings WHERE id = 6", "row 6 of postings is missing", "verify.chain"},
        {"UPDATE postings SET id = 99 WHERE id = 1; UPDATE postings SET id = 1 WHERE id = 3;"
         "UPDATE postings SET id = 3 WHERE id = 99",
         "row 1 of postings is not what was written", "verify.chain"},
        {"INSERT INTO postings SELECT (SELECT max(id) + 1 FROM postings), entry, account, state, "
         "document, component, origin,"
         " amount_minor FROM postings WHERE id = 1",
         "postings has a row", "verify.row-outside"},
        {"DELETE FROM chain WHERE id = 5", "link 5 of the chain is missing", "verify.chain"},
        {"UPDATE chain SET table_name = 'nothing' WHERE id = 5", "a table nothing", "verify.chain"},
        {"DROP INDEX packets_by_assessment", "index packets_by_assessment on packets is missing",
         "verify.schema"},
        {"CREATE TABLE own (x)", "table own on own is not the program's", "verify.schema"},
        {"CREATE INDEX own ON packets (state)", "index own on packets is not the program's",
         "verify.schema"},
    }));
    INFO(c.sql);
    const Edited edited(c.sql);
    REQUIRE(edited.edited);
    const auto findings = found_in(edited.path);
    REQUIRE_FALSE(findings.empty());
    CHECK_THAT(findings[0].message, Catch::Contains(c.named));
    CHECK(findings[0].code == c.code);
}

TEST_CASE("a trigger that is missing, added or rewritten is found") {
    struct Case {
        const char* change;
        const char* wanted;
    };
    const auto c = GENERATE(values<Case>({
        {"DROP TRIGGER postings_no_update", "is missing"},
        {"CREATE TRIGGER mine AFTER INSERT ON postings BEGIN SELECT 1; END",
         "is not the program's"},
        {"PRAGMA writable_schema=ON; UPDATE sqlite_schema SET sql = replace(sql, 'RAISE', 'raise')"
         " WHERE name = 'postings_no_update'", // as long as before
         "is not as the program made it"},
    }));
    INFO(c.change);
    const TemporaryFolder folder;
    sample_book(folder / "book.db");
    REQUIRE(RawFile(folder / "book.db").run(c.change) == "");
    const auto found = found_in(folder / "book.db").at(0);
    CHECK(found.code == "verify.schema");
    CHECK_THAT(found.message, Catch::Contains(c.wanted));
}

TEST_CASE("a tail cut off together with its links is found by who kept an earlier head") {
    const TemporaryFolder folder;
    const auto path = folder / "book.db";
    const auto head = sample_book(path).head();
    CHECK(verify(Book::open(path, Access::read), Depth::quick, head).findings.empty());
    {
        RawFile file(path);
        REQUIRE(file.run_without_triggers(
                    "DELETE FROM packet_documents WHERE id = 3;"
                    "DELETE FROM chain WHERE id = (SELECT max(id) FROM chain)") == "");
    }
    const auto book = Book::open(path, Access::read);
    CHECK(verify(book, Depth::deep).findings.empty());
    CHECK(verify(book, Depth::deep, head).findings.at(0).code == "verify.head");
}

TEST_CASE("an earlier head is still found in a longer chain") {
    const TemporaryFolder folder;
    auto book = sample_book(folder / "book.db");
    const auto head = book.head();
    WriteTransaction transaction(book, on("2017-02-01"));
    append_entry(transaction, {.kind = engine::EntryKind::setting,
                               .fund = {},
                               .booked_on = day("2017-02-01"),
                               .reason = ""});
    transaction.commit();
    CHECK(book.head() != head);
    CHECK(verify(book, Depth::quick, head).findings.empty());
}

TEST_CASE("random edits of any row never pass for a sound book") {
    const auto seed = test_seed();
    INFO("DUBROVNIK_SEED=" << seed);
    std::mt19937_64 random(seed);
    const TemporaryFolder folder;
    full_book(folder / "book.db");
    RawFile original(folder / "book.db");
    const auto sound = original.column("SELECT hex(hash) FROM chain");
    for (int round = 0; round < 40; ++round) {
        const auto path = folder / fmt::format("copy-{}.db", round);
        std::filesystem::copy_file(folder / "book.db", path);
        const auto columns = all_columns(original);
        const auto& column = columns[random() % columns.size()];
        const auto rows = std::stoull(original.value("SELECT count(*) FROM " + column.table));
        RawFile file(path);
        file.run("PRAGMA ignore_check_constraints=ON");
        if (!file.run_without_triggers(fmt::format("UPDATE {} SET {} = {} WHERE id = {}",
                                                   column.table, column.name, changed(column),
                                                   1 + random() % rows))
                 .empty())
            continue; // a key that another row holds: SQLite itself refused the edit
        INFO(column.table << "." << column.name);
        CHECK_FALSE(found_in(path).empty());
    }
}

TEST_CASE("an index that does not agree with its table is found by a deep verification") {
    const TemporaryFolder folder;
    const auto path = folder / "book.db";
    sample_book(path);
    const auto describe_as = [&](const std::string& column) {
        return RawFile(path).run("PRAGMA writable_schema=ON; UPDATE sqlite_schema SET sql ="
                                 " 'CREATE INDEX entries_by_day ON entries (" +
                                 column + ")' WHERE name = 'entries_by_day'");
    };
    // Filled with another column, and then described as before.
    REQUIRE(describe_as("actor") == "");
    REQUIRE(RawFile(path).run("REINDEX entries_by_day") == "");
    REQUIRE(describe_as("booked_on") == "");
    const auto book = Book::open(path, Access::read);
    CHECK(verify(book, Depth::quick).findings.empty());
    REQUIRE_FALSE(verify(book, Depth::deep).findings.empty());
    CHECK(verify(book, Depth::deep).findings.front().code == "verify.storage");
}
