// The files themselves, as foreign programs see them: sound, the same each time, nothing lost.
#include "invoicing/typesetting/flow.hpp"
#include "invoicing/typesetting/outline.hpp"
#include "invoicing/typesetting/render.hpp"
#include "scales/finding.hpp"
#include "tests/invoicing/document_samples.hpp"
#include "tests/invoicing/typesetting_samples.hpp"

#include <catch2/catch.hpp>
#include <fmt/format.h>

using namespace dubrovnik;
using namespace dubrovnik::invoicing::typesetting;
using Catch::Matchers::Contains;
using tests::asked, tests::extracted, tests::latin_fonts, tests::made, tests::page_of;

namespace {

const TextStyle sans{.family = Family::sans, .size = 10, .leading = 14};

const std::vector<std::string> names = {"Côte d'Ivoire", "São Tomé and Príncipe", "Türkiye",
                                        "Curaçao, Réunion, Åland",
                                        "Łódź, Šiauliai, Žďár, Ștefan, ğüşıİ"};

std::string numbered(Typesetter& typesetter, std::size_t index) {
    Document document(typesetter, {.title = fmt::format("Document {}", index)});
    document.watermark({});
    Flow flow(document, {.margins = {50, 50, 50, 50}});
    flow.paragraph(plain(names[index % names.size()] + fmt::format(" {}", index)), {.text = sans});
    flow.finish();
    return std::move(document).finish();
}

// The whole line of a program's answer that begins with `key`.
std::string line_of(const std::string& answer, const std::string& key) {
    const std::size_t begin = answer.find(key);
    if (begin == std::string::npos) return "";
    return answer.substr(begin, answer.find('\n', begin) - begin);
}

std::string raster(const std::string& pdf) {
    return asked("pdftoppm -r 100 FILE", pdf).text;
}

} // namespace

TEST_CASE("a document has the same bytes alone, in a batch, and from two threads") {
    constexpr std::size_t count = 40;
    const auto batch = [&](std::size_t workers) {
        return render_all(latin_fonts(),
                          {.document_count = count, .worker_count = workers, .render = numbered});
    };
    const auto one = batch(1);
    CHECK(one == batch(2));
    for (std::size_t index = 0; index < count; ++index) {
        Typesetter alone(latin_fonts());
        CHECK(numbered(alone, index) == one[index]);
    }
    CHECK(one[0] != one[5]);
}

TEST_CASE("documents that are refused in a batch are all named, in order") {
    try {
        render_all(latin_fonts(),
                   {.document_count = 9,
                    .worker_count = 2,
                    .render = [](Typesetter& typesetter, std::size_t index) {
                        if (index % 4 == 3)
                            typesetter.width(plain(fmt::format("no {} \u4e2d", index)), sans, {});
                        return numbered(typesetter, index);
                    }});
        FAIL("set a character without a glyph");
    } catch (const scales::Refused& refused) {
        REQUIRE(refused.findings().size() == 2);
        CHECK_THAT(refused.findings()[0].message, Contains("no 3"));
        CHECK_THAT(refused.findings()[1].message, Contains("no 7"));
    }
}

TEST_CASE("qpdf finds nothing wrong, and every font is embedded with its text") {
    const std::string pdf = page_of(names);
    const auto checked = asked("qpdf --check FILE", pdf);
    INFO(checked.text);
    CHECK(checked.exit_code == 0);
    CHECK_THAT(checked.text, !Contains("WARNING"));
    const std::string fonts = asked("pdffonts FILE", pdf).text;
    INFO(fonts);
    // Six faces, each once for basic Latin and once for this document's further letters.
    std::size_t embedded = 0;
    for (std::size_t at = fonts.find("Identity-H"); at != std::string::npos;
         at = fonts.find("Identity-H", at + 1))
        embedded += fonts.compare(at, 30, "Identity-H       yes yes yes  ") == 0 ? 1u : 0u;
    CHECK(embedded == 12);
}

