#include "invoicing/reports/papers/short_name.hpp"

#include <catch2/catch.hpp>

using namespace dubrovnik::invoicing;

TEST_CASE("a short name has at most 26 letters and breaks no word that it need not") {
    struct Case {
        const char* name;
        const char* wanted;
    };
    const auto c = GENERATE(values<Case>({
        {"Bolivia (Plurinational State of)", "Bolivia"},
        {"Switzerland", "Switzerland"},
        {"United Kingdom of Great Britain and Northern Ireland", "United Kingdom of Great…"},
        {"Abcdefghijklmnopqrstuvwxyzabcdef", "Abcdefghijklmnopqrstuvwxy…"},
        {"ééééééééééééééééééééééééééé", "ééééééééééééééééééééééééé…"},
        {"", ""},
    }));
    CHECK(short_name(c.name) == c.wanted);
}
