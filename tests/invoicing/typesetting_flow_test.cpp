// Blocks over pages: heads repeated, rows whole, nothing alone at a page's foot or top.
#include "invoicing/typesetting/block.hpp"
#include "invoicing/typesetting/flow.hpp"
#include "tests/invoicing/document_samples.hpp"
#include "tests/invoicing/typesetting_samples.hpp"

#include <catch2/catch.hpp>
#include <fmt/format.h>

using namespace dubrovnik;
using namespace dubrovnik::invoicing::typesetting;
using Catch::Matchers::Contains, Catch::Matchers::StartsWith, Catch::Matchers::EndsWith;
using tests::extracted_pages, tests::made;

namespace {

const TextStyle sans{.family = Family::sans, .size = 10, .leading = 14};
const ParagraphStyle body{.text = sans};
const FlowFrame frame{.margins = {50, 50, 50, 50}};
constexpr double page_room = a4.height - 100;

std::vector<std::string> pages_of(const std::function<void(Flow&)>& fill) {
    return extracted_pages(made({.draw = [&](Document& document) {
        Flow flow(document, frame);
        fill(flow);
        flow.finish();
    }}));
}

// Leaves room for that many lines on the first page.
void fill_up_to(Flow& flow, int line_count) {
    flow.paragraph(plain("top"), body);
    flow.room(flow.height_left() - 14.0 * line_count - 1, [](Page&, const Rectangle&) {});
}

std::string lines(int count) {
    std::string text;
    for (int line = 1; line <= count; ++line)
        text += fmt::format("{}line{}", line > 1 ? "\n" : "", line);
    return text;
}

Table long_table(std::size_t row_count) {
    Table table{.columns = {{.width = 300}, {.width = 150, .alignment = Alignment::end}},
                .head = {.cells = {{bold("Item")}, {bold("Amount")}}},
                .text = sans};
    for (std::size_t row = 1; row <= row_count; ++row)
        table.rows.push_back(
            {.cells = {{plain(fmt::format("row{}a\nrow{}b", row, row))}, {plain("1.00")}}});
    return table;
}

} // namespace

TEST_CASE("a table's head is repeated on every page, every row once and whole") {
    const auto pages = pages_of([](Flow& flow) { flow.table(long_table(60)); });
    REQUIRE(pages.size() == 3);
    int row = 1;
    for (const std::string& page : pages) {
        CHECK_THAT(page, StartsWith("Item Amount "));
        for (; page.find(fmt::format("row{}a ", row)) != std::string::npos; ++row)
            CHECK_THAT(page, Contains(fmt::format("row{}b", row)));
    }
    CHECK(row == 61);
}

TEST_CASE("a table carries its sub-total over each page's end") {
    const auto pages = pages_of([](Flow& flow) {
        Table table = long_table(60);
        table.carried = [](std::size_t row_count) {
            return Row{.cells = {{plain("carried")}, {plain(fmt::format("{}.00", row_count))}}};
        };
        flow.table(table);
    });
    REQUIRE(pages.size() == 3);
    const std::size_t at = pages[0].rfind("carried ");
    REQUIRE(at != std::string::npos);
    const std::string carried = pages[0].substr(at);
    const int count = std::stoi(carried.substr(8));
    CHECK_THAT(pages[0], Contains(fmt::format("row{}b", count)));
    CHECK_THAT(pages[1], StartsWith("Item Amount " + carried + fmt::format("row{}a", count + 1)));
    CHECK(pages[2].rfind("carried ") == pages[2].find("carried "));
}

TEST_CASE("a page's end leaves two rows at least on either side, and none that is kept") {
    struct Case {
        int room; // lines of 14 points; the head takes 20, a row 34
        std::size_t rows;
        std::size_t kept;  // with the next, from 1; 0: none
        std::size_t first; // rows on the first page
    };
    const auto c = GENERATE(values<Case>({
        {8, 6, 0, 2},
        {8, 3, 0, 0},
        {5, 6, 0, 0},
        {11, 6, 0, 3},
        {11, 6, 3, 2},
        {8, 6, 2, 0},
        {11, 4, 0, 2},
    }));
    CAPTURE(c.room, c.rows, c.kept);
    const auto pages = pages_of([&](Flow& flow) {
        fill_up_to(flow, c.room);
        Table table = long_table(c.rows);
        if (c.kept > 0) table.rows[c.kept - 1].keep_with_next = true;
        flow.table(table);
    });
    REQUIRE(pages.size() == 2);
    for (std::size_t row = 1; row <= c.rows; ++row)
        CHECK_THAT(pages[row <= c.first ? 0 : 1], Contains(fmt::format("row{}a", row)));
}

TEST_CASE("a heading is never the last thing on a page") {
    const auto pages = pages_of([](Flow& flow) {
        fill_up_to(flow, 2);
        flow.heading("Heading", {.paragraph = body});
        flow.paragraph(plain(lines(4)), body);
    });
    CHECK(pages == std::vector<std::string>{"top ", "Heading line1 line2 line3 line4 "});
}

