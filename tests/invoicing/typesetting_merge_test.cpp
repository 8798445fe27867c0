// Merged print copies: every page in order, bookmarks, each font file once, the same bytes.
#include "invoicing/typesetting/merge.hpp"
#include "tests/invoicing/document_samples.hpp"
#include "tests/invoicing/typesetting_samples.hpp"

#include <catch2/catch.hpp>
#include <fmt/format.h>

using namespace dubrovnik;
using namespace dubrovnik::invoicing::typesetting;
using Catch::Matchers::Contains;
using tests::asked, tests::extracted, tests::page_of;

namespace {

// Of two pages each.
std::vector<std::string> documents(std::size_t count) {
    std::vector<std::string> made;
    for (std::size_t index = 0; index < count; ++index)
        made.push_back(tests::made({.draw = [&](Document& document) {
            for (const char* page : {"first", "second"})
                document.add_page().text({.x = 50, .baseline = 50},
                                         fmt::format("{} {} of Türkiye", page, index),
                                         {.family = Family::sans});
        }}));
    return made;
}

std::string merged(const std::vector<std::string>& pdfs) {
    std::vector<MergePart> parts;
    for (const std::string& pdf : pdfs)
        parts.push_back(
            {.pdf = pdf, .bookmarks = {{fmt::format("Côte {}", parts.size()), 1}, {"Letter", 2}}});
    return merge(parts, {.title = "All packets, Türkiye", .author = "Unit"});
}

std::size_t occurrences(const std::string& text, const std::string& wanted) {
    std::size_t count = 0;
    for (std::size_t at = text.find(wanted); at != std::string::npos;
         at = text.find(wanted, at + 1))
        ++count;
    return count;
}

} // namespace

TEST_CASE("merging keeps every page, in order, and its text") {
    std::string wanted;
    for (int index = 0; index < 5; ++index)
        wanted += fmt::format("first {} of Türkiye second {} of Türkiye ", index, index);
    const std::string pdf = merged(documents(5));
    CHECK(extracted(pdf) == wanted);
    const auto checked = asked("qpdf --check FILE", pdf);
    INFO(checked.text);
    CHECK(checked.exit_code == 0);
    CHECK_THAT(asked("pdfinfo FILE", pdf).text,
               Contains("All packets, Türkiye") && Contains("Pages:           10"));
}

TEST_CASE("merged pages look as they did") {
    const auto pdfs = documents(2);
    const std::string alone = asked("pdftoppm -r 60 -f 2 -l 2 FILE", pdfs[1]).text;
    REQUIRE(alone.size() > 10'000);
    CHECK((asked("pdftoppm -r 60 -f 4 -l 4 FILE", merged(pdfs)).text == alone));
}

TEST_CASE("each part has its bookmarks, leading to its first page") {
    const std::string outlines =
        asked("qpdf --json --json-key=outlines FILE", merged(documents(3))).text;
    CHECK(occurrences(outlines, "\"title\"") == 6);
    CHECK(occurrences(outlines, "\"title\": \"Letter\"") == 3);
    CHECK_THAT(outlines, Contains("\"title\": \"Côte 2\""));
    CHECK(occurrences(outlines, "\"destpageposfrom1\": 5,") == 2);
    CHECK(occurrences(outlines, "\"destpageposfrom1\": 2,") == 0);
}

TEST_CASE("equal font files are kept once, so that many documents stay small") {
    const auto few = documents(2), many = documents(40);
    // The shared part of the sans face and its own letter "ü".
    CHECK(occurrences(asked("qpdf --qdf FILE -", merged(few)).text, "/Length1") == 2);
    CHECK(occurrences(asked("qpdf --qdf FILE -", merged(many)).text, "/Length1") == 2);
    std::size_t alone = 0;
    for (const std::string& pdf : many) alone += pdf.size();
    CHECK(merged(many).size() < alone / 3);
}

TEST_CASE("the same parts give the same bytes, other parts another ID") {
    const auto pdfs = documents(4);
    CHECK(merged(pdfs) == merged(pdfs));
    CHECK(merged(pdfs) != merged({pdfs[1], pdfs[0]}));
}

TEST_CASE("a part that is no PDF is refused by its number") {
    auto pdfs = documents(2);
    pdfs[1] = pdfs[1].substr(0, pdfs[1].size() / 2);
    CHECK_THROWS_WITH(merged(pdfs), Contains("pdf.unreadable") && Contains("document 2"));
    pdfs[1].clear();
    CHECK_THROWS_WITH(merged(pdfs), Contains("pdf.unreadable") && Contains("document 2"));
}
