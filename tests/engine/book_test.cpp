#include "engine/book/backup.hpp"
#include "engine/book/commits.hpp"
#include "engine/book/settings.hpp"
#include "engine/book/storage_failed.hpp"
#include "engine/book/verify.hpp"
#include "tests/engine/ledger_fixture.hpp"

#include <catch2/catch.hpp>
#include <chrono>
#include <csignal>
#include <fmt/format.h>
#include <fstream>
#include <sys/stat.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

using namespace dubrovnik;
using namespace dubrovnik::book_test;
using namespace dubrovnik::engine::book;
using engine::Account;
using engine::EntryKind;

namespace {

void append_note(WriteTransaction& transaction, std::string_view day_text) {
    append_entry(
        transaction,
        {.kind = EntryKind::setting, .fund = {}, .booked_on = day(day_text), .reason = "note"});
}

} // namespace

TEST_CASE("a new book is its owner's alone, knows its office and is sound") {
    const TemporaryFolder folder;
    const auto book = new_book(folder / "book.db");
    struct stat status {};
    REQUIRE(::stat((folder / "book.db").c_str(), &status) == 0);
    CHECK((status.st_mode & 0777) == 0600);
    CHECK(book.identity() == BookIdentity{.office = "Test office", .specimen = true});
    CHECK(verify(book, Depth::deep).findings.empty());
    CHECK(book.newest_entry().entry == EntryId{1});
    CHECK(book.newest_entry().head == book.head());
    CHECK_FALSE(std::filesystem::exists(folder / "book.db.new"));
}

TEST_CASE("a book is never overwritten, and what is no book is refused") {
    const TemporaryFolder folder;
    const auto path = folder / "book.db";
    CHECK(refusal_code([&] { Book::open(path, Access::read); }) == "book.missing");
    std::ofstream(path) << "";
    CHECK(refusal_code([&] { Book::open(path, Access::read); }) == "book.not-a-book");
    CHECK(refusal_code([&] { new_book(path); }) == "book.exists");
    std::ofstream(path) << "This is a letter, not a book. It is long enough for a header, though "
                           "it never was one, and says so in more than a hundred bytes.";
    CHECK(refusal_code([&] { Book::open(path, Access::read); }) == "book.not-a-book");
    RawFile(folder / "other.db").run("CREATE TABLE t (x)");
    CHECK(refusal_code([&] { Book::open(folder / "other.db", Access::write); }) ==
          "book.not-a-book");
    std::filesystem::create_directory(folder / "directory");
    CHECK(refusal_code([&] { Book::open(folder / "directory", Access::read); }) ==
          "book.not-a-book");
}

TEST_CASE("a file that says it is ours and has no schema of ours is no book") {
    for (const auto* version : {"0", "-1", "-2147483648"}) {
        INFO("user_version " << version);
        const TemporaryFolder folder;
        const auto path = folder / "book.db";
        RawFile(path).run(
            fmt::format("PRAGMA application_id={}; PRAGMA user_version={};", 0x6462766b, version));
        CHECK(refusal_code([&] { Book::open(path, Access::write); }) == "book.not-a-book");
        CHECK(refusal_code([&] { restore(path, folder / "again.db"); }) == "book.not-a-book");
        CHECK_FALSE(std::filesystem::exists(folder / "again.db"));
    }
}

TEST_CASE("a book appears with what its maker records in it, or not at all") {
    const TemporaryFolder folder;
    const auto path = folder / "book.db";
    const BookIdentity identity{.office = "ISU", .specimen = true};
    const Occasion occasion{
        .recorded_on = day("2017-01-09"), .instant = "2017-01-09T08:00:00Z", .actor = "tester"};
    const auto before = commits_so_far();
    const auto note = [&](Book& book) {
        WriteTransaction transaction(book, occasion);
        append_entry(transaction, {.kind = engine::EntryKind::setting,
                                   .fund = {},
                                   .booked_on = occasion.recorded_on,
                                   .reason = "first"});
        transaction.commit();
        CHECK_FALSE(std::filesystem::exists(path));
    };
    CHECK_THROWS_AS(Book::create(path, identity, occasion,
                                 [&](Book& book) {
                                     note(book);
                                     throw std::runtime_error("in between");
                                 }),
                    std::runtime_error);
    CHECK(std::filesystem::is_empty(folder / "."));
    const auto book = Book::create(path, identity, occasion, note);
    CHECK(static_cast<std::int64_t>(book.newest_entry().entry) == 2);
    CHECK(commits_so_far() == before);
    CHECK_FALSE(std::filesystem::exists(folder / "book.db.new.lock"));
}

