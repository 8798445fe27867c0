// The structure of a document as Poppler reads it: every part has its tag, in reading order, once.
#include "invoicing/typesetting/flow.hpp"
#include "tests/invoicing/document_samples.hpp"
#include "tests/invoicing/typesetting_samples.hpp"

#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <sstream>

using namespace dubrovnik;
using namespace dubrovnik::invoicing::typesetting;
using Catch::Matchers::Contains;
using tests::asked, tests::made;

namespace {

const TextStyle sans{.family = Family::sans, .size = 10, .leading = 14};
const ParagraphStyle body{.text = sans};
constexpr FlowFrame frame{.margins = {50, 50, 50, 50}};

// Of pdfinfo, with blanks and line ends flattened.
std::string structure_of(const std::function<void(Document&)>& draw, const std::string& tag = "en",
                         Direction direction = Direction::left_to_right) {
    const auto pdf = made({.language = {.tag = tag, .direction = direction}, .draw = draw});
    return tests::flattened(asked("pdfinfo -struct-text FILE", pdf).text);
}

std::string flow_structure(const std::function<void(Flow&)>& add) {
    return structure_of([&](Document& document) {
        Flow flow(document, frame);
        add(flow);
        flow.finish();
    });
}

Table rows(std::size_t count) {
    Table table{.columns = {{.width = 100}, {.width = 100, .alignment = Alignment::end}},
                .text = sans};
    table.head.cells = {{.text = bold("Name")}, {.text = bold("Amount")}};
    for (std::size_t row = 1; row <= count; ++row)
        table.rows.push_back({.cells = {{.text = plain(fmt::format("row {}", row))},
                                        {.text = plain(fmt::format("{}.00", row))}},
                              .rule_below = Stroke{}});
    return table;
}

std::size_t count_of(const std::string& text, const std::string& wanted) {
    std::size_t count = 0;
    for (std::size_t at = text.find(wanted); at != std::string::npos;
         at = text.find(wanted, at + 1))
        ++count;
    return count;
}

} // namespace

TEST_CASE("paragraphs, headings and lists are tagged as what they are") {
    CHECK(flow_structure([](Flow& flow) {
              flow.heading("Title", {.paragraph = body, .bookmark_level = 1});
              flow.heading("Part", {.paragraph = body, .bookmark_level = 2});
              flow.paragraph(plain("Text of the part."), body);
              flow.tagged({.tag = Tag::list}, [&] {
                  flow.tagged({.tag = Tag::list_item}, [&] {
                      flow.tagged({.tag = Tag::list_body},
                                  [&] { flow.paragraph(plain("an item"), body); });
                  });
              });
          }) == "Document H1 (block) \"Title\" H2 (block) \"Part\" P (block) \"Text of the part.\" "
                "L (block) LI (block) LBody (block) \"an item\" ");
}

TEST_CASE("a paragraph over two pages is one paragraph, its lines parted by spaces") {
    std::string text;
    for (int word = 0; word < 1500; ++word)
        text += fmt::format("{}word{}", word == 0 ? "" : " ", word);
    auto structure = flow_structure([&](Flow& flow) { flow.paragraph(plain(text), body); });
    // One string per page, the first with the space at its end.
    std::size_t joints = 0;
    for (std::size_t at = 0; (at = structure.find(" \" \"")) != std::string::npos; ++joints)
        structure.replace(at, 4, " ");
    CHECK(joints > 0);
    CHECK(structure == "Document P (block) \"" + text + "\" ");
}

TEST_CASE("a table's head is read once, however many pages repeat it") {
    const auto structure = flow_structure([](Flow& flow) {
        auto table = rows(150);
        table.carried = [](std::size_t count) {
            return Row{.cells = {{.text = plain("carried")},
                                 {.text = plain(fmt::format("after {}", count))}}};
        };
        flow.table(table);
    });
    CHECK(count_of(structure, "TH") == 2);
    CHECK(count_of(structure, "/Scope /Column") == 2);
    CHECK(count_of(structure, "TR") == 151);
    CHECK(count_of(structure, "TD") == 300);
    CHECK(count_of(structure, "\"Amount\"") == 1);
    CHECK(count_of(structure, "carried") == 0);
    CHECK_THAT(structure, Contains("TR TD \"row 150\" TD \"150.00\""));
}

TEST_CASE("a table without a head has the head of each row in its first cell") {
    const auto structure = flow_structure([](Flow& flow) {
        auto table = rows(1);
        table.head = {};
        table.rows.push_back({.cells = {{.text = plain("wide"), .column_count = 2}}});
        flow.table(table);
    });
    CHECK(structure == "Document Table (block) TR TH: /Scope /Row \"row 1\" TD \"1.00\" "
                       "TR TH: /Scope /Row /ColSpan 2 \"wide\" ");
}

