// What a query gives out has the type that is asked for; anything else is a damaged book.
#include "engine/book/query.hpp"

#include "engine/entry_kind.hpp"
#include "tests/engine/ledger_fixture.hpp"

#include <catch2/catch.hpp>

using namespace dubrovnik;
using namespace dubrovnik::book_test;
using namespace dubrovnik::engine::book;

TEST_CASE("a value of another type than is wanted is damage, and never nought or nothing") {
    struct Case {
        const char* name;
        const char* value;
        void (*read)(const Query&);
    };
    const auto c = GENERATE(values<Case>({
        {"a text for a number", "'5'", [](const Query& query) { query.integer(0); }},
        {"nothing for a number", "NULL", [](const Query& query) { query.integer(0); }},
        {"a fraction for a number", "0.5", [](const Query& query) { query.integer(0); }},
        {"nothing for a text", "NULL", [](const Query& query) { query.text(0); }},
        {"a number for a text", "5", [](const Query& query) { query.text(0); }},
        {"bytes for a text", "x'41'", [](const Query& query) { query.view(0); }},
        {"a text for bytes", "'A'", [](const Query& query) { query.blob(0); }},
        {"31 bytes for a hash", "zeroblob(31)", [](const Query& query) { query.hash(0); }},
        {"no day", "'2017-02-30'", [](const Query& query) { query.day(0); }},
        {"no State", "'che'", [](const Query& query) { query.state(0); }},
        {"no currency", "'XXX'", [](const Query& query) { query.currency(0); }},
        {"no kind", "'gift'", [](const Query& query) { query.code(0, engine::parse_entry_kind); }},
    }));
    INFO(c.name);
    Connection connection(":memory:", Connection::Mode::create);
    Query query(connection, std::string("SELECT ") + c.value + " AS value");
    REQUIRE(query.step());
    CHECK(refusal_code([&] { c.read(query); }) == "storage.damaged");
}

TEST_CASE("what may be missing is missing, and what is there is read") {
    Connection connection(":memory:", Connection::Mode::create);
    Query query(connection, "SELECT NULL, 5, 'text', '2017-01-09', 'CHE', ?, ?");
    REQUIRE(query.with(7).with("seven").step());
    CHECK_FALSE(query.optional_integer(0));
    CHECK_FALSE(query.optional_text(0));
    CHECK_FALSE(query.optional_day(0));
    CHECK_FALSE(query.optional_state(0));
    CHECK(query.optional_integer(1) == 5);
    CHECK(query.optional_text(2) == "text");
    CHECK(query.optional_day(3) == day("2017-01-09"));
    CHECK(query.optional_state(4) == state("CHE"));
    CHECK(query.integer(5) == 7);
    CHECK(query.text(6) == "seven");
}
