// Totals: one sum a currency, in the order of the codes.
#include "engine/totals.hpp"

#include "tests/engine/book_fixture.hpp"

#include <catch2/catch.hpp>

using namespace dubrovnik;
using namespace dubrovnik::book_test;
using engine::Money;

TEST_CASE("amounts are added up by currency, whatever their order") {
    struct Case {
        const char* name;
        std::vector<Money> added;
        std::vector<Money> wanted;
    };
    const auto c = GENERATE(values<Case>({
        {"nothing", {}, {}},
        {"one", {chf(5)}, {chf(5)}},
        {"two of one currency", {chf(5), chf(7)}, {chf(12)}},
        {"two currencies, by code", {usd(1), chf(2)}, {chf(2), usd(1)}},
        {"mixed", {usd(1), chf(2), usd(3), chf(4)}, {chf(6), usd(4)}},
        {"a sum of zero stays", {chf(5), chf(-5)}, {chf(0)}},
    }));
    INFO(c.name);
    engine::Totals totals;
    for (const auto amount : c.added) totals.add(amount);
    CHECK(totals.all() == c.wanted);
}

TEST_CASE("a currency in which nothing was added has no total") {
    engine::Totals totals;
    totals.add(chf(5));
    CHECK(totals.in(chf(0).currency()) == chf(5));
    CHECK_FALSE(totals.in(usd(0).currency()).has_value());
}
