// The sums of a table's first rows.
#include "invoicing/documents/sub_totals.hpp"

#include <catch2/catch.hpp>

using namespace dubrovnik;
using engine::Money;

TEST_CASE("a sub-total is the sum of the rows before it, column by column") {
    const auto francs = *engine::parse_currency("CHF");
    const auto chf = [&](std::int64_t minor) { return Money::of_minor(minor, francs); };
    invoicing::SubTotals sums;
    sums.add({chf(100), chf(-1)});
    sums.add({chf(250), chf(0)});
    sums.add({chf(3), chf(7)});
    struct Case {
        std::size_t rows;
        std::int64_t first, second;
    };
    const auto c =
        GENERATE(values<Case>({{0, 0, 0}, {1, 100, -1}, {2, 350, -1}, {3, 353, 6}, {4, 353, 6}}));
    CHECK(sums.after(c.rows) == std::vector{chf(c.first), chf(c.second)});
}