TEST_CASE("a paragraph leaves at least two lines on either side of a page's end") {
    struct Case {
        int room, count;
        std::string first, second;
    };
    const auto c = GENERATE(values<Case>({
        {5, 5, "top line1 line2 line3 line4 line5 ", ""},
        {3, 5, "top line1 line2 line3 ", "line4 line5 "},
        {4, 5, "top line1 line2 line3 ", "line4 line5 "},
        {1, 5, "top ", "line1 line2 line3 line4 line5 "},
        {2, 3, "top ", "line1 line2 line3 "},
    }));
    auto pages = pages_of([&](Flow& flow) {
        fill_up_to(flow, c.room);
        flow.paragraph(plain(lines(c.count)), body);
    });
    pages.resize(2);
    CHECK(pages[0] == c.first);
    CHECK(pages[1] == c.second);
}

TEST_CASE("what is kept together moves to the next page whole") {
    const auto pages = pages_of([](Flow& flow) {
        fill_up_to(flow, 4);
        flow.keep_together([&] {
            flow.paragraph(plain(lines(3)), body);
            flow.gap(6);
            flow.paragraph(plain("after"), body);
        });
    });
    CHECK(pages == std::vector<std::string>{"top ", "line1 line2 line3 after "});
}

TEST_CASE("room before a block is dropped at the top of a page, and kept below") {
    double top = 0, below = 0;
    pages_of([&](Flow& flow) {
        flow.gap(30);
        top = flow.y();
        flow.paragraph(plain("one"), body);
        flow.gap(30);
        below = flow.y();
    });
    CHECK(top == 50);
    CHECK(below == 50 + 14 + 30);
}

TEST_CASE("a heading is a bookmark on the page where it came to stand") {
    const std::string pdf = made({.draw = [](Document& document) {
        Flow flow(document, frame);
        fill_up_to(flow, 1);
        flow.heading("Moved", {.paragraph = body});
        flow.paragraph(plain("text"), body);
        flow.finish();
        CHECK(document.page_count() == 2);
    }});
    CHECK_THAT(tests::asked("qpdf --qdf FILE -", pdf).text, Contains("/Title (Moved)"));
}

TEST_CASE("what is higher than a page is refused") {
    CHECK_THROWS_WITH(
        pages_of([](Flow& flow) { flow.room(page_room + 1, [](Page&, const Rectangle&) {}); }),
        Contains("layout.overflow"));
}

TEST_CASE("an amount too wide for its column is refused, a text wraps") {
    const auto pages = [](const std::string& amount, bool wraps) {
        return pages_of([&](Flow& flow) {
            flow.table({.columns = {{.width = 60, .wraps = wraps}},
                        .rows = {{.cells = {{plain(amount)}}}},
                        .text = sans});
        });
    };
    CHECK_NOTHROW(pages("1,932.34", false));
    CHECK_THROWS_WITH(pages("999,999,999.99", false),
                      Contains("layout.overflow") && Contains("999,999,999.99"));
    CHECK(pages("wrapped into lines", true).at(0) == "wrapped into lines ");
}

TEST_CASE("a table of a right-to-left document is mirrored") {
    const auto first_cell_left = [](const Language& language) {
        double left = 0;
        made({.language = language, .draw = [&](Document& document) {
                  Flow flow(document, frame);
                  flow.table({.columns = {{.width = 100}, {.width = 300}},
                              .rows = {{.cells = {{plain("first")}, {plain("second")}}}},
                              .text = sans});
                  flow.finish();
                  const std::string& drawn = document.page(0).content().operators();
                  left = std::stod(drawn.substr(drawn.find("BT\n") + 3));
              }});
        return left;
    };
    CHECK(first_cell_left({.tag = "en"}) == Approx(54));
    // "first" ends at the right edge of the table, 400 points further, less the padding.
    const double width = Typesetter(tests::latin_fonts()).width(plain("first"), sans, {});
    CHECK(first_cell_left({.tag = "ar", .direction = Direction::right_to_left}) ==
          Approx(50 + 400 - 4 - width).margin(0.01));
}

TEST_CASE("the pieces of a block that fit a page") {
    const auto block = [](std::size_t fewest, std::vector<bool> keeps) {
        Block made_block{.fewest = fewest};
        for (const bool keep : keeps)
            made_block.pieces.push_back({.height = 10, .draw = {}, .keep_with_next = keep});
        return made_block;
    };
    const Block five = block(1, {false, false, false, false, false});
    CHECK(fitting_count(five, 0, 50) == 5);
    CHECK(fitting_count(five, 0, 49) == 4);
    CHECK(fitting_count(five, 3, 10) == 1);
    CHECK(fitting_count(five, 0, 9) == 0);
    CHECK(fitting_count(block(2, {false, false, false, false, false}), 0, 49) == 3);
    CHECK(fitting_count(block(2, {false, false, false}), 0, 29) == 0);
    CHECK(fitting_count(block(1, {false, true, true, false}), 0, 39) == 1);
    CHECK(least_height(five) == 10);
    CHECK(least_height(block(2, {false, false, false})) == 30);
    CHECK(least_height(block(1, {true, true, false, false})) == 30);
}
