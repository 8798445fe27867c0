#include "engine/book/backup.hpp"
#include "engine/book/verify.hpp"
#include "tests/engine/ledger_fixture.hpp"

#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace dubrovnik;
using namespace dubrovnik::book_test;
using namespace dubrovnik::engine;
using namespace dubrovnik::engine::book;

namespace {

constexpr const char* today = "2016-12-31";

struct Office {
    TemporaryFolder folder;
    Book book = ledger_book(folder / "book.db");
    DocumentId invoice = call_isu(book, {.state = "CHE",
                                         .meeting_minor = 120,
                                         .annual_minor = 180,
                                         .issued_on = "2016-02-01",
                                         .due_on = "2016-03-02"});

    EntryId write(const std::function<EntryId(WriteTransaction&)>& work) {
        std::optional<EntryId> entry;
        record(book, today, [&](WriteTransaction& transaction) { entry = work(transaction); });
        return *entry;
    }
    std::string refusal(const std::function<void(WriteTransaction&)>& work) {
        return refusal_code([&] { record(book, today, work); });
    }
    EntryId receive(std::int64_t amount_minor, std::string_view on = "2016-04-01") {
        return write([&](WriteTransaction& transaction) {
            auto receipt = isu_receipt("CHE", amount_minor, on);
            receipt.again = true;
            return record_receipt(transaction, receipt).entry;
        });
    }
    EntryId reverse(EntryId entry, std::string_view on = "2016-06-01") {
        return write([&](WriteTransaction& transaction) {
            return record_reversal(transaction,
                                   {.entry = entry, .on = day(on), .reason = "a mistake"});
        });
    }
    std::string reverse_refusal(EntryId entry, std::string_view on = "2016-06-01") {
        return refusal_code([&] { reverse(entry, on); });
    }
    EntryId use_credit(std::string_view on = "2016-05-01") {
        return write([&](WriteTransaction& transaction) {
            return record_allocation(transaction, {.source = Source::credit,
                                                   .fund = "isu",
                                                   .state = state("CHE"),
                                                   .receipt = {},
                                                   .amount = {},
                                                   .on = day(on),
                                                   .wish = {.named = {}, .component = {}},
                                                   .reason = ""})
                .entry;
        });
    }
    std::int64_t owed(std::string_view on = today) { return owed_minor(book, "CHE", on); }
    std::int64_t credit(std::string_view on = today) { return credit_minor(book, "CHE", on); }
    bool sound() { return verify(book, Depth::deep).findings.empty(); }
};

} // namespace

TEST_CASE("a reversal reopens what the receipt had closed, from its own day on") {
    Office office;
    const auto receipt = office.receive(400);
    CHECK(office.owed() == 0);
    CHECK(office.credit() == 100);
    office.reverse(receipt);
    CHECK(office.owed() == 300);
    CHECK(office.credit() == 0);
    CHECK(office.owed("2016-05-31") == 0);
    CHECK(office.reverse_refusal(receipt) == "entry.reversed");
    CHECK(office.sound());
}

TEST_CASE("what a later entry uses cannot be reversed before that entry is") {
    Office office;
    const auto receipt = office.receive(400);
    call_isu(
        office.book,
        {.state = "CHE", .annual_minor = 60, .issued_on = "2016-05-01", .due_on = "2016-06-01"});
    const auto allocation = office.use_credit();
    CHECK(office.credit() == 40);
    CHECK(office.reverse_refusal(receipt) == "entry.in-use");
    office.reverse(allocation);
    office.reverse(receipt);
    CHECK(office.owed() == 360);
    CHECK(office.sound());
}

TEST_CASE("what is not undone by a reversal, or before it happened, is refused") {
    Office office;
    const auto receipt = office.receive(10);
    CHECK(office.reverse_refusal(document(office.book, office.invoice).entry) ==
          "entry.not-reversible");
    CHECK(office.reverse_refusal(receipt, "2016-03-31") == "reversal.day");
    CHECK(office.reverse_refusal(EntryId{9999}) == "entry.unknown");
    const auto reversal = office.reverse(receipt);
    CHECK(office.reverse_refusal(reversal) == "entry.not-reversible");
}

