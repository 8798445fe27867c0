#include "invoicing/reports/papers/paper_page.hpp"

#include "invoicing/documents/mirror.hpp"
#include "invoicing/documents/page_design.hpp"
#include "invoicing/documents/page_head.hpp"

namespace dubrovnik::invoicing {

using typesetting::Alignment;

typesetting::DocumentProperties paper_properties(const PaperHead& head, const ReportFrame& frame,
                                                 std::string_view language) {
    return {.title = head.title,
            .subject = head.kind,
            .keywords = "entry " + entry_text(frame.known.entry),
            .creator = "Dubrovnik",
            .language = design::language_of(language),
            .created_on = frame.as_of};
}

void set_paper_head(typesetting::Flow& flow, const PaperHead& head) {
    flow.paragraph(typesetting::plain(head.kind),
                   {.text = design::sans(design::table_size, design::quiet)});
    flow.heading(head.title, {.paragraph = {.text = design::sans(18, design::accent),
                                            .space_after = 3,
                                            .keep_with_next = true},
                              .bookmark_level = 1});
    flow.rule(design::strong_rule);
    flow.gap(6);
}

PaperFoot paper_foot(PaperWords& words, const engine::book::KnownEntry& known, bool specimen) {
    PaperFoot foot{
        .known = words.label("known", Fields()
                                          .text("entry", entry_text(known.entry))
                                          .text("day", words.day(known.day))
                                          .text("head", engine::book::hash_text(known.head))),
        .page =
            [&words](typesetting::PageNumber number) {
                return words.label("page", Fields()
                                               .text("page", std::to_string(number.number))
                                               .text("pages", std::to_string(number.page_count)));
            },
        .specimen = {}};
    if (specimen) foot.specimen = words.label("specimen");
    return foot;
}

void finish_paper(typesetting::Document& document, PaperFoot foot) {
    if (!foot.specimen.empty())
        document.watermark({.text = foot.specimen, .colour = design::specimen});
    document.decorate(
        [foot = std::move(foot)](typesetting::Page& page, typesetting::PageNumber number) {
            const auto style = design::sans(6, design::quiet);
            const double rule = design::footer_baseline - 11;
            page.line({design::left_edge, rule}, {design::right_edge, rule}, design::thin_rule);
            const Mirror mirror(page.language(), design::left_edge, design::right_edge);
            page.text({.x = mirror.at(design::left_edge),
                       .baseline = design::footer_baseline,
                       .alignment = Alignment::start},
                      foot.known, style);
            page.text({.x = mirror.at(design::right_edge),
                       .baseline = design::footer_baseline,
                       .alignment = Alignment::end},
                      foot.page(number), style);
        });
}

typesetting::FlowFrame paper_frame() {
    return design::frame(design::millimetres(16));
}

typesetting::HeadingStyle paper_heading() {
    return {.paragraph = {.text = design::sans(design::text_size + 0.5, design::accent),
                          .space_before = 8,
                          .space_after = 3,
                          .keep_with_next = true},
            .bookmark_level = 2};
}

typesetting::ParagraphStyle paper_text(double space_after) {
    return {.text = design::sans(design::text_size), .space_after = space_after};
}

typesetting::Table figure_table(double width, const std::string& first_head,
                                const std::vector<FigureColumn>& columns) {
    typesetting::Table table;
    table.text = design::sans(design::table_size - 0.5);
    table.padding_x = 2;
    table.padding_y = 1.6;
    table.space_after = 4;
    double rest = width;
    for (const auto& column : columns) rest -= column.width;
    table.columns.push_back({.width = rest});
    table.head.cells.push_back({.text = typesetting::bold(first_head)});
    for (const auto& column : columns) {
        table.columns.push_back(
            {.width = column.width, .alignment = Alignment::figures, .wraps = false});
        table.head.cells.push_back({.text = typesetting::bold(column.head)});
    }
    table.head.rule_below = design::strong_rule;
    return table;
}

typesetting::Row figure_row(const std::vector<std::string>& cells) {
    typesetting::Row row{.rule_below = design::thin_rule};
    for (const auto& cell : cells) row.cells.push_back({.text = typesetting::plain(cell)});
    return row;
}

typesetting::Row carried_row(const std::vector<std::string>& cells) {
    auto row = figure_row(cells);
    row.fill = design::box;
    return row;
}

typesetting::Row total_row(const std::vector<std::string>& cells) {
    typesetting::Row row{.fill = design::box};
    for (const auto& cell : cells) row.cells.push_back({.text = typesetting::bold(cell)});
    return row;
}

} // namespace dubrovnik::invoicing
