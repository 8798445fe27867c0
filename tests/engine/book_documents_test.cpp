#include "engine/book/documents.hpp"

#include "engine/book/settings.hpp"
#include "engine/book/storage_failed.hpp"
#include "engine/book/verify.hpp"
#include "tests/engine/ledger_fixture.hpp"

#include <catch2/catch.hpp>
#include <chrono>
#include <fmt/format.h>

using namespace dubrovnik;
using namespace dubrovnik::book_test;
using namespace dubrovnik::engine::book;
using engine::EntryKind;

namespace {

NewDocument letter(std::string_view bytes) {
    return {.kind = DocumentKind::letter,
            .number = {},
            .plain_number = "",
            .external_number = "",
            .fund = {},
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
            .bytes = bytes};
}

DocumentLine line(std::int64_t amount_minor) {
    return {.component = "isu-annual-share",
            .title = "A line",
            .legal_basis = "",
            .base = chf(amount_minor),
            .part = "",
            .rate = "",
            .share = "",
            .amount = chf(amount_minor)};
}

InvoiceOrder order(std::string_view year) {
    return {.fund = "isu",
            .state = "CHE",
            .lines = {line(100)},
            .bytes = "bytes",
            .issued_on = fmt::format("{}-03-01", year),
            .due_on = fmt::format("{}-03-31", year)};
}

} // namespace

TEST_CASE("each document kind reads back from its text") {
    for (int kind = 0; kind <= static_cast<int>(DocumentKind::opening); ++kind)
        CHECK(parse_document_kind(document_kind_text(static_cast<DocumentKind>(kind))) ==
              static_cast<DocumentKind>(kind));
    CHECK_FALSE(parse_document_kind("novel"));
}

TEST_CASE("a document reads back with its lines and its very bytes") {
    const TemporaryFolder folder;
    const auto book = sample_book(folder / "book.db");
    const auto invoice = document_by_number(book, "ISU-2017-0001");
    CHECK(invoice.amount == chf(4823));
    CHECK(invoice.call == "annual");
    CHECK(invoice.biller == "isu");
    CHECK(invoice.due_on == day("2017-02-09"));
    CHECK(invoice.sha256 == sha256_hex("isu bytes"));
    CHECK(document_bytes(book, invoice.id) == "isu bytes");
    const auto lines = document_lines(book, invoice.id);
    REQUIRE(lines.size() == 2);
    CHECK(lines[0].component == "isu-meeting-share");
    CHECK(lines[1].amount == chf(3303));
    CHECK_THROWS_AS(document_by_number(book, "ISU-2017-0002"), scales::Refused);
}

TEST_CASE("what was issued for a call is found by State, letter first") {
    const TemporaryFolder folder;
    const auto book = sample_book(folder / "book.db");
    const auto assessment =
        find_assessment(book, {.convention = "ccm", .year = 2017, .call = "annual"});
    REQUIRE(assessment);
    const auto found = packets(book, *assessment);
    REQUIRE(found.size() == 1);
    CHECK(found[0].state == state("AFG"));
    REQUIRE(found[0].documents.size() == 3);
    CHECK(found[0].documents[0].kind == DocumentKind::letter);
    CHECK(found[0].documents[1].number == "UNOG-2017-0001");
}

TEST_CASE("documents are filtered by State, fund, kind, year and call") {
    const TemporaryFolder folder;
    const auto book = sample_book(folder / "book.db");
    CHECK(documents(book).size() == 3);
    CHECK(documents(book,
                    {.state = state("AFG"), .fund = {}, .kind = {}, .year = {}, .assessment = {}})
              .size() == 3);
    CHECK(documents(book,
                    {.state = state("CHE"), .fund = {}, .kind = {}, .year = {}, .assessment = {}})
              .empty());
    CHECK(documents(book, {.state = {}, .fund = "isu", .kind = {}, .year = {}, .assessment = {}})
              .size() == 1);
    CHECK(documents(book, {.state = {},
                           .fund = {},
                           .kind = DocumentKind::letter,
                           .year = 2017,
                           .assessment = AssessmentId{1}})
              .size() == 1);
    CHECK(documents(book, {.state = {}, .fund = {}, .kind = {}, .year = 2016, .assessment = {}})
              .empty());
}

