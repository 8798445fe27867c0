// Forgeries: an intruder who edits the file and then computes the whole chain anew.
//
// No link is broken then. What is left to find him are the head that somebody kept, and sums that
// an edit by hand does not keep.
#include "engine/book/chain.hpp"
#include "engine/book/schema.hpp"
#include "engine/book/verify.hpp"
#include "tests/engine/ledger_fixture.hpp"

#include <catch2/catch.hpp>
#include <fmt/format.h>

using namespace dubrovnik;
using namespace dubrovnik::book_test;
using namespace dubrovnik::engine::book;

namespace {

void append_column(LinkText& link, const SQLite::Column& value) {
    if (value.isInteger())
        link.integer(value.getInt64());
    else if (value.isNull())
        link.null();
    else
        link.text(value.getString());
}

Hash forged_link(Connection& connection, const Hash& previous, const std::string& table,
                 std::int64_t row_id) {
    std::string columns;
    for (const auto& column : chained_columns(connection, table))
        columns += (columns.empty() ? "" : ", ") + column;
    SQLite::Statement row(connection.database(),
                          fmt::format("SELECT {} FROM {} WHERE id = {}", columns, table, row_id));
    REQUIRE(row.executeStep());
    LinkText link;
    link.restart(previous, table, row_id);
    for (int column = 1; column < row.getColumnCount(); ++column)
        append_column(link, row.getColumn(column));
    return link.hash();
}

// Every link of the chain, computed from the rows as they are now.
std::string forged_chain_sql(const std::filesystem::path& path) {
    Connection connection(path, Connection::Mode::read);
    SQLite::Statement links(connection.database(),
                            "SELECT id, table_name, row_id FROM chain ORDER BY id");
    std::string sql;
    Hash head{};
    while (links.executeStep()) {
        head = forged_link(connection, head, links.getColumn(1).getString(),
                           links.getColumn(2).getInt64());
        sql += fmt::format("UPDATE chain SET hash = x'{}' WHERE id = {};", hash_text(head),
                           links.getColumn(0).getInt64());
    }
    return sql;
}

struct Forged {
    TemporaryFolder folder;
    std::filesystem::path path = folder / "book.db";
    Hash kept_head{};

    explicit Forged(const std::string& edit) {
        kept_head = unsigned_book(path).head();
        RawFile file(path);
        file.run("PRAGMA ignore_check_constraints=ON; PRAGMA foreign_keys=OFF");
        REQUIRE(file.run_without_triggers(edit) == "");
        REQUIRE(file.run_without_triggers(forged_chain_sql(path)) == "");
    }

    std::string first_code(const std::optional<Hash>& known_head = {}) const {
        const auto findings =
            verify(Book::open(path, Access::read), Depth::deep, known_head).findings;
        return findings.empty() ? "" : findings[0].code;
    }
};

} // namespace

TEST_CASE("a chain written anew as a whole is found by who kept an earlier head, and only so") {
    const Forged forged("UPDATE entries SET reason = 'another reason' WHERE id = 3");
    CHECK(forged.first_code() == "");
    CHECK(forged.first_code(forged.kept_head) == "verify.head");
}

TEST_CASE("an edit that does not keep the sums is found even under a forged chain") {
    struct Case {
        const char* name;
        const char* edit;
        const char* code;
    };
    const auto c = GENERATE(values<Case>({
        {"one side of an entry", "UPDATE postings SET amount_minor = amount_minor + 1 WHERE id = 1",
         "verify.balance"},
        {"both sides of an invoice",
         "UPDATE postings SET amount_minor = amount_minor + sign(amount_minor)"
         " WHERE document = 2 AND component = 2"
         " AND account IN ('receivable-called', 'contributions')",
         "verify.receivables"},
        {"a receipt's amount", "UPDATE receipts SET amount_minor = amount_minor + 1 WHERE id = 1",
         "verify.receivables"},
        {"a correction", "UPDATE corrections SET amount_minor = amount_minor + 1 WHERE id = 1",
         "verify.receivables"},
        {"a surplus", "UPDATE surpluses SET amount_minor = amount_minor + 1 WHERE id = 1",
         "verify.receivables"},
        {"a line of an invoice",
         "UPDATE document_lines SET amount_minor = amount_minor + 1 WHERE id = 1",
         "verify.receivables"},
        {"a number left out",
         "UPDATE documents SET sequence = sequence + 1, number = number || 'x'"
         " WHERE sequence = (SELECT max(sequence) FROM documents WHERE biller = 'isu')"
         " AND biller = 'isu'",
         "verify.numbers"},
        {"a day of recording", "UPDATE entries SET recorded_on = '2016-01-01' WHERE id = 5",
         "verify.order"},
    }));
    INFO(c.name);
    const Forged forged(c.edit);
    CHECK(forged.first_code() == c.code);
}

TEST_CASE("an invoice paid with a cent too much shows as less than nothing open") {
    // The cent is taken from the credit of the same entry: each sum for itself is right.
    const std::string overpaid = "(SELECT min(entry) FROM postings WHERE account = 'credit')";
    const Forged forged(
        "UPDATE postings SET amount_minor = amount_minor - 1 WHERE id = (SELECT max(id) FROM"
        " postings WHERE account = 'receivable-received' AND entry = " +
        overpaid +
        "); UPDATE postings SET amount_minor = amount_minor + 1 WHERE id = (SELECT max(id) FROM"
        " postings WHERE account = 'credit' AND entry = " +
        overpaid + ")");
    CHECK(forged.first_code() == "verify.receivables");
}

TEST_CASE("money freed twice under a forged chain shows as less than nothing open") {
    // A second payment of the same invoice, with its receipt: each sum for itself is right.
    const Forged forged("UPDATE postings SET account = 'receivable-received', document = 2,"
                        " component = 2 WHERE account = 'credit' AND state = 'AFG'"
                        " AND entry = (SELECT min(entry) FROM postings WHERE account = 'credit')");
    CHECK(forged.first_code() == "verify.receivables");
}
