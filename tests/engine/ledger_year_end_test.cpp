#include "tests/engine/ledger_office.hpp"

#include <sys/wait.h>
#include <unistd.h>

using namespace dubrovnik;
using namespace dubrovnik::book_test;
using namespace dubrovnik::engine;
using namespace dubrovnik::engine::book;

TEST_CASE("a closed year takes no entry by any way") {
    Office office;
    const auto receipt = office.receive(350);
    const auto wrong = office.receive(10, "2016-04-02");
    CHECK(refusal_code([&] {
              record(office.book, "2016-12-30", [](WriteTransaction& transaction) {
                  record_close(transaction, {.year = 2016, .reason = ""});
              });
          }) == "entry.recorded-before");
    CHECK(office.refusal([](WriteTransaction& transaction) {
        record_close(transaction, {.year = 2017, .reason = ""});
    }) == "close.not-over");
    const auto close = [&](int year) {
        return [=](WriteTransaction& transaction) {
            record_close(transaction, {.year = year, .reason = "audited"});
        };
    };
    CHECK(office.refusal(close(2016)) == "");
    CHECK(office.refusal(close(2016)) != "");
    CHECK(closed_years(office.book) == std::vector{2016});
    const auto in_2017 = [&](const std::function<void(WriteTransaction&)>& work) {
        return refusal_code([&] { record(office.book, "2017-02-01", work); });
    };
    CHECK(in_2017([&](WriteTransaction& transaction) {
              record_receipt(transaction, isu_receipt("CHE", 5, "2016-12-01"));
          }) == "year.closed");
    CHECK(in_2017([&](WriteTransaction& transaction) {
              record_reversal(transaction, {.entry = wrong, .on = day("2016-12-31"), .reason = ""});
          }) == "year.closed");
    CHECK(in_2017([&](WriteTransaction& transaction) {
              record_credit_note(transaction,
                                 {.plan = plan_credit_note(office.book, office.invoice, chf(1)),
                                  .on = day("2016-12-31"),
                                  .reason = "",
                                  .paper = {}});
          }) == "year.closed");
    CHECK(in_2017([&](WriteTransaction& transaction) {
              issue_invoice(transaction, {.fund = "isu",
                                          .state = "CHE",
                                          .lines = {invoice_line("isu-annual-share", chf(5))},
                                          .bytes = "bytes",
                                          .issued_on = "2016-12-31",
                                          .due_on = "2017-01-30"});
          }) == "year.closed");
    CHECK(in_2017([&](WriteTransaction& transaction) {
              record_reversal(transaction,
                              {.entry = wrong, .on = day("2017-02-01"), .reason = "late"});
          }) == "");
    CHECK(office.credit() == 60);
    CHECK(office.credit("2017-02-01") == 50);
    static_cast<void>(receipt);
}

TEST_CASE("a surplus goes back to those who paid, in proportion and to the last centime") {
    Office office;
    call_isu(
        office.book,
        {.state = "AFG", .annual_minor = 100, .issued_on = "2016-02-01", .due_on = "2016-03-02"});
    office.receive(300);
    record(office.book, today, [](WriteTransaction& transaction) {
        record_receipt(transaction, isu_receipt("AFG", 50, "2016-04-01"));
        record_expenditure(
            transaction,
            {.fund = "isu", .amount = chf(299), .on = day("2016-06-01"), .note = "salaries"});
    });
    const NewSurplus wanted{.year = 2016,
                            .fund = "isu",
                            .amount = {},
                            .on = day("2017-03-01"),
                            .decision = "Seventh Meeting"};
    CHECK(refusal_code([&] { plan_surplus(office.book, wanted); }) == "surplus.open");
    record(office.book, today, [](WriteTransaction& transaction) {
        record_close(transaction, {.year = 2016, .reason = "audited"});
    });
    const auto results = year_results(office.book, 2016);
    CHECK(results[1].called == chf(400));
    CHECK(results[1].surplus() == chf(101));
    const auto portions = plan_surplus(office.book, wanted);
    REQUIRE(portions.size() == 2);
    CHECK(portions[0].amount == chf(14)); // 101 × 50 ÷ 350 = 14.43
    CHECK(portions[1].amount == chf(87)); // 86.57
    record(office.book, "2017-03-01",
           [&](WriteTransaction& transaction) { record_surplus(transaction, wanted); });
    CHECK(office.credit("2017-03-01") == 87);
    CHECK(refusal_code([&] { plan_surplus(office.book, wanted); }) == "surplus.again");
    CHECK(office.sound());
}

TEST_CASE("a report of what was known comes out the same after more was recorded") {
    Office office;
    office.receive(100);
    const auto known = office.book.newest_entry();
    const auto owed_then = [&](const char* on) {
        std::int64_t owed = 0;
        for (const auto& receivable :
             receivables(office.book, {.day = day(on), .known = known.entry}))
            owed += receivable.outstanding().amount_minor();
        return owed;
    };
    CHECK(owed_then("2016-12-31") == 200);
    office.receive(50, "2016-03-15"); // back-dated
    call_isu(
        office.book,
        {.state = "AFG", .annual_minor = 7, .issued_on = "2016-12-31", .due_on = "2017-01-30"});
    CHECK(owed_then("2016-12-31") == 200);
    CHECK(owed_then("2016-03-20") == 300);
    CHECK(office.owed("2016-03-20") == 250);
    CHECK(office.book.known_at(known.entry).head == known.head);
    const auto moved = movements(office.book, as_of(office.book, today), day("2016-03-15"));
    REQUIRE(moved.size() == 2);
    CHECK(moved[0].received == chf(100));
    CHECK(moved[1].called == chf(7));
}