TEST_CASE("numbers run without a gap per biller, kind and year, whatever is rolled back") {
    const TemporaryFolder folder;
    auto book = sample_book(folder / "book.db");
    for (int round = 0; round < 3; ++round) {
        record(book, "2018-03-01",
               [](WriteTransaction& kept) { issue_invoice(kept, order("2018")); });
        WriteTransaction dropped(book, on("2018-03-01"));
        issue_invoice(dropped, order("2018"));
    }
    std::vector<std::string> numbers;
    for (const auto& found :
         documents(book, {.state = {}, .fund = "isu", .kind = {}, .year = 2018, .assessment = {}}))
        numbers.push_back(found.number);
    CHECK(numbers == std::vector<std::string>{"ISU-2018-0001", "ISU-2018-0002", "ISU-2018-0003"});
    CHECK(verify(book, Depth::deep).findings.empty());
}

TEST_CASE("a number that is taken is refused") {
    const TemporaryFolder folder;
    auto book = sample_book(folder / "book.db");
    WriteTransaction transaction(book, on("2017-02-01"));
    auto twice = letter("bytes");
    twice.plain_number = "ISU-2017-0001";
    append_entry(
        transaction,
        {.kind = EntryKind::packet, .fund = {}, .booked_on = day("2017-02-01"), .reason = ""});
    CHECK_THROWS_AS(append_document(transaction, twice), scales::Refused);
}

TEST_CASE("bytes that are not those stored are never handed out") {
    const TemporaryFolder folder;
    const auto path = folder / "book.db";
    sample_book(path);
    REQUIRE(RawFile(path).run_without_triggers(
                "UPDATE contents SET bytes = CAST('ISU bytes' AS BLOB) WHERE id = 2") == "");
    const auto book = Book::open(path, Access::read);
    CHECK_THROWS_AS(document_bytes(book, document_by_number(book, "ISU-2017-0001").id),
                    StorageFailed);
    CHECK(verify(book, Depth::quick).findings.empty());
    CHECK(verify(book, Depth::deep).findings.at(0).code == "verify.content");
}

TEST_CASE("a frozen call reads back as it was, to the last share") {
    const TemporaryFolder folder;
    const auto book = sample_book(folder / "book.db");
    const auto found = assessments(book);
    REQUIRE(found.size() == 1);
    CHECK(found[0].meeting->opens == day("2017-09-04"));
    CHECK(frozen_assessment(book, found[0].id) == sample_assessment());
    CHECK_FALSE(find_assessment(book, {.convention = "ccm", .year = 2018, .call = "annual"}));
}

TEST_CASE("a year's packets are stored in a fraction of a second", "[.][speed]") {
    const TemporaryFolder folder;
    auto book = sample_book(folder / "book.db");
    const std::string bytes(20'000, 'x');
    auto wanted = order("2018");
    wanted.lines = {line(100), line(200)};
    wanted.bytes = bytes;
    const auto start = std::chrono::steady_clock::now();
    WriteTransaction transaction(book, on("2018-03-01"));
    for (int count = 0; count < 102; ++count) {
        const auto one = issue_invoice(transaction, wanted);
        const auto two = issue_invoice(transaction, wanted);
        append_entry(
            transaction,
            {.kind = EntryKind::packet, .fund = {}, .booked_on = day("2018-03-01"), .reason = ""});
        const auto three = append_document(transaction, letter(bytes));
        append_packet(
            transaction,
            {.assessment = AssessmentId{1}, .state = state("CHE"), .documents = {three, one, two}});
    }
    transaction.commit();
    const auto taken = std::chrono::steady_clock::now() - start;
    WARN(fmt::format("306 documents in {} ms",
                     std::chrono::duration_cast<std::chrono::milliseconds>(taken).count()));
    CHECK(taken < std::chrono::milliseconds(400));
    CHECK(verify(book, Depth::deep).findings.empty());
}

TEST_CASE("what the book does not have is refused by its id or number") {
    const TemporaryFolder folder;
    const auto book = sample_book(folder / "book.db");
    CHECK(refusal_code([&] { document(book, DocumentId{999}); }) == "document.unknown");
    CHECK(refusal_code([&] { document_bytes(book, DocumentId{999}); }) == "document.unknown");
    CHECK(refusal_code([&] { document_by_number(book, "ISU-2017-0009"); }) == "document.unknown");
    CHECK(refusal_code([&] { entry(book, EntryId{999}); }) == "entry.unknown");
}
