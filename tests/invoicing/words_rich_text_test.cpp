// Markdown as the documents read it.
#include "invoicing/words/rich_text.hpp"

#include <catch2/catch.hpp>

using namespace dubrovnik::invoicing;

TEST_CASE("Markdown becomes paragraphs with bold and italic runs") {
    const auto parsed = parse_markdown("Due on **6 June**, *please*.\nSecond line.\n\nNext.");
    REQUIRE(parsed.refused.empty());
    REQUIRE(parsed.blocks.size() == 2);
    const auto& runs = std::get<Paragraph>(parsed.blocks[0]).runs;
    CHECK(runs == Runs{{"Due on "},
                       {"6 June", true, false},
                       {", "},
                       {"please", false, true},
                       {". Second line."}});
    CHECK(plain_text(std::get<Paragraph>(parsed.blocks[1]).runs) == "Next.");
}

TEST_CASE("Markdown becomes headings, lists and tables") {
    const auto parsed = parse_markdown("### Steps\n\n1. one\n2. **two**\n\n- a\n\n- b\n\n"
                                       "| Item | Amount |\n|:--|--:|\n| a \\| b | 1 |\n");
    REQUIRE(parsed.refused.empty());
    REQUIRE(parsed.blocks.size() == 4);
    CHECK(std::get<Heading>(parsed.blocks[0]).level == 3);
    const auto& numbered = std::get<ItemList>(parsed.blocks[1]);
    CHECK(numbered.numbered);
    CHECK(numbered.items == std::vector<Runs>{{{"one"}}, {{"two", true, false}}});
    CHECK(std::get<ItemList>(parsed.blocks[2]).items.size() == 2);
    const auto& table = std::get<SimpleTable>(parsed.blocks[3]);
    CHECK(table.columns == std::vector{ColumnAlignment::start, ColumnAlignment::end});
    CHECK(table.head == std::vector<Runs>{{{"Item"}}, {{"Amount"}}});
    CHECK(table.rows == std::vector<std::vector<Runs>>{{{{"a | b"}}, {{"1"}}}});
}

TEST_CASE("what a letter cannot show is refused, not dropped") {
    struct Case {
        const char* markdown;
        const char* refused;
    };
    const auto c = GENERATE(values<Case>({
        {"![seal](seal.png)", "an image"},
        {"[here](https://example.org)", "a link"},
        {"<https://example.org>", "a link"},
        {"<b>bold</b>", "HTML"},
        {"<div>\nx\n</div>", "HTML"},
        {"a&nbsp;b", "an entity such as &nbsp;"},
        {"`code`", "code"},
        {"```\ncode\n```", "a code block"},
        {"> quoted", "a quotation"},
        {"---", "a horizontal rule"},
        {"- a\n  - b", "a list inside a list"},
        {"- a\n\n  b", "a second paragraph inside a list item"},
        {"- ## a", "a heading or table inside a list item"},
    }));
    INFO(c.markdown);
    CHECK(parse_markdown(c.markdown).refused == std::vector<std::string>{c.refused});
}

TEST_CASE("a value with any punctuation is read back as it is") {
    const std::string value = GENERATE(
        as<std::string>(), "Côte d'Ivoire", "**not bold**", "_x_ & <y> [z](w) `v` | # 1. !",
        "1. not a list", "- not a list", "# no heading", "a\\b", "&amp;", "\"quoted\" ~~ $1$");
    const auto parsed = parse_markdown(markdown_escaped(value));
    REQUIRE(parsed.refused.empty());
    REQUIRE(parsed.blocks.size() == 1);
    CHECK(plain_text(std::get<Paragraph>(parsed.blocks[0]).runs) == value);
}

TEST_CASE("a line end in a template is a space, but none after an ideograph") {
    const auto text = [](std::string_view markdown) {
        return plain_text(std::get<Paragraph>(parse_markdown(markdown).blocks.at(0)).runs);
    };
    CHECK(text("one\ntwo") == "one two");
    CHECK(text("缔约国\n会议") == "缔约国会议");
    CHECK(text("one  \ntwo") == "one\ntwo");
}
