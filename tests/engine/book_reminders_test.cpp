// Runs of reminders in the book: one a day, what each letter named, which went out, and answers.
#include "engine/book/reminders.hpp"

#include "tests/engine/ledger_office.hpp"
#include "tests/engine/letters_fixture.hpp"

using namespace dubrovnik;
using namespace dubrovnik::book_test;

namespace {

// An office with two invoices of CHE and one of FRA, and letters to both.
struct Letters {
    TemporaryFolder folder;
    Book book = ledger_book(folder / "book.db");
    DocumentId first = called("CHE", 300);
    DocumentId second = called("CHE", 70);
    DocumentId other = called("FRA", 50);

    DocumentId called(std::string code, std::int64_t annual_minor) {
        return call_isu(book, {.state = std::move(code),
                               .meeting_minor = 0,
                               .annual_minor = annual_minor,
                               .issued_on = "2016-02-01",
                               .due_on = "2016-03-02"});
    }
    DocumentId write(std::string_view on_day, std::string_view code,
                     const std::vector<Named>& items) {
        std::optional<DocumentId> letter;
        record(book, on_day, [&](WriteTransaction& transaction) {
            letter = write_reminder(transaction, code, items);
        });
        return letter.value();
    }
    std::vector<EarlierReminder> earlier(std::string_view date, std::optional<EntryId> known = {}) {
        return earlier_reminders(
            book, {.day = day(date), .known = known.value_or(book.newest_entry().entry)});
    }
    EntryId newest() const { return book.newest_entry().entry; }
};

} // namespace

TEST_CASE("a run is one day's: what is written later that day completes it") {
    Letters office;
    const auto to_france = office.write("2016-04-01", "FRA",
                                        {{.document = office.other, .level = 1, .open = chf(50)}});
    const auto known = office.newest();
    const auto to_switzerland =
        office.write("2016-04-01", "CHE",
                     {{.document = office.second, .level = 1, .open = chf(70)},
                      {.document = office.first, .level = 2, .open = chf(120)}});
    office.write("2016-06-01", "FRA", {{.document = office.other, .level = 2, .open = chf(50)}});

    CHECK(reminder_runs(office.book, office.newest()) ==
          std::vector<scales::Day>{day("2016-04-01"), day("2016-06-01")});
    const auto run = reminders(office.book, day("2016-04-01"), office.newest());
    REQUIRE(run.size() == 2); // by State
    CHECK(run[0].letter == to_switzerland);
    CHECK(run[0].state == state("CHE"));
    CHECK(run[0].level == 1);
    CHECK(run[0].day == day("2016-04-01"));
    CHECK(document(office.book, run[0].statement).kind == DocumentKind::statement);
    REQUIRE(run[0].items.size() == 2); // in the letter's order
    CHECK(run[0].items[0].document == office.second);
    CHECK(run[0].items[1].document == office.first);
    CHECK(run[0].items[1].level == 2);
    CHECK(run[0].items[1].open == chf(120));
    CHECK(run[1].letter == to_france);
    CHECK(run[1].items.size() == 1);

    // As known before the run was completed.
    CHECK(reminder_runs(office.book, known) == std::vector<scales::Day>{day("2016-04-01")});
    CHECK(reminders(office.book, day("2016-04-01"), known).size() == 1);
    CHECK(reminders(office.book, day("2016-05-01"), office.newest()).empty());
    CHECK(verify(office.book, Depth::deep).findings.empty());
}

TEST_CASE("a State gets one letter a day: a second one is refused by its number") {
    Letters office;
    const auto write = [&] {
        office.write("2016-04-01", "FRA",
                     {{.document = office.other, .level = 1, .open = chf(50)}});
    };
    write();
    CHECK(refusal_code(write) == "document.number-taken");
    CHECK(office.earlier("2016-04-01").size() == 1);
}