TEST_CASE("a returned payment reopens the invoice, and can itself prove a mistake") {
    Office office;
    const auto receipt = office.receive(300);
    const auto returned = office.write([&](WriteTransaction& transaction) {
        return record_returned(
            transaction, {.entry = receipt, .on = day("2016-04-10"), .reason = "account closed"});
    });
    CHECK(office.owed() == 300);
    office.reverse(returned, "2016-04-20");
    CHECK(office.owed() == 0);
    CHECK_FALSE(undone_by(office.book, receipt));
    office.write([&](WriteTransaction& transaction) {
        return record_returned(transaction,
                               {.entry = receipt, .on = day("2016-05-10"), .reason = "indeed"});
    });
    CHECK(office.owed() == 300);
    CHECK(office.refusal([&](WriteTransaction& transaction) {
        record_returned(transaction, {.entry = document(office.book, office.invoice).entry,
                                      .on = day("2016-05-10"),
                                      .reason = ""});
    }) == "returned.receipt");
    CHECK(office.sound());
}

TEST_CASE("a payment that came anew stands once, whatever is said of its return") {
    Office office;
    auto receipt = isu_receipt("CHE", 100, "2016-04-01");
    receipt.bank_reference = "B1";
    const auto book_it = [&](WriteTransaction& transaction) {
        return record_receipt(transaction, receipt).entry;
    };
    const auto first = office.write(book_it);
    const auto returned = office.write([&](WriteTransaction& transaction) {
        return record_returned(transaction,
                               {.entry = first, .on = day("2016-04-10"), .reason = "returned"});
    });
    office.write(book_it);
    CHECK(office.owed() == 200);
    CHECK(office.reverse_refusal(returned) == "entry.in-use");
}

TEST_CASE("a credit note over a paid invoice leaves the State a credit") {
    Office office;
    office.receive(200);
    record(office.book, today, [&](WriteTransaction& transaction) {
        record_credit_note(transaction,
                           {.plan = plan_credit_note(office.book, office.invoice, chf(150)),
                            .on = day("2016-05-01"),
                            .reason = "a rate was corrected",
                            .paper = {}});
    });
    CHECK(office.owed() == 0);
    CHECK(office.credit() == 50);
    const auto found = corrections(office.book, office.invoice);
    REQUIRE(found.size() == 1);
    CHECK(found[0].kind == EntryKind::credit_note);
    CHECK(found[0].amount == chf(150));
    CHECK(office.sound());
}

TEST_CASE("a correction that no longer comes to what was shown is refused") {
    Office office;
    const auto shown = plan_credit_note(office.book, office.invoice, chf(150));
    office.receive(250);
    CHECK(office.refusal([&](WriteTransaction& transaction) {
        record_credit_note(transaction,
                           {.plan = shown, .on = day("2016-05-01"), .reason = "", .paper = {}});
    }) == "correction.changed");
}

TEST_CASE("a credit note has a number of its own series, and is printed") {
    Office office;
    record(office.book, today, [&](WriteTransaction& transaction) {
        const NumberSeries series{
            .biller = "isu", .kind = DocumentKind::credit_note, .issue_year = 2016};
        const auto plan = plan_credit_note(office.book, office.invoice, {});
        const auto recorded = record_credit_note(
            transaction, {.plan = plan,
                          .on = day("2016-05-01"),
                          .reason = "withdrawn",
                          .paper = NewDocument{.kind = DocumentKind::credit_note,
                                               .number = DocumentNumber{.text = "ISU-2016-C001",
                                                                        .series = series,
                                                                        .sequence = next_sequence(
                                                                            transaction, series)},
                                               .plain_number = "",
                                               .external_number = "",
                                               .fund = "isu",
                                               .state = state("CHE"),
                                               .assessment = {},
                                               .year = 2016,
                                               .issued_on = day("2016-05-01"),
                                               .due_on = {},
                                               .amount = plan.amount,
                                               .creditor_reference = "",
                                               .language = "en",
                                               .template_sha256 = "",
                                               .lines = {},
                                               .bytes = "credit note"}});
        CHECK(recorded.paper.has_value());
    });
    CHECK(document_by_number(office.book, "ISU-2016-C001").amount == chf(300));
    CHECK(office.owed() == 0);
    CHECK(office.sound());
}

