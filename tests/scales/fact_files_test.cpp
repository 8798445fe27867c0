// states.csv, state_names.csv, ldc.csv and nonmembers.csv: each rule broken once.
#include "tests/scales/shipped_facts.hpp"

#include <catch2/catch.hpp>

using namespace dubrovnik::scales;
using namespace dubrovnik::scales::testing;

TEST_CASE("each rule of states.csv is kept, with its line") {
    struct Case {
        const char* rows;
        const char* wanted;
    };
    const auto c = GENERATE(values<Case>({
        {"CHE,Switzerland,the Swiss Confederation,yes", ""},
        {"CH,Switzerland,the Swiss Confederation,yes", "state.form:2"},
        {"CHE,,the Swiss Confederation,yes", "states.name-missing:2"},
        {"CHE,Switzerland,,yes", "states.name-missing:2"},
        {"CHE,Switzerland,the Swiss Confederation,maybe", "states.un-member:2"},
        {"CHE,a,b,yes\nAFG,c,d,no\nCHE,e,f,yes", "state.twice:4"},
    }));
    INFO(c.rows);
    const std::string text = "iso3,name,formal_name_en,un_member\n";
    CHECK(refusal([&] { parse_states({"states.csv", text + c.rows + "\n"}); }) == c.wanted);
}

TEST_CASE("each rule of state_names.csv is kept, with its line") {
    struct Case {
        const char* rows;
        const char* wanted;
    };
    const auto c = GENERATE(values<Case>({
        {"CHE,s,Suiza,Suisse,S,R\nFRA,f,Francia,France,F,F", ""},
        {"FRA,f,Francia,France,F,F\nCHE,s,Suiza,Suisse,S,R", ""},
        {"CHE,s,Suiza,,S,R\nFRA,f,Francia,France,F,",
         "states.name-missing:2 states.name-missing:3"},
        {"CHE,s,Suiza,Suisse,S,R", "states.name-missing:0"}, // of a State without a row
        {"CHE,s,Suiza,Suisse,S,R\nFRA,f,Francia,France,F,F\nAUT,a,b,c,d,e", "state.unknown:4"},
        {"CHE,s,Suiza,Suisse,S,R\nFRA,f,Francia,France,F,F\nCHE,a,b,c,d,e", "state.twice:4"},
        {"CHE,s,Suiza\nFRA,f,Francia,France,F,F", "csv.fields:2"},
    }));
    INFO(c.rows);
    const auto states = parse_states({"states.csv", "iso3,name,formal_name_en,un_member\n"
                                                    "CHE,Switzerland,the Swiss Confederation,yes\n"
                                                    "FRA,France,the French Republic,yes\n"});
    const SourceText source{"state_names.csv",
                            "iso3,ar,es,fr,ru,zh\n" + std::string(c.rows) + "\n"};
    CHECK(refusal([&] { with_names(states, source); }) == c.wanted);
}

TEST_CASE("each rule of ldc.csv is kept, with its line") {
    struct Case {
        const char* rows;
        const char* wanted;
    };
    const auto c = GENERATE(values<Case>({
        {"AFG,1971,", ""},
        {"AFG,,", "ldc.added-missing:2"},
        {"AFG,71,", "year.form:2"},
        {"AFG,1971,20111", "year.form:2"},
        {"AFG,1971,1971", "ldc.graduated-too-early:2"},
        {"AFG,1971,\nAFG,1971,", "state.twice:3"},
        {"AFH,1971,", "state.unknown:2"},
    }));
    INFO(c.rows);
    const SourceText source{"ldc.csv", "iso3,added,graduated\n" + std::string(c.rows) + "\n"};
    CHECK(refusal([&] { parse_least_developed(source, shipped_facts().states); }) == c.wanted);
}

TEST_CASE("a State is least developed from the year it is added to the one before it graduates") {
    const auto& list = shipped_facts().least_developed;
    CHECK_FALSE(list.is_least_developed(code("SSD"), 2011));
    CHECK(list.is_least_developed(code("SSD"), 2012));
    CHECK(list.is_least_developed(code("SSD"), 2999));
    CHECK(list.is_least_developed(code("BTN"), 2022));
    CHECK_FALSE(list.is_least_developed(code("BTN"), 2023));
    CHECK_FALSE(list.is_least_developed(code("CHE"), 2022));
}

TEST_CASE("each rule of nonmembers.csv is kept, with its line") {
    struct Case {
        const char* rows;
        const char* wanted;
    };
    const auto c = GENERATE(values<Case>({
        {"PSE,2016-2018,0.007,unverified,memory", ""},
        {"PSE,2014-2015,0.005,sourced,a\nPSE,2016-2018,0.007,sourced,b", ""},
        {"PSE,2016,0.007,unverified,memory", "notional.period:2"},
        {"PSE,2016-2018,0.007,guessed,memory", "notional.status:2"},
        {"PSE,2016-2018,0.007,sourced,", "notional.source-missing:2"},
        {"PSE,2016-2018,x,sourced,a", "rate.form:2"},
        {"CHE,2016-2018,0.007,sourced,a", "notional.member:2"},
        {"PSE,2016-2018,0.007,sourced,a\nPSE,2014-2016,0.005,sourced,b", "notional.overlap:2"},
        {"PSE,2016-2018,0.007,sourced,a\nVAT,2016-2018,0.001,sourced,b", ""},
    }));
    INFO(c.rows);
    const SourceText source{"nonmembers.csv", "iso3,period,rate_percent,status,source\n" +
                                                  std::string(c.rows) + "\n"};
    CHECK(refusal([&] { parse_notional_rates(source, shipped_facts().states); }) == c.wanted);
}