TEST_CASE("an empty cell stays, an empty paragraph does not") {
    CHECK(flow_structure([](Flow& flow) {
              flow.paragraph(plain(""), body);
              auto table = rows(1);
              table.rows[0].cells[0].text = {};
              flow.table(table);
          }) == "Document Table (block) TR TH: /Scope /Column \"Name\" TH: /Scope /Column "
                "\"Amount\" TR TD TD \"1.00\" ");
}

TEST_CASE("a figure says in words what it shows") {
    const auto pdf = made({.draw = [](Document& document) {
        Flow flow(document, frame);
        flow.figure(40, "Bars: Türkiye 17.00", [](Page& page, const Rectangle& area) {
            page.rectangle(area, {.fill = black});
            page.text({.x = area.x, .baseline = area.y + 10}, "17.00", sans);
        });
        flow.finish();
    }});
    const auto structure = tests::flattened(asked("pdfinfo -struct-text FILE", pdf).text);
    CHECK_THAT(structure, Contains("/BBox [50 751.89 545.28 791.89]"));
    const auto file = asked("qpdf --qdf FILE -", pdf).text;
    CHECK(count_of(file, "BDC") == 1);
    CHECK_THAT(asked("qpdf --json FILE", pdf).text,
               Contains("\"/Alt\": \"u:Bars: Türkiye 17.00\""));
}

TEST_CASE("what waits for the next page keeps its place in the reading order") {
    CHECK(flow_structure([](Flow& flow) {
              flow.keep_together([&] {
                  flow.paragraph(plain("first"), body);
                  flow.room(30, [](Page& page, const Rectangle& area) {
                      page.text({.x = area.x, .baseline = area.y + 10}, "second", sans);
                  });
                  flow.paragraph(plain("third"), body);
              });
          }) == "Document P (block) \"first\" Div P (block) \"second\" P (block) \"third\" ");
}

TEST_CASE("decorations, rules and watermarks are read by nobody") {
    CHECK(structure_of([](Document& document) {
              Page& page = document.add_page();
              page.line({10, 10}, {100, 10}, {});
              page.text({.x = 50, .baseline = 50}, "read", sans);
              page.artifact([&] { page.text({.x = 50, .baseline = 90}, "skipped", sans); });
              document.decorate([](Page& each, PageNumber) {
                  each.text({.x = 50, .baseline = 800}, "page 1", sans);
              });
              document.watermark({});
          }) == "Document P (block) \"read\" ");
}

TEST_CASE("every operator of a page stands in an element or an artifact") {
    const auto pdf = made({.draw = [](Document& document) {
        Flow flow(document, frame);
        flow.rule({});
        flow.table(rows(80));
        flow.page().rectangle({1, 1, 9, 9}, {.fill = black});
        flow.finish();
        document.watermark({});
    }});
    const auto file = asked("qpdf --qdf --object-streams=disable FILE -", pdf).text;
    CHECK(count_of(file, "BDC\n") + count_of(file, "BMC\n") == count_of(file, "EMC\n"));
    bool marked = false;
    std::size_t operators = 0;
    std::istringstream lines(file);
    for (std::string line; std::getline(lines, line);) {
        if (line.ends_with("BDC") || line.ends_with("BMC")) marked = true;
        if (line == "EMC") marked = false;
        const bool draws = line.ends_with("TJ") || line == "f" || line == "S";
        if (draws) ++operators;
        if (draws && !marked) FAIL_CHECK("drawn for nobody: " << line);
    }
    CHECK(operators > 160);
}

TEST_CASE("text is read in its logical order in every script") {
    const auto [text, tag, direction] = GENERATE(table<std::string, std::string, Direction>(
        {{"Côte d'Ivoire: official affluent 1,932.34", "en", Direction::left_to_right},
         {"Взносы государств-участников № 17", "ru", Direction::left_to_right},
         {"تقدير الاشتراكات المقررة للدول الأطراف", "ar", Direction::right_to_left},
         {"المبلغ CHF 1,932.34 مستحق الدفع", "ar", Direction::right_to_left}}));
    const auto pdf = made(
        {.language = {.tag = tag, .direction = direction}, .draw = [&](Document& document) {
             document.add_page().paragraph({.x = 50, .top = 50, .width = 110}, plain(text), body);
         }});
    // Poppler reads what is drawn; where that runs against the reading, the element says the text.
    if (direction == Direction::left_to_right)
        CHECK(tests::flattened(asked("pdfinfo -struct-text FILE", pdf).text) ==
              "Document P (block) \"" + text + "\" ");
    else
        CHECK_THAT(asked("qpdf --json FILE", pdf).text,
                   Contains("\"/ActualText\": \"u:" + text + "\""));
}

TEST_CASE("level A is claimed only where every glyph says what it stands for") {
    const auto claim = [](const std::string& text) {
        const auto pdf = made({.draw = [&](Document& document) {
            document.add_page().text({.x = 50, .baseline = 50}, text, sans);
        }});
        const auto begin = pdf.find("<pdfaid:conformance>");
        return pdf.substr(begin + 20, 1);
    };
    CHECK(claim("every letter") == "A");
}
