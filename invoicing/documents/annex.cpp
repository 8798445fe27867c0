#include "invoicing/documents/annex.hpp"

#include "invoicing/documents/page_design.hpp"
#include "invoicing/documents/set_words.hpp"

namespace dubrovnik::invoicing {

namespace {

using typesetting::Alignment;

typesetting::HeadingStyle heading(double size, int bookmark_level, double space_before) {
    return {.paragraph = {.text = design::sans(size, design::accent),
                          .space_before = space_before,
                          .space_after = 4,
                          .keep_with_next = true},
            .bookmark_level = bookmark_level};
}

typesetting::Row row_of(const CalculationStep& step) {
    const auto set = step.is_result ? typesetting::bold : typesetting::plain;
    return {.cells = {{.text = set(step.step)},
                      {.text = typesetting::plain(step.calculation)},
                      {.text = set(step.result)}},
            .rule_below = design::thin_rule,
            .fill = step.is_result ? std::optional(design::box) : std::nullopt};
}

typesetting::Table steps_table(const AnnexWords& annex, double width) {
    constexpr double result_width = 112;
    const double rest = width - result_width;
    typesetting::Table table;
    table.text = design::sans(design::table_size - 0.3);
    table.padding_y = 1.9;
    table.space_after = 6;
    table.columns = {{.width = rest * 0.47},
                     {.width = rest * 0.53},
                     {.width = result_width, .alignment = Alignment::figures, .wraps = false}};
    for (const auto& column : annex.columns)
        table.head.cells.push_back({.text = typesetting::bold(column)});
    table.head.rule_below = design::strong_rule;
    return table;
}

void set_line(typesetting::Flow& flow, const AnnexWords& annex, const CalculatedLine& line) {
    flow.heading(line.heading, heading(design::text_size + 0.5, 2, 9));
    auto table = steps_table(annex, flow.width());
    for (const auto& step : line.steps) table.rows.push_back(row_of(step));
    flow.table(table);
}

// Never parted from the last line that it adds up.
void set_total(typesetting::Flow& flow, const AnnexWords& annex) {
    auto table = steps_table(annex, flow.width());
    table.head = {};
    table.rows = {row_of(annex.invoice_total)};
    flow.table(table);
}

} // namespace

void set_annex(typesetting::Flow& flow, const AnnexWords& annex) {
    flow.new_page();
    flow.heading(annex.title, heading(16, 1, 0));
    flow.paragraph(typesetting::plain(annex.annex_to),
                   {.text = design::sans(design::table_size, design::quiet), .space_after = 7});
    set_words(flow, annex.method, {.text = design::sans(design::table_size), .space_after = 4});
    for (const auto& line : annex.lines) {
        if (&line != &annex.lines.back()) {
            set_line(flow, annex, line);
            continue;
        }
        flow.keep_together([&] {
            set_line(flow, annex, line);
            if (!annex.invoice_total.step.empty()) set_total(flow, annex);
        });
    }
    set_standing(flow, annex.standing, heading(design::text_size + 0.5, 2, 9));
}

} // namespace dubrovnik::invoicing
