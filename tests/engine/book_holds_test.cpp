// Holds in the book: what is refused, and which stand on a day as known at an entry.
#include "engine/book/holds.hpp"

#include "tests/engine/ledger_office.hpp"
#include "tests/engine/letters_fixture.hpp"

using namespace dubrovnik;
using namespace dubrovnik::book_test;

namespace {

NewHold hold_from(std::string_view on_day, std::string_view until) {
    return {.state = state("CHE"),
            .document = {},
            .component = {},
            .on = day(on_day),
            .until = day(until),
            .reason = "in talks",
            .position = ""};
}

EntryId put_on_hold(Office& office, const NewHold& hold) {
    return office.write(
        [&](WriteTransaction& transaction) { return record_hold(transaction, hold); });
}

EntryId let_go(Office& office, EntryId hold, std::string_view on_day) {
    return office.write([&](WriteTransaction& transaction) {
        return record_release(transaction, {.hold = hold, .on = day(on_day), .reason = "settled"});
    });
}

// Their entries, on a day, as known at an entry (nothing: now).
std::vector<EntryId> standing(const Office& office, std::string_view date,
                              std::optional<EntryId> known = {}) {
    std::vector<EntryId> entries;
    for (const auto& hold :
         standing_holds(office.book, {.day = day(date),
                                     .known = known.value_or(office.book.newest_entry().entry)}))
        entries.push_back(hold.entry);
    return entries;
}

using Entries = std::vector<EntryId>;

// Both of CHE; the arrears are of the yearly share alone.
std::pair<DocumentId, DocumentId> arrears_and_statement(Office& office) {
    office.write([](WriteTransaction& transaction) {
        return record_opening(transaction,
                              {.document = "old",
                               .fund = "isu",
                               .state = state("CHE"),
                               .year = 2013,
                               .issued_on = day("2013-05-01"),
                               .due_on = day("2013-05-31"),
                               .lines = {{.component = "isu-annual-share", .amount = chf(40)}},
                               .on = day("2016-01-01"),
                               .reason = "taken over"});
    });
    std::optional<DocumentId> statement;
    record(office.book, today, [&](WriteTransaction& transaction) {
        record_reminder_entry(transaction, "a run");
        statement = append_paper(
            transaction, {.kind = DocumentKind::statement, .state = "CHE", .number = "S-1"});
    });
    return {document_by_number(office.book, "old").id, statement.value()};
}

} // namespace

TEST_CASE("a hold that could hold nothing is refused") {
    Office office;
    const auto other = call_isu(office.book, {.state = "FRA",
                                              .meeting_minor = 0,
                                              .annual_minor = 70,
                                              .issued_on = "2016-02-01",
                                              .due_on = "2016-03-02"});
    const auto [arrears, statement] = arrears_and_statement(office);
    struct Case {
        const char* name;
        std::function<void(NewHold&)> change;
        const char* code;
    };
    const auto cases = std::vector<Case>{
        {"sound", [](auto&) {}, ""},
        {"of a single day", [](auto& hold) { hold.until = hold.on; }, ""},
        {"ends before it begins", [](auto& hold) { hold.until = day("2016-02-29"); }, "hold.day"},
        {"of an invoice", [&](auto& hold) { hold.document = office.invoice; }, ""},
        {"of opening arrears", [&](auto& hold) { hold.document = arrears; }, ""},
        {"of a component of opening arrears",
         [&](auto& hold) {
             hold.document = arrears;
             hold.component = "isu-annual-share";
         },
         ""},
        {"of another State's invoice", [&](auto& hold) { hold.document = other; }, "hold.document"},
        {"of a paper that claims nothing", [&](auto& hold) { hold.document = statement; },
         "hold.document"},
        {"of a component", [](auto& hold) { hold.component = "conference-services"; }, ""},
        {"of an unknown component", [](auto& hold) { hold.component = "isu"; }, "hold.component"},
        {"of an invoice's component",
         [&](auto& hold) {
             hold.document = office.invoice;
             hold.component = "isu-annual-share";
         },
         ""},
        {"of a component that the invoice does not name",
         [&](auto& hold) {
             hold.document = office.invoice;
             hold.component = "conference-services";
         },
         "hold.component"},
        {"from a day that is still to come", [](auto& hold) { hold.on = day("2017-01-01"); },
         "entry.booked-ahead"},
    };
    for (const auto& c : cases) {
        INFO(c.name);
        auto hold = hold_from("2016-03-01", "2017-03-01");
        c.change(hold);
        const auto head = office.book.head();
        CHECK(office.refusal([&](auto& transaction) { record_hold(transaction, hold); }) == c.code);
        CHECK((office.book.head() == head) == !std::string_view(c.code).empty());
    }
}

TEST_CASE("only a hold that stands can be released, and not before it began") {
    Office office;
    const auto hold = put_on_hold(office, hold_from("2016-03-01", "2016-12-31"));
    const auto refused = [&](EntryId entry, std::string_view on_day) {
        return refusal_code([&] { let_go(office, entry, on_day); });
    };
    CHECK(refused(EntryId{1}, "2016-04-01") == "release.hold"); // no hold
    CHECK(refused(EntryId{999}, "2016-04-01") == "release.hold");
    CHECK(refused(hold, "2016-02-29") == "release.day");
    CHECK(refused(hold, "2016-03-01") == "");
    CHECK(refused(hold, "2016-04-01") == "release.hold"); // released already
    CHECK(office.sound());
}

TEST_CASE("a hold stands from its first day to its last, or to the day before its release") {
    Office office;
    const auto first = put_on_hold(office, hold_from("2016-03-01", "2016-06-30"));
    const auto second = put_on_hold(office, hold_from("2016-05-01", "2017-06-30"));
    struct Case {
        const char* day;
        Entries wanted;
    };
    const auto check = [&](const std::vector<Case>& cases) {
        for (const auto& c : cases) {
            INFO(c.day);
            CHECK(standing(office, c.day) == c.wanted);
        }
    };
    check({{"2016-02-29", {}},
           {"2016-03-01", {first}},
           {"2016-05-01", {first, second}},
           {"2016-06-30", {first, second}},
           {"2016-07-01", {second}},
           {"2017-07-01", {}}});
    const auto known = office.book.newest_entry().entry;
    let_go(office, second, "2016-08-15");
    check({{"2016-08-14", {second}}, {"2016-08-15", {}}, {"2016-08-16", {}}});
    // As it was known before the release, and before the second hold.
    CHECK(standing(office, "2016-08-16", known) == Entries{second});
    CHECK(standing(office, "2016-05-01", first) == Entries{first});
}

TEST_CASE("a hold comes back with what it was recorded with, and takes nothing off the debt") {
    Office office;
    auto wanted = hold_from("2016-03-01", "2017-03-01");
    wanted.document = office.invoice;
    wanted.component = "isu-annual-share";
    wanted.position = "Only Article 14 binds us.";
    put_on_hold(office, wanted);
    const auto holds = standing_holds(office.book, as_of(office.book, today));
    REQUIRE(holds.size() == 1);
    CHECK(holds[0].state == state("CHE"));
    CHECK(holds[0].document == office.invoice);
    CHECK(holds[0].component == "isu-annual-share");
    CHECK(holds[0].until == day("2017-03-01"));
    CHECK(holds[0].reason == "in talks");
    CHECK(holds[0].position == "Only Article 14 binds us.");
    CHECK(holds[0].disputed());
    CHECK_FALSE(holds[0].whole_state());
    CHECK(office.owed() == 300);
}