TEST_CASE("a link to a book is not followed") {
    const TemporaryFolder folder;
    new_book(folder / "book.db");
    std::filesystem::create_symlink(folder / "book.db", folder / "link.db");
    CHECK(refusal_code([&] { Book::open(folder / "link.db", Access::read); }) == "book.not-a-book");
}

TEST_CASE("a book of a newer schema is refused") {
    const TemporaryFolder folder;
    const auto path = folder / "book.db";
    new_book(path);
    RawFile(path).run("PRAGMA user_version=999");
    CHECK(refusal_code([&] { Book::open(path, Access::read); }) == "book.newer");
}

TEST_CASE("what a transaction did not commit leaves no trace") {
    const TemporaryFolder folder;
    auto book = sample_book(folder / "book.db");
    const auto head = book.head();
    const auto newest = book.newest_entry().entry;
    {
        WriteTransaction transaction(book, on("2017-02-01"));
        append_note(transaction, "2017-02-01");
        CHECK(book.newest_entry().entry != newest);
    }
    CHECK(book.head() == head);
    CHECK(book.newest_entry().entry == newest);
    CHECK(verify(book, Depth::deep).findings.empty());
}

TEST_CASE("a writer killed in the middle leaves the book as it was") {
    const TemporaryFolder folder;
    const auto path = folder / "book.db";
    const auto head = sample_book(path).head();
    const auto child = ::fork();
    if (child == 0) {
        auto book = Book::open(path, Access::write);
        WriteTransaction transaction(book, on("2017-02-01"));
        // Enough to spill out of the page cache into the file.
        append_note(transaction, "2017-02-01");
        const std::string bytes(40u << 20, 'x');
        append_document(transaction, {.kind = DocumentKind::letter,
                                      .number = {},
                                      .plain_number = "",
                                      .external_number = "",
                                      .fund = {},
                                      .state = {},
                                      .assessment = {},
                                      .year = 2017,
                                      .issued_on = day("2017-02-01"),
                                      .due_on = {},
                                      .amount = {},
                                      .creditor_reference = "",
                                      .language = "en",
                                      .template_sha256 = "",
                                      .lines = {},
                                      .bytes = bytes});
        ::kill(::getpid(), SIGKILL);
    }
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    REQUIRE(WIFSIGNALED(status));
    const auto book = Book::open(path, Access::read);
    CHECK(book.head() == head);
    CHECK(verify(book, Depth::deep).findings.empty());
}

TEST_CASE("the office's day never goes back") {
    const TemporaryFolder folder;
    auto book = sample_book(folder / "book.db");
    CHECK(refusal_code([&] { WriteTransaction(book, on("2017-01-09")); }) ==
          "entry.recorded-before");
    WriteTransaction(book, on("2017-01-10"));
}

TEST_CASE("a second writer waits for the first") {
    const TemporaryFolder folder;
    const auto path = folder / "book.db";
    sample_book(path);
    const auto child = ::fork();
    if (child == 0) {
        auto book = Book::open(path, Access::write);
        for (int count = 0; count < 50; ++count) {
            WriteTransaction transaction(book, on("2017-02-01"));
            append_note(transaction, "2017-02-01");
            transaction.commit();
        }
        ::_exit(0);
    }
    auto book = Book::open(path, Access::write);
    for (int count = 0; count < 50; ++count) {
        WriteTransaction transaction(book, on("2017-02-01"));
        append_note(transaction, "2017-02-01");
        transaction.commit();
    }
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    CHECK(WEXITSTATUS(status) == 0);
    CHECK(static_cast<int>(book.newest_entry().entry) == 106);
    CHECK(verify(book, Depth::quick).findings.empty());
}

