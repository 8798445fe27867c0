// The table of payers and rates that `apportion` is given.
#include "engine/rates_table.hpp"

#include <catch2/catch.hpp>
#include <fmt/format.h>

using namespace dubrovnik;

namespace {

std::string findings_of(const std::string& text) {
    try {
        engine::parse_rates_table({"rates.csv", text});
    } catch (const scales::Refused& refused) {
        std::string found;
        for (const auto& finding : refused.findings())
            found += fmt::format("{}:{} ", finding.code, finding.place.line);
        return found;
    }
    return "none";
}

} // namespace

TEST_CASE("a rates table gives each payer its rate, and who is least developed") {
    const auto rates = engine::parse_rates_table(
        {"rates.csv", "iso3,rate_percent,ldc,note\nAFG,0.006,yes,a\nBEL,0.821,no,b\nEU,2.5,,c\n"});
    REQUIRE(rates.size() == 3);
    CHECK(rates[0].payer.text() == "AFG");
    CHECK(scales::rate_text(rates[0].rate) == "0.006");
    CHECK(rates[0].least_developed);
    CHECK_FALSE(rates[1].least_developed);
    CHECK(rates[2].payer.text() == "EU");
    CHECK_FALSE(rates[2].least_developed); // empty: no
    CHECK_FALSE(engine::parse_rates_table({"r.csv", "iso3,rate_percent\nAFG,0.006\n"})
                    .front()
                    .least_developed);
}

TEST_CASE("every fault of a rates table is named with its line, all at once") {
    struct Case {
        const char* name;
        const char* rows;
        const char* wanted;
    };
    const auto c = GENERATE(values<Case>({
        {"sound", "AFG,0.006,yes\n", "none"},
        {"no code", "afg,0.006,\n", "rates.payer:2 "},
        {"twice", "AFG,0.006,\nBEL,1,\nAFG,0.007,\n", "rates.twice:4 "},
        {"a word for ldc", "AFG,0.006,maybe\n", "rates.ldc:2 "},
        {"all of them", "x,0.006,\nBEL,1,\nBEL,1,ja\n", "rates.payer:2 rates.twice:4 rates.ldc:4 "},
    }));
    INFO(c.name);
    CHECK(findings_of(std::string("iso3,rate_percent,ldc\n") + c.rows) == c.wanted);
}