TEST_CASE("a void is for an untouched invoice, and knows what took its place") {
    Office office;
    const auto receipt = office.receive(10);
    CHECK(refusal_code([&] { plan_void(office.book, office.invoice); }) == "void.allocated");
    office.reverse(receipt);
    const auto replacement = call_isu(
        office.book,
        {.state = "CHE", .annual_minor = 290, .issued_on = "2016-07-01", .due_on = "2016-07-31"});
    CHECK(office.refusal([&](WriteTransaction& transaction) {
        append_replacement(transaction, {.voided = office.invoice, .replacement = replacement});
    }) == "correction.not-void");
    record(office.book, today, [&](WriteTransaction& transaction) {
        record_void(transaction, {.plan = plan_void(office.book, office.invoice),
                                  .on = day("2016-07-01"),
                                  .reason = "wrong scale",
                                  .paper = {}});
        append_replacement(transaction, {.voided = office.invoice, .replacement = replacement});
    });
    REQUIRE(replacements(office.book).size() == 1);
    CHECK(replacements(office.book)[0].replacement == replacement);
    CHECK(office.owed() == 290);
    CHECK(office.owed("2016-06-30") == 300);
    CHECK(office.sound());
}

TEST_CASE("a write-off gives up what is open, and is undone when the money comes") {
    Office office;
    office.receive(100);
    const auto entry = office.write([&](WriteTransaction& transaction) {
        return record_write_off(transaction,
                                {.plan = plan_write_off(office.book, office.invoice, {}),
                                 .on = day("2016-05-01"),
                                 .reason = "decision 7",
                                 .paper = {}})
            .entry;
    });
    CHECK(office.owed() == 0);
    CHECK(refusal_code([&] { plan_write_off(office.book, office.invoice, {}); }) ==
          "write-off.amount");
    office.reverse(entry);
    CHECK(office.owed() == 200);
    CHECK(corrections(office.book)[0].undone);
    office.receive(200, "2016-07-01");
    CHECK(office.owed() == 0);
    CHECK(office.sound());
}

TEST_CASE("a refund gives back a credit and never more") {
    Office office;
    office.receive(350);
    const auto refund = [&](std::optional<Money> amount, const char* on) {
        return [=](WriteTransaction& transaction) {
            record_refund(transaction, {.state = state("CHE"),
                                        .fund = "isu",
                                        .amount = amount,
                                        .on = day(on),
                                        .reason = "asked for it"});
        };
    };
    CHECK(office.refusal(refund(chf(51), "2016-05-01")) == "refund.amount");
    CHECK(office.refusal(refund(chf(10), "2016-03-01")) == "refund.amount");
    CHECK(office.refusal(refund({}, "2016-05-01")) == "");
    CHECK(office.credit() == 0);
    CHECK(office.refusal(refund({}, "2016-05-02")) == "refund.amount");
    CHECK(office.sound());
}

