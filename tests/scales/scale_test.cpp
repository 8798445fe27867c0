#include "scales/scale.hpp"

#include "scales/scale_difference.hpp"
#include "tests/scales/shipped_facts.hpp"

#include <catch2/catch.hpp>

using namespace dubrovnik::scales;
using namespace dubrovnik::scales::testing;

namespace {

ScaleContext context() {
    return {shipped_facts().states, shipped_facts().least_developed};
}

std::string codes(const SourceText& source) {
    return codes_text(check_scale(source, context()));
}

SourceText newest(const std::string& old_text, const std::string& new_text) {
    return replaced(shipped_file("un-2025-2027.csv"), old_text, new_text);
}

} // namespace

TEST_CASE("each rule of the scale is kept, with the line that breaks it") {
    struct Case {
        const char* name;
        const char* old_text;
        const char* new_text;
        const char* wanted;
    };
    const auto c = GENERATE(values<Case>({
        {"nothing", "AFG,Afghanistan,0.005", "AFG,Afghanistan,0.005", ""},
        {"sum", "DZA,Algeria,0.087", "DZA,Algeria,0.086", "scale.sum:0"},
        {"floor", "AFG,Afghanistan,0.005", "AFG,Afghanistan,0.000", "scale.floor:2 scale.sum:0"},
        {"ceiling", "United States of America,22.000", "United States of America,22.001",
         "scale.ceiling:186 scale.sum:0"},
        {"least developed", "AFG,Afghanistan,0.005", "AFG,Afghanistan,0.011",
         "scale.ldc-ceiling:2 scale.sum:0"},
        {"missing", "AFG,Afghanistan,0.005\n", "", "scale.members:0 scale.sum:0"},
        {"twice", "AFG,Afghanistan,0.005\n", "AFG,Afghanistan,0.005\nAFG,Afghanistan,0.005\n",
         "state.twice:3 scale.sum:0"},
        {"unknown", "AFG,Afghanistan", "XXX,Afghanistan",
         "state.unknown:2 scale.members:0 scale.sum:0"},
        {"no code", "AFG,Afghanistan", "Afg,Afghanistan",
         "state.form:2 scale.members:0 scale.sum:0"},
        {"no member", "AFG,Afghanistan", "PSE,State of Palestine",
         "scale.not-member:2 scale.members:0"},
        {"the code of another", "AFG,Afghanistan", "AFG,Albania", "state.name:2"},
        {"no rate", "AFG,Afghanistan,0.005", "AFG,Afghanistan,0.0050",
         "rate.too-fine:2 scale.members:0 scale.sum:0"},
        {"a field too many", "AFG,Afghanistan,0.005", "AFG,Afghanistan,0.005,", "csv.fields:2"},
    }));
    INFO(c.name);
    CHECK(codes(newest(c.old_text, c.new_text)) == c.wanted);
}

TEST_CASE("all findings of a scale come at once and in the order of the lines") {
    auto source = newest("AFG,Afghanistan,0.005", "AFG,Afghanistan,0.000");
    source = replaced(source, "DZA,Algeria,0.087", "DZA,Algeria,abc");
    source = replaced(source, "United States of America,22.000", "United States of America,23.000");
    CHECK(codes(source) ==
          "scale.floor:2 rate.form:4 scale.ceiling:186 scale.members:0 scale.sum:0");
}

TEST_CASE("the missing members are named") {
    const auto findings = check_scale(newest("CHE,Switzerland,1.029\n", ""), context());
    REQUIRE(findings.size() == 2);
    CHECK(findings[0].message ==
          "192 of 193 members have a rate, must be all; missing: Switzerland (CHE)");
    CHECK(findings[1].message == "the members' rates add up to 98.971 %, must be 100.000 %");
}

