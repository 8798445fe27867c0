// RichText: the paragraphs, headings, lists and tables that a piece of Markdown stands for.
//
// Only what official correspondence needs is known: bold and italic runs, headings, lists, simple
// tables, forced line breaks. Images, links, HTML, code, quotes, rules and entities are refused
// rather than dropped, because whatever is dropped is missing from a letter without a word.
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace dubrovnik::invoicing {

// A piece of text in one style; "\n" inside it is a forced line break.
struct Run {
    std::string text;
    bool bold = false;
    bool italic = false;
    friend bool operator==(const Run&, const Run&) = default;
};

using Runs = std::vector<Run>;

struct Heading {
    int level = 1;
    Runs runs;
};

struct Paragraph {
    Runs runs;
};

struct ItemList {
    bool numbered = false;
    std::vector<Runs> items;
};

enum class ColumnAlignment { start, centre, end };

struct SimpleTable {
    std::vector<ColumnAlignment> columns;
    std::vector<Runs> head;
    std::vector<std::vector<Runs>> rows;
};

using RichBlock = std::variant<Heading, Paragraph, ItemList, SimpleTable>;
using RichText = std::vector<RichBlock>;

struct ParsedMarkdown {
    RichText blocks;
    std::vector<std::string> refused; // "an image": the first thing in it that is not admitted
};

ParsedMarkdown parse_markdown(std::string_view markdown);

// The text of runs without its styles.
std::string plain_text(const Runs& runs);

// Whole blocks as plain text, with an empty line between them: for mails.
std::string plain_text(const RichText& blocks);

// A value as it must be written so that Markdown reads it as plain text: every punctuation mark
// of ASCII gets a backslash. A State's name or an address may hold any of them.
std::string markdown_escaped(std::string_view value);

} // namespace dubrovnik::invoicing