TEST_CASE("names with diacritics are extracted as they were set, in reading order") {
    std::string wanted;
    for (const std::string& name : names)
        for (int face = 0; face < 6; ++face) wanted += name + " ";
    CHECK(extracted(page_of(names)) == wanted);
}

TEST_CASE("ligatures and no-break spaces are searched as they are typed") {
    CHECK(extracted(page_of({"official CHF\u00a01,932.34 affluent"})).substr(0, 31) ==
          "official CHF 1,932.34 affluent ");
}

TEST_CASE("no glyph is lost: the subsets draw what the whole fonts draw") {
    const auto [text, language] = GENERATE(table<std::string, Language>(
        {{"Côte d'Ivoire, São Tomé and Príncipe, Türkiye: 0123456789 × ÷ “ ” ‘ ’ – — fi ffl",
          {.tag = "en"}},
         {"ABCDEFGHIJKLMNOPQRSTUVWXYZ abcdefghijklmnopqrstuvwxyz (){}[]<>&%$#@!?;:", {.tag = "en"}},
         {"ŠšŽžĞğŞşİıŁłŐőŰűĂăÂâȘșȚțČčĐđÆæØøÅåßÐðÞþŽżźŵŷ", {.tag = "fr"}},
         {"Взносы государств-участников: Ёё Йй Щщ Ъъ Ыы Ээ Юю Яя Її Єє Ґґ № 17", {.tag = "ru"}},
         {"تقدير الاشتراكات المقررة للدول الأطراف CHF 1,932.34 لا إله آئؤءة ١٢٣",
          {.tag = "ar", .direction = Direction::right_to_left}}}));
    const std::string subset = page_of({text}, latin_fonts(), language);
    const std::string whole = page_of({text}, tests::unsubsetted_fonts(), language);
    REQUIRE(subset.size() < whole.size() / 10);
    const std::string picture = raster(subset);
    REQUIRE(picture.size() > 100'000);
    CHECK((picture == raster(whole)));
}

TEST_CASE("title, author, language and days are in the file, and no other day") {
    Typesetter typesetter(latin_fonts());
    const auto pdf_of = [&](std::optional<scales::Day> day) {
        Document document(typesetter, {.title = "Rechnung für Türkiye",
                                       .author = "Unit (Geneva)",
                                       .subject = "Article 14 \\ 60 %",
                                       .keywords = "ISU-2017-0001",
                                       .creator = "dubrovnik",
                                       .language = {.tag = "fr"},
                                       .created_on = day});
        document.add_page();
        return std::move(document).finish();
    };
    const std::string pdf = pdf_of(scales::parse_day("2017-01-09"));
    const std::string facts = asked("pdfinfo -isodates FILE", pdf).text;
    CHECK_THAT(line_of(facts, "Title:"), Contains("Rechnung für Türkiye"));
    CHECK_THAT(line_of(facts, "Author:"), Contains("Unit (Geneva)"));
    CHECK_THAT(line_of(facts, "Subject:"), Contains("Article 14 \\ 60 %"));
    CHECK_THAT(line_of(facts, "Keywords:"), Contains("ISU-2017-0001"));
    CHECK_THAT(line_of(facts, "Creator:"), Contains("dubrovnik"));
    CHECK_THAT(line_of(facts, "CreationDate:"), Contains("2017-01-09"));
    CHECK_THAT(line_of(facts, "Page size:"), Contains("A4"));
    CHECK_THAT(asked("qpdf --qdf FILE -", pdf).text,
               Contains("/Lang (fr)") && Contains("/DisplayDocTitle true"));
    CHECK(line_of(asked("pdfinfo FILE", pdf_of(std::nullopt)).text, "CreationDate:").empty());
}

TEST_CASE("the file's ID changes with its content") {
    const auto id = [](const std::string& pdf) { return pdf.substr(pdf.rfind("/ID [<") + 6, 32); };
    CHECK(id(page_of({"a"})) == id(page_of({"a"})));
    CHECK(id(page_of({"a"})) != id(page_of({"b"})));
}

TEST_CASE("the watermark lies on every page and in no copied text") {
    const auto pdf_with = [](bool marked) {
        return made({.draw = [&](Document& document) {
            for (const char* text : {"first", "second"})
                document.add_page().text({.x = 50, .baseline = 50}, text, sans);
            if (marked) document.watermark({.text = "SPECIMEN"});
        }});
    };
    CHECK(extracted(pdf_with(true)) == extracted(pdf_with(false)));
    CHECK((raster(pdf_with(true)) != raster(pdf_with(false))));
}

TEST_CASE("decorations know the number of pages, and are artifacts") {
    const std::string pdf = made({.draw = [](Document& document) {
        document.add_page();
        document.add_page();
        document.decorate([](Page& page, PageNumber at) {
            page.text({.x = 50, .baseline = 800},
                      fmt::format("Page {} of {}", at.number, at.page_count), sans);
        });
    }});
    CHECK(extracted(pdf) == "Page 1 of 2 Page 2 of 2 ");
    CHECK_THAT(asked("qpdf --qdf FILE -", pdf).text, Contains("/Artifact <</Type/Pagination>>BDC"));
}

TEST_CASE("figures at the right edge end there to a hundredth of a point") {
    const std::string pdf = made({.draw = [](Document& document) {
        Page& page = document.add_page();
        double baseline = 50;
        for (const char* amount : {"1.11", "999,999,999.99", "17,471.70"})
            page.text({.x = 500, .baseline = baseline += 20, .alignment = Alignment::right}, amount,
                      sans);
    }});
    const std::string boxes = asked("pdftotext -bbox FILE -", pdf).text;
    std::size_t count = 0;
    for (std::size_t at = boxes.find("xMax=\""); at != std::string::npos;
         at = boxes.find("xMax=\"", at + 1), ++count)
        CHECK(std::stod(boxes.substr(at + 6)) == Approx(500).margin(0.011));
    CHECK(count == 3);
}

TEST_CASE("a single line that is wider than allowed is refused, not cut off") {
    const auto draw = [](double width_at_most) {
        return made({.draw = [&](Document& document) {
            document.add_page().text({.x = 50, .baseline = 50, .width_at_most = width_at_most},
                                     "999,999,999.99", sans);
        }});
    };
    CHECK_NOTHROW(draw(100));
    CHECK_THROWS_WITH(draw(40), Contains("layout.overflow") && Contains("999,999,999.99"));
}

TEST_CASE("bookmarks hang under each other as their levels say") {
    const std::vector<int> levels{1, 2, 2, 1, 3, 2};
    const auto links = outline_links(levels);
    CHECK(links[0].next == 3u);
    CHECK(links[0].first_child == 1u);
    CHECK(links[0].last_child == 2u);
    CHECK(links[0].descendant_count == 2);
    CHECK(links[2].previous == 1u);
    CHECK(links[3].previous == 0u);
    CHECK(links[4].parent == 3u);
    CHECK(links[5].parent == 3u);
    CHECK(links[5].previous == 4u);
    CHECK_FALSE(links[3].next.has_value());
}

TEST_CASE("a bookmark leads to its page and height") {
    const std::string pdf = made({.draw = [](Document& document) {
        document.add_page();
        document.add_page();
        document.bookmark({.title = "Annex of Türkiye", .page_index = 1, .y = 100});
        document.bookmark({.title = "Invoice", .page_index = 0, .y = 0});
    }});
    const std::string outlines = asked("qpdf --json --json-key=outlines FILE", pdf).text;
    const std::size_t first = outlines.find("\"title\": \"Invoice\"");
    const std::size_t second = outlines.find("\"title\": \"Annex of Türkiye\"");
    REQUIRE(second != std::string::npos);
    CHECK(first < second);
    CHECK_THAT(outlines, Contains("\"destpageposfrom1\": 2") && Contains("741.89"));
}
