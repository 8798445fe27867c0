#include "invoicing/documents/set_words.hpp"

#include "invoicing/documents/page_design.hpp"

#include <type_traits>

namespace dubrovnik::invoicing {

namespace {

constexpr double item_indent = 12;

typesetting::Emphasis emphasis_of(const Run& run) {
    // Bold italic is no style of its own: the stronger one stands.
    if (run.bold) return typesetting::Emphasis::bold;
    return run.italic ? typesetting::Emphasis::italic : typesetting::Emphasis::regular;
}

void set_list(typesetting::Flow& flow, const ItemList& list, typesetting::ParagraphStyle style) {
    style.indent += item_indent;
    std::size_t index = 0;
    const auto set_item = [&](const Runs& item) {
        ++index;
        const auto mark = list.numbered ? std::to_string(index) + ".\u00A0" : "•\u00A0";
        typesetting::RichText text{{mark}};
        for (auto& run : runs_of(item)) text.push_back(std::move(run));
        flow.tagged({.tag = typesetting::Tag::list_body}, [&] { flow.paragraph(text, style); });
    };
    flow.tagged({.tag = typesetting::Tag::list}, [&] {
        for (const auto& item : list.items)
            flow.tagged({.tag = typesetting::Tag::list_item}, [&] { set_item(item); });
    });
}

typesetting::Alignment alignment_of(ColumnAlignment alignment) {
    if (alignment == ColumnAlignment::end) return typesetting::Alignment::end;
    return alignment == ColumnAlignment::centre ? typesetting::Alignment::centre
                                                : typesetting::Alignment::start;
}

void set_table(typesetting::Flow& flow, const SimpleTable& words,
               const typesetting::ParagraphStyle& style) {
    typesetting::Table table;
    table.text = style.text;
    const double width = flow.width() / static_cast<double>(words.columns.size());
    for (const auto column : words.columns)
        table.columns.push_back({.width = width, .alignment = alignment_of(column)});
    for (const auto& cell : words.head) table.head.cells.push_back({.text = runs_of(cell)});
    table.head.rule_below = design::thin_rule;
    for (const auto& row : words.rows) {
        auto& set = table.rows.emplace_back();
        for (const auto& cell : row) set.cells.push_back({.text = runs_of(cell)});
    }
    flow.table(table);
}

} // namespace

typesetting::RichText runs_of(const Runs& runs) {
    typesetting::RichText text;
    for (const auto& run : runs) text.push_back({run.text, emphasis_of(run)});
    return text;
}

void set_words(typesetting::Flow& flow, const RichText& words,
               const typesetting::ParagraphStyle& style) {
    for (const auto& block : words)
        std::visit(
            [&](const auto& each) {
                using Block = std::decay_t<decltype(each)>;
                if constexpr (std::is_same_v<Block, Paragraph>)
                    flow.paragraph(runs_of(each.runs), style);
                else if constexpr (std::is_same_v<Block, Heading>)
                    flow.heading(plain_text(each.runs), {.paragraph = style});
                else if constexpr (std::is_same_v<Block, ItemList>)
                    set_list(flow, each, style);
                else
                    set_table(flow, each, style);
            },
            block);
}

} // namespace dubrovnik::invoicing