TEST_CASE("a reminder is found by its letter, and by no other paper") {
    Letters office;
    const auto letter = office.write("2016-04-01", "FRA",
                                     {{.document = office.other, .level = 1, .open = chf(50)}});
    const auto reminder = reminder_of_letter(office.book, letter);
    REQUIRE(reminder.has_value());
    CHECK(reminder->state == state("FRA"));
    CHECK(reminder->items.at(0).document == office.other);
    CHECK_FALSE(reminder_of_letter(office.book, reminder->statement).has_value());
    CHECK_FALSE(reminder_of_letter(office.book, office.other).has_value());
}

TEST_CASE("an earlier reminder went out when the register says so, or cannot say no") {
    using Outcome = DispatchOutcome;
    struct Case {
        const char* name;
        std::vector<std::optional<Outcome>> attempts;
        bool sent;
    };
    const auto c = GENERATE(values<Case>({
        {"never dispatched", {}, false},
        {"accepted", {Outcome::accepted}, true},
        {"refused", {Outcome::refused}, false},
        {"failed", {Outcome::failed}, false},
        {"unknown", {Outcome::unknown}, true},
        {"the program died", {std::nullopt}, true},
        {"on paper", {Outcome::dispatched}, true},
        {"failed, then accepted", {Outcome::failed, Outcome::accepted}, true},
    }));
    INFO(c.name);
    Letters office;
    const auto letter = office.write("2016-04-01", "CHE",
                                     {{.document = office.second, .level = 1, .open = chf(70)},
                                      {.document = office.first, .level = 1, .open = chf(300)}});
    office.write("2016-04-01", "FRA", {{.document = office.other, .level = 1, .open = chf(50)}});
    for (const auto& outcome : c.attempts)
        REQUIRE(send(office.book, dispatch_of(letter, "2016-04-02"), outcome).has_value());
    const auto earlier = office.earlier("2016-04-02");
    REQUIRE(earlier.size() == 2);
    CHECK(earlier[0].state == state("CHE"));
    CHECK(earlier[0].written_on == day("2016-04-01"));
    CHECK(earlier[0].invoices == std::vector{office.second, office.first});
    CHECK(earlier[0].sent == c.sent);
    CHECK_FALSE(earlier[1].sent); // another State's letter
}

TEST_CASE("earlier reminders are those of the day of the question, as known at an entry") {
    Letters office;
    const auto letter = office.write("2016-04-01", "FRA",
                                     {{.document = office.other, .level = 1, .open = chf(50)}});
    const auto known = office.newest();
    send(office.book, dispatch_of(letter, "2016-04-02"), DispatchOutcome::accepted);
    office.write("2016-06-01", "FRA", {{.document = office.other, .level = 2, .open = chf(50)}});
    CHECK(office.earlier("2016-03-31").empty());
    CHECK(office.earlier("2016-05-31").size() == 1);
    CHECK(office.earlier("2016-06-01").size() == 2);
    CHECK(office.earlier("2016-06-01", known).size() == 1);
    CHECK_FALSE(office.earlier("2016-06-01", known).at(0).sent);
    CHECK(office.earlier("2016-06-01").at(0).sent);
}

TEST_CASE("an answer is kept with its day and its words") {
    Letters office;
    const auto answer = [&](std::string_view code, std::string_view on_day) {
        record(office.book, "2016-05-01", [&](WriteTransaction& transaction) {
            record_response(transaction,
                            {.state = state(code), .on = day(on_day), .note = "will be paid"});
        });
    };
    answer("CHE", "2016-04-20");
    answer("FRA", "2016-04-10");
    const auto known = office.newest();
    answer("CHE", "2016-04-30");
    CHECK(responses(office.book, as_of(office.book, "2016-04-09")).empty());
    const auto some = responses(office.book, as_of(office.book, "2016-04-20"));
    REQUIRE(some.size() == 2);
    CHECK(some[0].state == state("CHE"));
    CHECK(some[0].on == day("2016-04-20"));
    CHECK(some[0].note == "will be paid");
    CHECK(entry(office.book, some[0].entry).kind == EntryKind::response);
    CHECK(responses(office.book, as_of(office.book, "2016-12-31")).size() == 3);
    CHECK(responses(office.book, {.day = day("2016-12-31"), .known = known}).size() == 2);
}
