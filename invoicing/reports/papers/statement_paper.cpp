#include "invoicing/reports/papers/statement_paper.hpp"

#include "invoicing/documents/page_design.hpp"
#include "invoicing/language/language_forms.hpp"
#include "invoicing/reports/ledger/statement_report.hpp"
#include "invoicing/reports/papers/paper_page.hpp"
#include "invoicing/typesetting/document.hpp"

#include <fmt/format.h>

namespace dubrovnik::invoicing {

namespace {

constexpr double text_width_at_least = 52;
constexpr double amount_width = 58;

std::string day_text(scales::Day day) {
    return LanguageForms::of("en").day_text(day);
}

std::string shown(const std::string& cell, CellKind kind) {
    return kind == CellKind::amount ? with_thousands_marks(cell) : cell;
}

// A table of the report, with the first text column that is not a day taking the room left.
typesetting::Table paper_table(const ReportTable& table, double width) {
    typesetting::Table set;
    set.text = design::sans(design::table_size - 0.5);
    set.padding_x = 2;
    set.padding_y = 1.8;
    set.space_after = 6;
    double rest = width;
    for (const auto& column : table.columns)
        rest -= column.kind == CellKind::amount ? amount_width : text_width_at_least;
    bool given = false;
    for (const auto& column : table.columns) {
        const bool amount = column.kind == CellKind::amount;
        const bool takes_rest =
            !given && !amount &&
            (column.key == "what" || column.key == "number" || column.key == "reference");
        given = given || takes_rest;
        set.columns.push_back(
            {.width = (amount ? amount_width : text_width_at_least) + (takes_rest ? rest : 0),
             .alignment = amount ? typesetting::Alignment::end : typesetting::Alignment::start,
             .wraps = !amount});
        set.head.cells.push_back({.text = typesetting::bold(column.heading)});
    }
    set.head.rule_below = design::strong_rule;
    const auto cells = [&](const ReportRow& row) {
        std::vector<std::string> found;
        for (std::size_t index = 0; index < row.size(); ++index)
            found.push_back(shown(row[index], table.columns[index].kind));
        return found;
    };
    for (const auto& row : table.rows) set.rows.push_back(figure_row(cells(row)));
    if (table.totals.empty()) return set;
    set.rows.back().keep_with_next = true;
    set.rows.push_back(total_row(cells(table.totals)));
    return set;
}

void set_part(typesetting::Flow& flow, const ReportPart& part) {
    flow.heading(part.heading,
                 {.paragraph = {.text = design::sans(design::head_size, design::accent),
                                .space_before = 10,
                                .space_after = 3,
                                .keep_with_next = true},
                  .bookmark_level = 2});
    std::string figures;
    for (const auto& fact : part.figures)
        if (!fact.label.empty())
            figures += fmt::format("{}{} {}", figures.empty() ? "" : ", ", fact.label,
                                   shown(fact.value, fact.kind));
    flow.paragraph(typesetting::plain(figures), paper_text(2));
    for (const auto& table : part.tables) {
        const auto& shown_table = table.for_people();
        if (shown_table.title.empty() && shown_table.rows.empty()) continue;
        flow.heading(shown_table.title, paper_heading());
        if (shown_table.rows.empty())
            flow.paragraph(typesetting::plain(shown_table.empty_note), paper_text(2));
        else
            flow.table(paper_table(shown_table, flow.width()));
    }
}

} // namespace

StatementPaper statement_paper(const engine::book::Book& book, const ReportFrame& frame,
                               scales::StateCode state) {
    return {.frame = frame,
            .specimen = book.identity().specimen,
            .state = state,
            .report = statement_report(book, frame, state)};
}

std::string render_statement_paper(const StatementPaper& paper,
                                   typesetting::Typesetter& typesetter) {
    const auto& frame = paper.frame;
    const PaperHead head{.kind =
                             "Contributions: statement of account as of " + day_text(frame.as_of),
                         .title = frame.name_of(paper.state)};
    typesetting::Document document(typesetter, paper_properties(head, frame, "en"));
    typesetting::Flow flow(document, paper_frame());
    set_paper_head(flow, head);
    for (const auto& part : paper.report.parts) set_part(flow, part);
    flow.finish();
    finish_paper(document,
                 {.known = fmt::format("As known at entry {} of {}, chain head {}",
                                       entry_text(frame.known.entry), day_text(frame.known.day),
                                       engine::book::hash_text(frame.known.head)),
                  .page =
                      [](typesetting::PageNumber number) {
                          return fmt::format("page {} of {}", number.number, number.page_count);
                      },
                  .specimen = paper.specimen ? "SPECIMEN" : ""});
    return std::move(document).finish();
}

} // namespace dubrovnik::invoicing