TEST_CASE("opening arrears keep their days and are paid before newer invoices") {
    Office office;
    NewOpening opening{.document = "UNOG 2013/77",
                       .fund = "isu",
                       .state = state("CHE"),
                       .year = 2013,
                       .issued_on = day("2013-05-01"),
                       .due_on = day("2013-05-31"),
                       .lines = {{.component = "isu-annual-share", .amount = chf(40)}},
                       .on = day("2016-01-01"),
                       .reason = "taken over"};
    const auto take_over = [&](WriteTransaction& transaction) {
        record_opening(transaction, opening);
    };
    CHECK(office.refusal(take_over) == "");
    CHECK(office.refusal(take_over) == "document.number-taken");
    CHECK(office.owed() == 340);
    CHECK(office.owed("2015-12-31") == 0);
    const auto open = receivables(office.book, as_of(office.book, today));
    REQUIRE(open.size() == 2);
    CHECK(open[1].due_on == day("2013-05-31"));
    CHECK(open[1].year == 2013);
    office.receive(50);
    CHECK(office.owed() == 290);
    CHECK_FALSE(receivables(office.book, as_of(office.book, today))[1].open());
    opening.document = "another";
    opening.lines.push_back(opening.lines.front());
    CHECK(office.refusal(take_over) == "opening.component");
    opening.lines = {{.component = "isu-annual-share", .amount = chf(0)}};
    CHECK(office.refusal(take_over) == "opening.amount");
    opening.lines.clear();
    CHECK(office.refusal(take_over) == "opening.component");
    opening.lines = {{.component = "isu-annual-share", .amount = chf(1)}};
    opening.due_on = day("2013-04-30");
    CHECK(office.refusal(take_over) == "opening.day");
    CHECK(office.sound());
}

TEST_CASE("an opening credit is the State's, and an undone opening is gone") {
    Office office;
    const auto entry = office.write([&](WriteTransaction& transaction) {
        return record_opening_credit(transaction, {.fund = "isu",
                                                   .state = state("CHE"),
                                                   .amount = chf(70),
                                                   .on = day("2016-01-01"),
                                                   .reason = "taken over"});
    });
    CHECK(office.credit() == 70);
    const auto arrears = office.write([&](WriteTransaction& transaction) {
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
    office.reverse(arrears);
    office.reverse(entry);
    CHECK(office.credit() == 0);
    CHECK(office.owed() == 300);
    CHECK(office.sound());
}

TEST_CASE("a promise is about what is owed, and shrinks as money comes") {
    Office office;
    const auto promise = [&](std::optional<std::string> fund, std::optional<Money> amount) {
        return [=](WriteTransaction& transaction) {
            record_promise(transaction, {.state = state("CHE"),
                                         .fund = fund,
                                         .amount = amount,
                                         .by_day = day("2016-12-31"),
                                         .made_on = day("2016-03-01"),
                                         .note = "being processed"});
        };
    };
    CHECK(office.refusal(promise({}, chf(10))) == "promise.amount");
    CHECK(office.refusal(promise("isu", usd(10))) == "promise.amount");
    CHECK(office.refusal(promise("unog", {})) == "promise.nothing-owed");
    CHECK(office.refusal(promise({}, {})) == "");
    const auto announced = [&](const char* on) {
        return shortfalls(ledger_as_of(office.book, as_of(office.book, on)))[1].announced;
    };
    CHECK(announced("2016-03-31") == chf(300));
    CHECK(announced("2016-02-29") == chf(0));
    office.receive(100);
    CHECK(announced("2016-03-31") == chf(300));
    CHECK(announced("2016-12-31") == chf(200));
    const auto made = promises(office.book, as_of(office.book, today));
    REQUIRE(made.size() == 1);
    CHECK(made[0].received_since == chf(100));
    office.reverse(made[0].entry);
    CHECK(announced("2016-12-31") == chf(0));
    CHECK(announced("2016-05-31") == chf(200));
}

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

TEST_CASE("a backup that was tampered with is not restored") {
    const TemporaryFolder folder;
    sample_book(folder / "book.db");
    RawFile(folder / "book.db")
        .run_without_triggers("UPDATE postings SET amount_minor = 1"
                              " WHERE id = 1");
    CHECK(refusal_code([&] { restore(folder / "book.db", folder / "new.db"); }) ==
          "backup.unsound");
    CHECK_FALSE(std::filesystem::exists(folder / "new.db"));
    CHECK_FALSE(std::filesystem::exists(folder / "new.db.new"));
}