TEST_CASE("what a meeting needs is read from the frozen calls") {
    const TemporaryFolder folder;
    const auto book = sample_book(folder / "book.db");
    CHECK(meeting_costs(book, book.newest_entry().entry).empty()); // its pool is the ISU's budget
}

TEST_CASE("a meeting needs what its own pool called, and is named in every language") {
    const TemporaryFolder folder;
    auto book = ledger_book(folder / "book.db");
    auto call = sample_assessment();
    call.components[0].pool = "meeting-costs";
    call.facts.push_back({.name = "call.meeting.name.fr", .value = "Septième Assemblée"});
    record(book, "2017-01-10", [&](WriteTransaction& transaction) {
        append_entry(transaction, {.kind = EntryKind::call,
                                   .fund = {},
                                   .booked_on = day("2017-01-10"),
                                   .reason = "call of 2017"});
        freeze_assessment(transaction, call);
    });
    const auto found = meeting_costs(book, book.newest_entry().entry);
    REQUIRE(found.size() == 1);
    CHECK(found[0].meeting.in("en") == "Seventh Meeting of States Parties");
    CHECK(found[0].meeting.in("fr") == "Septième Assemblée");
    CHECK(found[0].opens == day("2017-09-04"));
    CHECK(found[0].fund == "unog");
    CHECK(found[0].component == "conference-services");
    CHECK(found[0].needed == usd(28250000));
    CHECK(meeting_costs(book, EntryId{1}).empty());
}

TEST_CASE("a backup made while another process writes is whole, and restores") {
    const TemporaryFolder folder;
    const auto path = folder / "book.db";
    ledger_book(path);
    const auto child = ::fork();
    if (child == 0) {
        auto book = Book::open(path, Access::write);
        for (int count = 1; count <= 60; ++count)
            record(book, "2016-12-31", [&](WriteTransaction& transaction) {
                auto receipt = isu_receipt("CHE", count, "2016-12-01");
                receipt.bank_reference = fmt::format("B{}", count);
                record_receipt(transaction, receipt);
            });
        ::_exit(0);
    }
    const auto book = Book::open(path, Access::read);
    for (int count = 0; count < 5; ++count) {
        const auto known = backup(book, folder / fmt::format("backup-{}.db", count));
        CHECK(known.head == book.known_at(known.entry).head);
    }
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    REQUIRE(WEXITSTATUS(status) == 0);
    CHECK(refusal_code([&] { backup(book, folder / "backup-0.db"); }) == "backup.exists");
    const auto known = backup(book, folder / "last.db");
    CHECK(restore(folder / "last.db", folder / "restored.db").head == known.head);
    CHECK(refusal_code([&] { restore(folder / "last.db", path); }) == "book.exists");
    auto restored = Book::open(folder / "restored.db", Access::write);
    CHECK(restored.head() == book.head());
    CHECK(credit_minor(restored, "CHE", "2016-12-31") == 60 * 61 / 2);
}

TEST_CASE(
    "a backup is refused beforehand where it cannot be made, and of a book that is not sound") {
    const TemporaryFolder folder;
    const auto book = sample_book(folder / "book.db");
    const auto place_code = [&](const char* name) {
        return refusal_code([&] { require_free_for_backup(folder / name); });
    };
    CHECK(place_code("copy.db") == "");
    CHECK(place_code("book.db") == "backup.exists");
    CHECK(place_code("nowhere/copy.db") == "backup.folder");
    CHECK(refusal_code([&] { require_sound_for_backup(book); }) == "");
    CHECK(refusal_code([&] { require_backup(folder / "book.db"); }) == "");
    CHECK(refusal_code([&] { require_backup(folder / "copy.db"); }) == "book.missing");
    RawFile(folder / "book.db").run_without_triggers("UPDATE entries SET reason = 'another'");
    CHECK(refusal_code([&] { require_sound_for_backup(book); }) == "backup.unsound");
    CHECK(refusal_code([&] { backup(book, folder / "copy.db"); }) == "backup.unsound");
    CHECK(place_code("copy.db") == "");
}

TEST_CASE("a backup that was tampered with is not restored") {
    const TemporaryFolder folder;
    sample_book(folder / "book.db");
    const auto* change =
        GENERATE("UPDATE postings SET amount_minor = 1 WHERE id = 1",
                 "UPDATE contents SET bytes = CAST('isu Bytes' AS BLOB) WHERE id = 2");
    REQUIRE(RawFile(folder / "book.db").run_without_triggers(change) == "");
    CHECK(refusal_code([&] { restore(folder / "book.db", folder / "new.db"); }) ==
          "backup.unsound");
    CHECK_FALSE(std::filesystem::exists(folder / "new.db"));
    CHECK_FALSE(std::filesystem::exists(folder / "new.db.new"));
}
