#include "scales/membership.hpp"

#include "scales/state_sheet.hpp"
#include "tests/scales/shipped_facts.hpp"

#include <catch2/catch.hpp>

using namespace dubrovnik::scales;
using namespace dubrovnik::scales::testing;

namespace {

const Membership& ccm() {
    return *shipped_facts().membership_of("ccm");
}

std::string codes(const SourceText& source) {
    return refusal([&] { parse_memberships(source, shipped_facts().states); });
}

std::string row_codes(const std::string& row) {
    return codes(
        {"parties-ccm.csv", "iso3,name,status,signed,deposited,in_force,withdrawn\n" + row + "\n"});
}

} // namespace

TEST_CASE("100 States are party on 9 January 2017, and the members' rates make 49.031") {
    const auto parties = ccm().parties_on(day("2017-01-09"));
    CHECK(parties.size() == 100);
    const auto& scale = *shipped_facts().scales.for_year(2017);
    auto sum = Rate::of_millipercent(0);
    for (const auto party : parties)
        if (const auto rate = rate_of(scale, party)) sum += *rate;
    CHECK(rate_text(sum) == "49.031");
}

TEST_CASE("Lithuania is party until the day before its withdrawal takes effect") {
    CHECK(ccm().is_party(code("LTU"), day("2025-03-05")));
    CHECK_FALSE(ccm().is_party(code("LTU"), day("2025-03-06")));
    CHECK(ccm().is_party(code("LTU"), day("2011-09-01")));
    CHECK_FALSE(ccm().is_party(code("LTU"), day("2011-08-31")));
}

TEST_CASE("who has deposited is not party before entry into force") {
    const auto meeting = day("2017-09-04");
    std::size_t deposited_count = 0;
    std::vector<StateCode> waiting;
    for (const auto& entry : ccm().all()) {
        if (!entry.deposited_on || *entry.deposited_on > meeting) continue;
        ++deposited_count;
        if (!ccm().is_party(entry.state, meeting)) waiting.push_back(entry.state);
    }
    CHECK(deposited_count == 102);
    CHECK(waiting == std::vector{code("BEN"), code("MDG")});
    CHECK(ccm().parties_on(meeting).size() == 100);
}

TEST_CASE("on the day of the depositary's list 112 are party and 12 have only signed") {
    const auto listed = day("2026-02-03");
    std::size_t deposited_count = 0;
    for (const auto& entry : ccm().all())
        if (entry.deposited_on && *entry.deposited_on <= listed && !entry.withdrawn_on)
            ++deposited_count;
    CHECK(deposited_count == 112);
    CHECK(ccm().parties_on(listed).size() == 111); // Vanuatu from 1 March 2026
    CHECK(ccm().signatories_on(listed).size() == 12);
    CHECK(ccm().signatories_on(day("2008-12-02")).empty());
}

TEST_CASE("the days of entry into force follow Article 17") {
    for (const auto& entry : ccm().all()) {
        if (!entry.deposited_on) continue;
        INFO(entry.state.text());
        const std::chrono::year_month_day deposited{*entry.deposited_on};
        const Day month_begin{deposited.year() / deposited.month() / 1};
        // CCM Article 17(2): the first day of the sixth month after the day of deposit; (1): at
        // the earliest 1 August 2010.
        CHECK(*entry.in_force_on == std::max(months_later(month_begin, 6), day("2010-08-01")));
    }
}

TEST_CASE("the parties of a convention without days of entry into force are not guessed") {
    const auto& ottawa = *shipped_facts().membership_of("ottawa");
    CHECK(ottawa.find(code("CHE"))->deposited_on == day("1998-03-24"));
    CHECK(refusal([&] { ottawa.parties_on(day("2017-01-09")); }) == "membership.days-unknown:0");
    CHECK(refusal([&] { ottawa.is_party(code("CHE"), day("2017-01-09")); }) ==
          "membership.days-unknown:0");
}

