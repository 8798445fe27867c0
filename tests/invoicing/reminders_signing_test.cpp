// What came back signed: one scan for a letter, or one for a run, cut by the letters' pages.
#include "engine/book/dispatches.hpp"
#include "engine/book/journal.hpp"
#include "invoicing/dispatch/signing.hpp"
#include "invoicing/typesetting/merge.hpp"
#include "tests/invoicing/typesetting_samples.hpp"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fmt/format.h>

using namespace dubrovnik;
using namespace dubrovnik::invoicing;
namespace book = engine::book;

namespace {

const scales::Day today = *scales::parse_day("2016-12-03");
const book::Occasion occasion{
    .recorded_on = today, .instant = "2016-12-03T08:30:00Z", .actor = "tester"};

// Its pages say "CHE 1", "CHE 2", …
std::string pages_of(const std::string& text, int count) {
    return tests::made({.draw = [&](typesetting::Document& document) {
        for (int page = 1; page <= count; ++page)
            document.add_page().text({.x = 50, .baseline = 50}, fmt::format("{} {}", text, page),
                                     {.family = typesetting::Family::sans});
    }});
}

class Folder {
  public:
    Folder() {
        auto name = (std::filesystem::temp_directory_path() / "dubrovnik-signing-XXXXXX").string();
        REQUIRE(::mkdtemp(name.data()) != nullptr);
        path_ = name;
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    ~Folder() { std::filesystem::remove_all(path_); }
    std::filesystem::path file(const char* name) const { return path_ / name; }

  private:
    std::filesystem::path path_;
};

book::NewDocument reminder(const std::string& state, std::string_view bytes) {
    return {.kind = book::DocumentKind::reminder,
            .number = {},
            .plain_number = "REM-2016-12-03-" + state,
            .external_number = {},
            .fund = {},
            .state = scales::parse_state_code(state),
            .assessment = {},
            .year = 2016,
            .issued_on = today,
            .due_on = {},
            .amount = {},
            .creditor_reference = {},
            .language = "fr",
            .template_sha256 = {},
            .lines = {},
            .bytes = bytes};
}

// Three letters of one, two and one page.
struct Run {
    Folder folder;
    book::Book book =
        book::Book::create(folder.file("book.db"), {.office = "Test", .specimen = true}, occasion);
    std::vector<IssuedLetter> letters = written();

    std::vector<IssuedLetter> written() {
        std::vector<IssuedLetter> found;
        book::WriteTransaction transaction(book, occasion);
        book::append_entry(transaction, {.kind = engine::EntryKind::reminder_run,
                                         .fund = {},
                                         .booked_on = today,
                                         .reason = "3 letters"});
        for (const auto& [state, pages] :
             std::vector<std::pair<std::string, int>>{{"BEL", 1}, {"CHE", 2}, {"FRA", 1}}) {
            const auto bytes = pages_of(state, pages);
            const auto id = book::append_document(transaction, reminder(state, bytes));
            found.push_back({.name = "REM-2016-12-03-" + state,
                             .letter = book::document(book, id),
                             .state = *scales::parse_state_code(state),
                             .level = 1,
                             .enclosures = {},
                             .totals = {},
                             .folder = {}});
        }
        transaction.commit();
        return found;
    }

    engine::EntryId sign(std::span<const IssuedLetter> some, const std::string& scan) {
        book::WriteTransaction transaction(book, occasion);
        const auto made = record_signed(transaction, some, {.file = "scan.pdf", .pdf = scan});
        transaction.commit();
        CHECK(made.letter_count == some.size());
        CHECK(made.page_count == typesetting::page_count(scan));
        return made.entry.value_or(engine::EntryId{});
    }

    // The code of the refusal; nothing of it stays in the book.
    std::string refusal(std::span<const IssuedLetter> some, const std::string& scan) {
        const auto head = book.head();
        try {
            sign(some, scan);
            return "";
        } catch (const scales::Refused& refused) {
            CHECK(book.head() == head);
            CHECK(refused.findings().front().place == scales::Place{"scan.pdf", 0});
            return refused.findings().front().code;
        }
    }