TEST_CASE("the file's name gives the id and the period") {
    const auto name = parse_scale_name("my/scales/un-2016-2018.csv");
    REQUIRE(name);
    CHECK(name->id == "un-2016-2018");
    CHECK(name->period == Period{2016, 2018});
    for (const auto* bad : {"un-2016.csv", "un-2018-2016.csv", "un-16-18.csv", "who-2016-2018.csv",
                            "un-2016-2018.txt", "un-2016-2018", "un-2016_2018.csv", ""})
        CHECK_FALSE(parse_scale_name(bad));
    const auto text = shipped_file("un-2025-2027.csv").text;
    CHECK(codes({"rates.csv", text}) == "scale.file-name:0");
    CHECK(codes({"un-2028-2031.csv", text}) == "scale.period:0");
}

TEST_CASE("whether a State is least developed is told by the year before the period") {
    // Equatorial Guinea graduated in 2017: still held in 2016-2018, free in 2019-2021.
    const auto raised = [](const char* file, const char* old_text) {
        return codes(replaced(shipped_file(file), old_text, "GNQ,Equatorial Guinea,0.500"));
    };
    CHECK(raised("un-2016-2018.csv", "GNQ,Equatorial Guinea,0.010") ==
          "scale.ldc-ceiling:56 scale.sum:0");
    CHECK(raised("un-2019-2021.csv", "GNQ,Equatorial Guinea,0.016") == "scale.sum:0");
}

TEST_CASE("a scale may come in any order and is kept by code") {
    const auto& scale = *shipped_facts().scales.by_id("un-2016-2018");
    CHECK(std::is_sorted(
        scale.rates.begin(), scale.rates.end(),
        [](const auto& left, const auto& right) { return left.state < right.state; }));
    CHECK(rate_text(rate_of(scale, code("JPN")).value()) == "9.680");
    CHECK_FALSE(rate_of(scale, code("PSE")));
}

TEST_CASE("periods are read and written alike") {
    CHECK(period_text(*parse_period("2014-2015")) == "2014-2015");
    CHECK(parse_period("2015-2015"));
    for (const auto* bad : {"2015-2014", "2015", "2015–2016", "2015-16", "0000-0001", "1899-1901"})
        CHECK_FALSE(parse_period(bad));
}

TEST_CASE("the difference of two scales says who rose and who fell, exactly") {
    const auto& scales = shipped_facts().scales;
    const auto difference =
        scale_difference({*scales.by_id("un-2016-2018"), *scales.by_id("un-2019-2021")});
    REQUIRE_FALSE(difference.risen.empty());
    CHECK(difference.risen[0].state == code("CHN"));
    CHECK(difference.risen[0].change_millipercent == 12'005 - 7'921);
    CHECK(difference.risen[0].relative_percent == Fraction(4'084 * 100, 7'921));
    CHECK(difference.fallen[0].state == code("JPN"));
    CHECK(difference.fallen[0].change_millipercent == 8'564 - 9'680);
    CHECK(difference.risen.size() + difference.fallen.size() + difference.unchanged_count == 193);
    CHECK(difference.joined.empty());
    CHECK(difference.left.empty());
    std::int64_t sum = 0; // both scales add up to 100
    for (const auto& change : difference.risen) sum += change.change_millipercent;
    for (const auto& change : difference.fallen) sum += change.change_millipercent;
    CHECK(sum == 0);
}

TEST_CASE("who joined and who left is told apart from a change") {
    const auto rate = Rate::of_millipercent(5);
    const Scale before{"a", {2013, 2015}, {{code("AFG"), rate}, {code("BEL"), rate}}, "a"};
    const Scale after{"b", {2016, 2018}, {{code("BEL"), rate}, {code("CHE"), rate}}, "b"};
    const auto difference = scale_difference({before, after});
    CHECK(difference.left == std::vector<StateRate>{{code("AFG"), rate}});
    CHECK(difference.joined == std::vector<StateRate>{{code("CHE"), rate}});
    CHECK(difference.unchanged_count == 1);
}
