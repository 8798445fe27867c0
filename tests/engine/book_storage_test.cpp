#include "engine/book/connection.hpp"
#include "engine/book/settings.hpp"
#include "engine/book/storage_failed.hpp"
#include "engine/book/verify.hpp"
#include "tests/engine/ledger_fixture.hpp"

#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <fstream>

using namespace dubrovnik;
using namespace dubrovnik::book_test;
using namespace dubrovnik::engine;
using namespace dubrovnik::engine::book;

namespace {

void overwrite(const std::filesystem::path& path, std::streamoff from, std::size_t count) {
    std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(from);
    file << std::string(count, '\xff');
}

} // namespace

TEST_CASE("a full disk is storage trouble, and the book stays as it was") {
    const TemporaryFolder folder;
    auto book = sample_book(folder / "book.db");
    const auto head = book.head();
    const auto pages = book.connection().integer("PRAGMA page_count");
    book.connection().execute(fmt::format("PRAGMA max_page_count={}", pages + 2));
    CHECK(refusal_code([&] {
              record(book, "2017-02-01", [](WriteTransaction& transaction) {
                  append_entry(transaction, {.kind = EntryKind::setting,
                                             .fund = {},
                                             .booked_on = day("2017-02-01"),
                                             .reason = std::string(100'000, 'x')});
              });
          }) == "storage.full");
    CHECK(book.head() == head);
    CHECK(verify(book, Depth::deep).findings.empty());
    // The next, smaller one goes through.
    record(book, "2017-02-01", [](WriteTransaction& transaction) {
        append_entry(transaction, {.kind = EntryKind::setting,
                                   .fund = {},
                                   .booked_on = day("2017-02-01"),
                                   .reason = "small"});
    });
    CHECK(book.head() != head);
}

TEST_CASE("a row that the file itself refuses is storage trouble, not a crash") {
    const TemporaryFolder folder;
    auto book = sample_book(folder / "book.db");
    CHECK(refusal_code([&] {
              record(book, "2017-02-01", [](WriteTransaction& transaction) {
                  append_entry(transaction, {.kind = EntryKind::invoice,
                                             .fund = "isu",
                                             .booked_on = day("2017-02-01"),
                                             .reason = ""});
                  const NumberSeries series{
                      .biller = "isu", .kind = DocumentKind::invoice, .issue_year = 2017};
                  append_document(transaction, {.kind = DocumentKind::invoice,
                                                .number = DocumentNumber{.text = "ISU-2017-0009",
                                                                         .series = series,
                                                                         .sequence = 9},
                                                .plain_number = "",
                                                .external_number = "",
                                                .fund = "isu",
                                                .state = state("CHE"),
                                                .assessment = {},
                                                .year = 2017,
                                                .issued_on = day("2017-02-01"),
                                                .due_on = {},
                                                .amount = {},
                                                .creditor_reference = "",
                                                .language = "en",
                                                .template_sha256 = "",
                                                .lines = {},
                                                .bytes = "bytes"});
              });
          }) == "storage.constraint");
}

TEST_CASE("what SQLite cannot do for another reason is storage trouble with its words") {
    const TemporaryFolder folder;
    auto book = sample_book(folder / "book.db");
    CHECK(refusal_code([&] { book.connection().execute("SELECT nothing"); }) == "storage.failed");
}

TEST_CASE("a damaged file is told as damaged, by whatever meets it first") {
    const TemporaryFolder folder;
    const auto path = folder / "book.db";
    sample_book(path);
    RawFile file(path);
    const auto page = std::stoll(file.value("SELECT rootpage FROM sqlite_schema WHERE name ="
                                            " 'settings'"));
    overwrite(path, (page - 1) * 4096, 4096);
    const auto book = Book::open(path, Access::read);
    CHECK(refusal_code([&] { setting(book, "reminder-months"); }) == "storage.damaged");
    const auto findings = verify(book, Depth::quick).findings;
    REQUIRE_FALSE(findings.empty());
    bool storage_named = false;
    for (const auto& found : findings) storage_named |= found.code == "verify.storage";
    CHECK(storage_named);
}

TEST_CASE("wherever a block of the file is overwritten, it never passes for sound") {
    const TemporaryFolder folder;
    const auto original = folder / "book.db";
    full_book(original);
    const auto pages = static_cast<std::streamoff>(std::filesystem::file_size(original) / 4096);
    int refused = 0;
    for (std::streamoff page = 1; page < pages; page += 3) {
        const auto path = folder / fmt::format("copy-{}.db", page);
        std::filesystem::copy_file(original, path);
        overwrite(path, page * 4096, 4096);
        INFO("page " << page + 1);
        try {
            if (!verify(Book::open(path, Access::read), Depth::deep).findings.empty()) ++refused;
        } catch (const std::exception&) {
            ++refused; // it could not even be opened
        }
        std::filesystem::remove(path);
    }
    CHECK(refused == (pages - 1 + 2) / 3);
}