TEST_CASE("each rule of the membership file is kept, with the line that breaks it") {
    struct Case {
        const char* row;
        const char* wanted;
    };
    const auto c = GENERATE(values<Case>({
        {"CHE,Switzerland,party,2008-12-03,2012-07-17,2013-01-01,", ""},
        {"CHE,,signatory,2008-12-03,,,", ""},
        {"CHE,,party,2008-12-03,2012-07-17,2013-02-30,", "day.form:2"},
        {"CHE,,party,3.12.2008,2012-07-17,2013-01-01,", "day.form:2"},
        {"CHE,,party,2008-12-03,2012-07-17,2013-01-01,2012-12-31", "membership.order:2"},
        {"CHE,,party,2008-12-03,2012-07-17,2012-07-16,", "membership.order:2"},
        {"CHE,,party,2013-12-03,2012-07-17,2013-01-01,", "membership.order:2"},
        {"CHE,,party,2008-12-03,2012-07-17,,", "membership.in-force-missing:2"},
        {"CHE,,party,2008-12-03,,2013-01-01,", "membership.status:2"},
        {"CHE,,signatory,2008-12-03,2012-07-17,2013-01-01,", "membership.status:2"},
        {"CHE,,member,2008-12-03,2012-07-17,2013-01-01,", "membership.status:2"},
        {"CHE,Chad,party,2008-12-03,2012-07-17,2013-01-01,", "state.name:2"},
        {"CHX,,party,2008-12-03,2012-07-17,2013-01-01,", "state.unknown:2"},
        {"CH,,party,2008-12-03,2012-07-17,2013-01-01,", "state.form:2"},
        {"CHE,,signatory,2008-12-03,,,\nCHE,,signatory,2008-12-03,,,", "state.twice:3"},
        {"CHX,,maybe,,x,,\nCHE,,party,,,,",
         "state.unknown:2 day.form:2 membership.status:2 membership.status:3 "
         "membership.in-force-missing:3"},
    }));
    INFO(c.row);
    CHECK(row_codes(c.row) == c.wanted);
}

TEST_CASE("the convention is named by the file or by each row") {
    const std::string heading = "iso3,status,signed,deposited,withdrawn";
    CHECK(codes({"members.csv", heading + "\n"}) == "membership.file-name:0");
    CHECK(codes({"parties-CCM.csv", heading + "\n"}) == "membership.file-name:0");
    CHECK(codes({"members.csv", "treaty," + heading + "\nThe Treaty,CHE,signatory,,,\n"}) ==
          "membership.treaty:2");
    const auto several = parse_memberships(
        {"parties-more.csv", "treaty," + heading + "\nb,CHE,signatory,,,\na,CHE,signatory,,,\n"},
        shipped_facts().states);
    REQUIRE(several.size() == 2);
    CHECK(several[0].convention() == "a");
    CHECK(parse_memberships({"x/parties-new.csv", heading + "\n"}, shipped_facts().states)
              .at(0)
              .convention() == "new");
}

TEST_CASE("a State's sheet tells its names, conventions and rates over time") {
    const auto sheet = state_sheet(shipped_facts(), code("CHE"));
    REQUIRE(sheet);
    CHECK(sheet->state.formal_name_en == "the Swiss Confederation");
    CHECK_FALSE(sheet->least_developed);
    REQUIRE(sheet->conventions.size() == 8);
    const auto& standing = sheet->conventions[2];
    CHECK(sheet->conventions[0].convention == "att");
    CHECK_FALSE(sheet->conventions[0].knows_entry_into_force);
    CHECK(sheet->rates.size() == 5);
    CHECK(rate_text(sheet->rates[1].rate.rate) == "1.140");
    CHECK(sheet->rates[1].period == Period{2016, 2018});
    CHECK(standing.entry.state == code("CHE"));
}

TEST_CASE("a sheet marks what is unverified and when a State was least developed") {
    const auto palestine = state_sheet(shipped_facts(), code("PSE"));
    REQUIRE(palestine->rates.size() == 5);
    CHECK(palestine->rates[0].period == Period{2014, 2015});
    CHECK_FALSE(palestine->rates[0].rate.verified);
    CHECK(palestine->rates[4].rate.verified);
    CHECK(state_sheet(shipped_facts(), code("VUT"))->least_developed->graduated_year == 2020);
    CHECK_FALSE(state_sheet(shipped_facts(), code("XXX")));
}
