// Markdown: what is not admitted is refused and never dropped; an escaped value stays itself.
#include "invoicing/words/rich_text.hpp"
#include "scales/utf8.hpp"
#include "tests/fuzz/target.hpp"

#include <algorithm>

namespace dubrovnik::fuzz {

namespace {

using namespace invoicing;

bool is_sound(std::string_view input) {
    return answer_of([&] {
               scales::require_sound_text({"a.md", std::string(input)});
               return true;
           })
        .has_value();
}

// What stays when blanks are not counted.
std::string without_blanks(std::string text) {
    std::erase_if(text, [](char byte) { return byte == ' ' || byte == '\t'; });
    return text;
}

void value(std::string_view input) {
    if (input.find_first_of("\r\n") != input.npos) return;
    const auto parsed = parse_markdown("x " + markdown_escaped(input));
    ensure(parsed.refused.empty(), "an escaped value is admitted");
    ensure(without_blanks(plain_text(parsed.blocks)) == without_blanks("x" + std::string(input)),
           "an escaped value is printed as it is");
}

void tables(const RichText& blocks) {
    for (const auto& block : blocks)
        if (const auto* table = std::get_if<SimpleTable>(&block)) {
            ensure(!table->columns.empty(), "a table has columns");
            ensure(table->head.size() == table->columns.size(), "each with its head");
            for (const auto& row : table->rows)
                ensure(row.size() == table->columns.size(), "a row has a cell for each");
        }
}

void run(std::string_view input) {
    if (!is_sound(input)) return; // files are checked before
    const auto parsed = parse_markdown(input);
    const auto again = parse_markdown(input);
    ensure(plain_text(parsed.blocks) == plain_text(again.blocks), "read twice the same");
    ensure(!scales::first_bad_utf8(plain_text(parsed.blocks)), "characters stay whole");
    if (parsed.refused.empty()) tables(parsed.blocks);
    value(input);
}

const FuzzTarget target("markdown", run);

} // namespace

} // namespace dubrovnik::fuzz
