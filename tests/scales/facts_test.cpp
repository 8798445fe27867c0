#include "tests/scales/shipped_facts.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

using namespace dubrovnik::scales;
using namespace dubrovnik::scales::testing;

TEST_CASE("the shipped facts are all sound") {
    const auto& facts = shipped_facts();
    CHECK(facts.states.all().size() == 197);
    CHECK(facts.scales.all().size() == 5);
    CHECK(facts.notional_rates.all().size() == 20);
    CHECK(facts.memberships.size() == 9);
}

TEST_CASE("every shipped scale has 193 members that add up to 100.000") {
    for (const auto& scale : shipped_facts().scales.all()) {
        INFO(scale.id);
        auto sum = Rate::of_millipercent(0);
        for (const auto& entry : scale.rates) sum += entry.rate;
        CHECK(scale.rates.size() == 193);
        CHECK(rate_text(sum) == "100.000");
    }
}

TEST_CASE("the names that are printed carry their diacritics and articles") {
    const auto& states = shipped_facts().states;
    struct Case {
        const char* state;
        const char* name;
        const char* formal_name;
    };
    const auto c = GENERATE(values<Case>(
        {{"CIV", "Côte d'Ivoire", "the Republic of Côte d'Ivoire"},
         {"STP", "Sao Tome and Principe", "the Democratic Republic of São Tomé and Príncipe"},
         {"TUR", "Türkiye", "the Republic of Türkiye"},
         {"CHE", "Switzerland", "the Swiss Confederation"},
         {"NLD", "Netherlands (Kingdom of the)", "the Kingdom of the Netherlands"},
         {"JPN", "Japan", "Japan"},
         {"VAT", "Holy See", "the Holy See"},
         {"AUT", "Austria", "the Republic of Austria"}}));
    CHECK(states.name_of(code(c.state)) == c.name);
    CHECK(states.formal_name_of(code(c.state)) == c.formal_name);
}

TEST_CASE("states.csv names the States as the newest scale and the list of non-members do") {
    for (const auto* file : {"un-2025-2027.csv", "nonmembers.csv"}) {
        const auto table = parse_csv(shipped_file(file), {"iso3", "name"});
        for (const auto& row : table.rows())
            CHECK(shipped_facts().states.name_of(code(table.at(row, "iso3"))) ==
                  table.at(row, "name"));
    }
}

TEST_CASE("a State is named in each official language as the United Nations name it") {
    const auto& states = shipped_facts().states;
    struct Case {
        const char* state;
        const char* language;
        const char* name;
    };
    const auto c = GENERATE(values<Case>({
        {"BOL", "fr", "Bolivie (État plurinational de)"},
        {"CZE", "fr", "Tchéquie"},
        {"GBR", "fr", "Royaume-Uni de Grande-Bretagne et d'Irlande du Nord"},
        {"LAO", "fr", "République démocratique populaire lao"},
        {"PSE", "fr", "État de Palestine"},
        {"VAT", "fr", "Saint-Siège"},
        {"CIV", "es", "Côte d'Ivoire"},
        {"NLD", "es", "Países Bajos (Reino de los)"},
        {"TUR", "es", "Türkiye"},
        {"VNM", "es", "Viet Nam"},
        {"CHE", "ar", "سويسرا"},
        {"BLR", "ru", "Беларусь"},
        {"GBR", "zh", "大不列颠及北爱尔兰联合王国"},
        {"CHE", "en", "Switzerland"},
        {"CHE", "de", "Switzerland"}, // nothing is printed in German
    }));
    CHECK(states.name_in(code(c.state), c.language) == c.name);
}

TEST_CASE("every State has a name in every official language, written in that language's script") {
    const auto has_latin_letters = [](const std::string& text) {
        return std::any_of(text.begin(), text.end(), [](char letter) {
            return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z');
        });
    };
    for (const auto& state : shipped_facts().states.all())
        for (const auto* language : {"ar", "es", "fr", "ru", "zh"}) {
            const auto found = state.names.find(language);
            INFO(state.code.view() << " in " << language);
            REQUIRE(found != state.names.end());
            const bool in_latin = std::string_view(language) == "es" || found->first == "fr";
            CHECK(has_latin_letters(found->second) == in_latin);
        }
}

TEST_CASE("no two States share a name in any language") {
    for (const auto* language : {"ar", "en", "es", "fr", "ru", "zh"}) {
        std::set<std::string> names;
        for (const auto& state : shipped_facts().states.all())
            CHECK(names.insert(shipped_facts().states.name_in(state.code, language)).second);
    }
}