    // What the signed scan of a letter says, page by page.
    std::string signed_text(std::size_t index) const {
        const auto scan = book::signed_scan(book, letters[index].letter.id);
        if (!scan) return "";
        return tests::extracted(book::document_bytes(book, *scan));
    }
};

} // namespace

TEST_CASE("the scan of a run is cut into its letters by their pages") {
    Run run;
    const auto entry = run.sign(run.letters, pages_of("signed", 4));
    CHECK(run.signed_text(0) == "signed 1 ");
    CHECK(run.signed_text(1) == "signed 2 signed 3 ");
    CHECK(run.signed_text(2) == "signed 4 ");
    CHECK(book::entry(run.book, entry).kind == engine::EntryKind::signature);
    for (const auto& letter : run.letters) {
        const auto scan = book::document(run.book, *book::signed_scan(run.book, letter.letter.id));
        CHECK(scan.kind == book::DocumentKind::scan);
        CHECK(scan.entry == entry);
        CHECK(scan.state == letter.state);
        CHECK(scan.language == "fr");
        CHECK(scan.issued_on == today);
        CHECK(typesetting::page_count(book::document_bytes(run.book, letter.letter.id)) ==
              typesetting::page_count(book::document_bytes(run.book, scan.id)));
    }
}

TEST_CASE("a scan that has not the pages of the run's letters is refused") {
    Run run;
    for (const int pages : {1, 3, 5}) {
        INFO(pages);
        CHECK(run.refusal(run.letters, pages_of("signed", pages)) == "signed.pages");
    }
    CHECK(run.refusal(std::span(run.letters).first(2), pages_of("signed", 4)) == "signed.pages");
    CHECK(run.signed_text(0) == "");
}

TEST_CASE("the scan of a single letter is refused unless it has just its pages") {
    Run run;
    const auto second = std::span(run.letters).subspan(1, 1); // of two pages
    for (const int pages : {1, 3, 4}) {
        INFO(pages);
        CHECK(run.refusal(second, pages_of("signed", pages)) == "signed.pages");
    }
    CHECK(run.signed_text(1) == "");
}

TEST_CASE("the scan of a single letter is kept as it came, byte by byte") {
    Run run;
    const auto scan = pages_of("signed", 2);
    run.sign(std::span(run.letters).subspan(1, 1), scan);
    const auto kept = book::signed_scan(run.book, run.letters[1].letter.id);
    REQUIRE(kept.has_value());
    CHECK((book::document_bytes(run.book, *kept) == scan)); // bytes that no terminal should show
    CHECK(run.signed_text(0) == "");
    CHECK(run.signed_text(2) == "");
}

TEST_CASE("the same scan again adds nothing, of a run or of one letter") {
    Run run;
    const auto all = pages_of("signed", 4);
    run.sign(run.letters, all);
    const auto head = run.book.head();
    CHECK(run.sign(run.letters, all) == engine::EntryId{});
    CHECK(run.book.head() == head);
    const auto first = std::span(run.letters).first(1);
    const auto one = pages_of("better", 1);
    CHECK(run.sign(first, one) != engine::EntryId{});
    CHECK(run.sign(first, one) == engine::EntryId{});
    CHECK(run.sign(run.letters, all) != engine::EntryId{}); // one of them is another by now
}

TEST_CASE("a better scan takes the place of an earlier one") {
    Run run;
    run.sign(run.letters, pages_of("crooked", 4));
    run.sign(std::span(run.letters).first(1), pages_of("straight", 1));
    CHECK(run.signed_text(0) == "straight 1 ");
    CHECK(run.signed_text(2) == "crooked 4 ");
}

TEST_CASE("a scan that is no PDF, or a broken one, is refused") {
    Run run;
    CHECK(run.refusal(run.letters, "\x89PNG") == "signed.scan");
    CHECK(run.refusal(run.letters, "") == "signed.scan");
    const auto sound = pages_of("signed", 4);
    CHECK(run.refusal(run.letters, sound.substr(0, sound.size() / 2)) == "pdf.unreadable");
    CHECK(run.refusal(std::span(run.letters).first(1), sound.substr(0, 40)) == "pdf.unreadable");
}