TEST_CASE("a reader sees one moment of the book while another writes") {
    const TemporaryFolder folder;
    const auto path = folder / "book.db";
    sample_book(path);
    const auto reader = Book::open(path, Access::read);
    auto writer = Book::open(path, Access::write);
    const auto before = reader.newest_entry().entry;
    auto reading = std::make_unique<ReadTransaction>(reader);
    CHECK(reader.newest_entry().entry == before);
    std::thread releasing([&] {
        std::this_thread::sleep_for(std::chrono::milliseconds(200));
        CHECK(reader.newest_entry().entry == before);
        reading.reset();
    });
    WriteTransaction transaction(writer, on("2017-02-01"));
    append_note(transaction, "2017-02-01");
    transaction.commit();
    releasing.join();
    CHECK(reader.newest_entry().entry != before);
}

TEST_CASE("a book opened for reading cannot be written") {
    const TemporaryFolder folder;
    sample_book(folder / "book.db");
    auto book = Book::open(folder / "book.db", Access::read);
    CHECK(refusal_code([&] {
              WriteTransaction transaction(book, on("2017-02-01"));
              append_note(transaction, "2017-02-01");
          }) == "storage.unwritable");
}

TEST_CASE("what was known on a day or at an entry is found again with its head") {
    const TemporaryFolder folder;
    auto book = new_book(folder / "book.db");
    std::vector<KnownEntry> known{book.newest_entry()};
    for (const auto* date : {"2017-01-10", "2017-01-10", "2017-03-01", "2017-03-05"}) {
        WriteTransaction transaction(book, on(date));
        append_note(transaction, date);
        append_setting(transaction, {.name = "a", .value = date});
        append_setting(transaction, {.name = "b", .value = date});
        transaction.commit();
        known.push_back(book.newest_entry());
    }
    for (const auto& entry : known) CHECK(book.known_at(entry.entry).head == entry.head);
    CHECK(known.back().head == book.head());
    CHECK_FALSE(book.known_on(day("2017-01-08")));
    CHECK(book.known_on(day("2017-01-09"))->entry == EntryId{1});
    CHECK(book.known_on(day("2017-01-31"))->entry == EntryId{3});
    CHECK(book.known_on(day("2017-03-01"))->head == known[3].head);
    CHECK(book.known_on(day("2018-01-01"))->entry == EntryId{5});
    CHECK(refusal_code([&] { book.known_at(EntryId{6}); }) == "entry.unknown");
}

TEST_CASE("the newest confirmation and the newest setting count") {
    const TemporaryFolder folder;
    auto book = sample_book(folder / "book.db");
    CHECK(confirmed_account(book, "isu")->account.fields[1].value == "CH9300762011623852957");
    CHECK_FALSE(confirmed_account(book, "unog"));
    WriteTransaction transaction(book, on("2017-02-01"));
    append_note(transaction, "2017-02-01");
    append_account_confirmation(
        transaction,
        {.biller = "isu", .placeholder = false, .fields = {{.name = "iban", .value = "LI21"}}});
    append_setting(transaction, {.name = "reminder-months", .value = "3"});
    transaction.commit();
    CHECK(confirmed_account(book, "isu")->account.fields ==
          std::vector<AccountField>{{.name = "iban", .value = "LI21"}});
    CHECK(account_confirmations(book).size() == 2);
    CHECK(setting(book, "reminder-months") == "3");
    CHECK(setting(book, "unheard-of") == std::nullopt);
}

TEST_CASE("a fund never changes its currency, and postings read back as written") {
    const TemporaryFolder folder;
    auto book = sample_book(folder / "book.db");
    CHECK(funds(book).size() == 2);
    CHECK(components(book, "isu") ==
          std::vector<std::string>{"isu-meeting-share", "isu-annual-share"});
    WriteTransaction transaction(book, on("2017-02-01"));
    append_note(transaction, "2017-02-01");
    CHECK(refusal_code([&] {
              require_fund(transaction, {.code = "isu",
                                         .biller = "isu",
                                         .convention = "ccm",
                                         .currency = usd(0).currency()});
          }) == "fund.differs");
    const auto invoice = document_by_number(book, "ISU-2017-0001");
    const auto read = postings(book, invoice.entry);
    REQUIRE(read.size() == 4);
    CHECK(read[0].account == Account::receivable_called);
    CHECK(read[0].amount == chf(1520));
    CHECK(read[3].component == "isu-annual-share");
    CHECK(read[3].document == invoice.id);
    CHECK(entry(book, invoice.entry).kind == EntryKind::invoice);
    CHECK(entries_after(book, EntryId{0}, 2).size() == 2);
}