TEST_CASE("a payer's rate says where it comes from") {
    struct Case {
        const char* payer;
        int year;
        const char* scale_id;
        const char* wanted; // rate, origin, mark
    };
    const auto c = GENERATE(values<Case>({
        {"CHE", 2017, "", "1.140 un-2016-2018"},
        {"CHE", 2017, "un-2013-2015", "1.047 un-2013-2015"},
        {"VAT", 2017, "", "0.001 notional"},
        {"PSE", 2017, "", "0.007 notional unverified"},
        {"PSE", 2014, "", "0.005 notional unverified"},
        {"PSE", 2013, "", "none"}, // its first notional rate is of 2014
        {"PSE", 2025, "", "0.011 notional"},
        {"COK", 2025, "", "0.001 notional unverified"},
        // A scale of another period brings the notional rates of that period with it.
        {"PSE", 2019, "un-2016-2018", "0.007 notional unverified"},
        {"PSE", 2012, "un-2013-2015", "none"},
        {"CHE", 2028, "", "none"},
        {"PSE", 2028, "", "none"},
        {"EU", 2017, "", "none"},
        {"CHE", 2017, "un-1999-2001", "none"},
    }));
    const auto rate = payer_rate(shipped_facts(),
                                 {.payer = code(c.payer), .year = c.year, .scale_id = c.scale_id});
    const auto text =
        rate ? rate_text(rate->rate) + " " + rate->origin + (rate->verified ? "" : " unverified")
             : "none";
    CHECK(text == c.wanted);
    if (rate && rate->origin == "notional") CHECK_FALSE(rate->source.empty());
}

TEST_CASE("a file of the office takes the place of the shipped one of the same name") {
    auto sources = shipped_sources();
    auto scale = replaced(shipped_file("un-2025-2027.csv"), "AFG,Afghanistan,0.005",
                          "AFG,Afghanistan,0.006");
    scale = replaced(scale, "DZA,Algeria,0.087", "DZA,Algeria,0.086");
    scale.name = "scales/un-2025-2027.csv";
    sources.office.push_back(scale);
    const auto facts = read_facts(sources);
    CHECK(facts.scales.all().size() == 5);
    CHECK(facts.scales.by_id("un-2025-2027")->file == "scales/un-2025-2027.csv");
    CHECK(rate_text(payer_rate(facts, {code("AFG"), 2025})->rate) == "0.006");
}

TEST_CASE("an office adds a period by dropping a file") {
    auto sources = shipped_sources();
    sources.office.push_back({"scales/un-2028-2030.csv", shipped_file("un-2025-2027.csv").text});
    const auto facts = read_facts(sources);
    CHECK(facts.scales.for_year(2030)->id == "un-2028-2030");
    CHECK(facts.scales.for_year(2031) == nullptr);
    CHECK(facts.scales.for_year(2012) == nullptr);
}

TEST_CASE("a convention's own file wins over its rows in the file of several") {
    auto sources = shipped_sources();
    CHECK_FALSE(shipped_facts().membership_of("ottawa")->knows_entry_into_force());
    sources.office.push_back({"scales/parties-ottawa.csv",
                              "iso3,status,signed,deposited,in_force,withdrawn\n"
                              "CHE,party,1997-12-03,1998-03-24,1999-03-01,\n"});
    const auto facts = read_facts(sources);
    CHECK(facts.membership_of("ottawa")->parties_on(day("2017-01-09")).size() == 1);
    CHECK(facts.membership_of("att") != nullptr);
    CHECK(facts.membership_of("none") == nullptr);
}

TEST_CASE("the findings of all files come at once") {
    auto sources = shipped_sources();
    sources.office = {
        {"scales/state_names.csv", replaced(shipped_file("state_names.csv"), "Suisse", "").text},
        {"scales/ldc.csv", "iso3,added,graduated\nAFG,,\n"},
        {"scales/nonmembers.csv", "iso3,period,rate_percent,status,source\n"
                                  "PSE,2016,0.007,guessed,\n"},
        {"scales/parties-ccm.csv", "iso3,status,signed,deposited,withdrawn\nCHE,\n"},
        {"scales/un-2028-2030.csv", "iso3,rate_percent\nAFG,0.0001\n"},
    };
    CHECK(refusal([&] { read_facts(sources); }) ==
          "states.name-missing:32 ldc.added-missing:2 notional.status:2 notional.source-missing:2 "
          "notional.period:2 "
          "csv.fields:2 rate.too-fine:2 scale.members:0 scale.sum:0");
}

TEST_CASE("facts that are missing or of no known kind are named") {
    CHECK(refusal([] { read_facts({}); }) ==
          "facts.missing:0 facts.missing:0 facts.missing:0 facts.missing:0");
    auto sources = shipped_sources();
    sources.office = {{"scales/UN-2028-2030.csv", "iso3,rate_percent\n"}};
    CHECK(refusal([&] { read_facts(sources); }) == "facts.unknown-file:0");
}

TEST_CASE("a gap and an overlap between the periods are refused") {
    const auto text = shipped_file("un-2025-2027.csv").text;
    auto sources = shipped_sources();
    sources.office = {{"scales/un-2027-2029.csv", text}, {"scales/un-2034-2036.csv", text}};
    CHECK(refusal([&] { read_facts(sources); }) == "scales.overlap:0 scales.gap:0");
}

TEST_CASE("a scale left out because it is broken is not reported as a gap as well") {
    auto sources = shipped_sources();
    sources.office = {replaced(shipped_file("un-2019-2021.csv"), "AFG,Afghanistan,0.007",
                               "AFG,Afghanistan,0.008")};
    CHECK(refusal([&] { read_facts(sources); }) == "scale.sum:0");
}
