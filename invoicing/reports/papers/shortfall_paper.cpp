#include "invoicing/reports/papers/shortfall_paper.hpp"

#include "invoicing/documents/mirror.hpp"
#include "invoicing/documents/page_design.hpp"
#include "invoicing/reports/ledger/shortfall_report.hpp"
#include "invoicing/reports/papers/charts.hpp"
#include "invoicing/reports/papers/paper_page.hpp"
#include "invoicing/reports/papers/short_name.hpp"
#include "invoicing/reports/papers/states_table.hpp"
#include "invoicing/typesetting/document.hpp"

#include <algorithm>

namespace dubrovnik::invoicing {

namespace book = engine::book;
using typesetting::Rectangle;

namespace {

constexpr std::size_t debts_shown = 10;
constexpr double course_height = 150;
constexpr double column_gap = 18;

// Areas of equal width, side by side.
std::vector<Rectangle> columns_of(const Rectangle& area, std::size_t count) {
    const auto gaps = static_cast<double>(count - 1) * column_gap;
    const double width = (area.width - gaps) / static_cast<double>(count);
    std::vector<Rectangle> columns;
    for (std::size_t index = 0; index < count; ++index)
        columns.push_back({area.x + static_cast<double>(index) * (width + column_gap), area.y,
                           width, area.height});
    return columns;
}

class PaperLayout {
  public:
    PaperLayout(const ShortfallPaper& paper, PaperWords& words, typesetting::Document& document,
                PaperHead head)
        : paper_(paper)
        , words_(words)
        , head_(std::move(head))
        , flow_(document, paper_frame()) {}

    void set() {
        set_paper_head(flow_, head_);
        for (const auto& finding : paper_findings(paper_, words_))
            flow_.paragraph({{finding.headline, typesetting::Emphasis::bold},
                             {finding.words.empty() ? "" : " " + finding.words}},
                            paper_text(4));
        set_figures();
        set_collected();
        set_courses();
        set_months();
        set_debts();
        for (std::size_t index = 0; index < paper_.funds.size(); ++index) set_states(index);
        flow_.finish();
    }

  private:
    // "Implementation Support Unit, CHF".
    std::string fund_title(const engine::FundKey& fund) {
        return words_.label("fund-title", Fields()
                                              .text("fund", words_.fund(fund.code))
                                              .text("currency", std::string(fund.currency.code())));
    }

    void set_figures() {
        auto table = figure_table(flow_.width(), words_.label("column-fund"),
                                  {{words_.label("column-called"), 62},
                                   {words_.label("column-credited"), 52},
                                   {words_.label("column-received"), 62},
                                   {words_.label("column-shortfall"), 56},
                                   {words_.label("column-overdue"), 56},
                                   {words_.label("column-announced"), 52},
                                   {words_.label("column-states"), 38}});
        table.space_before = 3;
        for (const auto& found : paper_.funds) {
            const auto& now = found.now;
            table.rows.push_back(
                figure_row({fund_title(found.fund), words_.amount(now.called),
                            words_.amount(now.credited), words_.amount(now.received),
                            words_.amount(now.shortfall), words_.amount(now.overdue),
                            words_.amount(now.announced), std::to_string(now.states_owing())}));
        }
        flow_.table(table);
    }

    void set_collected() {
        flow_.heading(words_.label("collected-heading"), paper_heading());
        for (const auto& found : paper_.funds) {
            const auto bar = collected_bar(found);
            flow_.figure(
                collected_bar_height, alternative_of(bar),
                [bar](auto& page, const Rectangle& area) { draw_collected_bar(page, area, bar); });
        }
    }

    // One chart per fund, side by side: one figure.
    template <typename Chart>
    void set_side_by_side(double height, std::vector<Chart> charts,
                          void (*draw)(typesetting::Page&, const Rectangle&, const Chart&)) {
        std::string alternative;
        for (const auto& chart : charts)
            alternative += (alternative.empty() ? "" : " ") + alternative_of(chart);
        flow_.figure(height, alternative,
                     [draw, charts = std::move(charts)](auto& page, const Rectangle& area) {
                         const Mirror mirror(page.language(), area);
                         const auto columns = columns_of(area, charts.size());
                         for (std::size_t index = 0; index < columns.size(); ++index)
                             draw(page, mirror.rectangle(columns[index]), charts[index]);
                     });
    }

    CollectedBar collected_bar(const FundFindings& found) {
        const auto percent = collected_text(found.now);
        CollectedBar bar{.name = fund_title(found.fund),
                         .collected = found.now.received,
                         .open = found.now.shortfall};
        if (percent.empty()) {
            bar.empty_note = words_.label("chart-nothing-called");
            return bar;
        }
        bar.collected_label =
            words_.label("collected", Fields()
                                          .text("amount", words_.amount(bar.collected))
                                          .text("percent", words_.decimal(percent)));
        bar.open_label = words_.label("open", Fields().text("amount", words_.amount(bar.open)));
        return bar;
    }

    void set_courses() {
        flow_.heading(words_.label("course-heading"), paper_heading());
        std::vector<CourseChart> charts;
        for (std::size_t index = 0; index < paper_.funds.size(); ++index)
            charts.push_back(course_chart(index));
        set_side_by_side(course_height, std::move(charts), draw_course);
    }

    CourseChart course_chart(std::size_t index) {
        const auto& since = paper_.frame.since;
        CourseChart chart{.title = fund_title(paper_.funds[index].fund),
                          .course = paper_.courses[index],
                          .since = since,
                          .forms = LanguageForms::of(words_.language()),
                          .empty_note = words_.label("chart-nothing-called")};
        if (since)
            chart.since_label = words_.label("on-day", Fields().text("day", words_.day(*since)));
        return chart;
    }

    void set_months() {
        std::size_t rows = 0;
        for (const auto& months : paper_.months) rows = std::max(rows, months.size());
        if (rows == 0) return; // the charts above say that nothing was called
        flow_.heading(words_.label("months-heading"), paper_heading());
        std::vector<BarChart> charts;
        for (std::size_t index = 0; index < paper_.funds.size(); ++index)
            charts.push_back(months_chart(index));
        set_side_by_side(bars_height(rows), std::move(charts), draw_bars);
    }

    BarChart months_chart(std::size_t index) {
        BarChart chart{.title = fund_title(paper_.funds[index].fund),
                       .bars = {},
                       .empty_note = words_.label("chart-nothing-called")};
        for (const auto& month : paper_.months[index])
            chart.bars.push_back({.name = words_.month_of_year(month.first_day),
                                  .label = words_.amount(month.received),
                                  .amount = month.received});
        return chart;
    }

    static double bars_height(std::size_t rows) {
        return 15 + amount_bar_height * static_cast<double>(rows);
    }

    BarChart debt_chart(const FundFindings& found) {
        BarChart chart{.title = fund_title(found.fund),
                       .bars = {},
                       .empty_note = found.now.called.amount_minor() == 0
                                         ? words_.label("chart-nothing-called")
                                         : words_.label("chart-nothing-owed")};
        const auto& debts = found.now.debts;
        for (std::size_t index = 0; index < std::min(debts.size(), debts_shown); ++index)
            chart.bars.push_back(debt_bar(debts[index]));
        return chart;
    }

    AmountBar debt_bar(const engine::StateDebt& debt) {
        AmountBar bar{.name = short_name(words_.state(debt.state)),
                      .label = words_.amount(debt.outstanding),
                      .amount = debt.outstanding,
                      .hollow = debt.announced.amount_minor() > 0};
        if (bar.hollow)
            bar.label = words_.label("announced-bar", Fields().text("amount", bar.label));
        return bar;
    }

    void set_debts() {
        flow_.heading(words_.label("debts-heading"), paper_heading());
        std::vector<BarChart> charts;
        for (const auto& found : paper_.funds) charts.push_back(debt_chart(found));
        set_side_by_side(bars_height(debts_shown), std::move(charts), draw_bars);
    }

    void set_states(std::size_t index) {
        const auto& found = paper_.funds[index];
        if (index == 0) flow_.new_page();
        flow_.heading(words_.label("states-heading", Fields().text("fund", fund_title(found.fund))),
                      paper_heading());
        const auto& states = paper_.statuses[index].states;
        if (states.empty()) {
            flow_.paragraph(typesetting::plain(words_.label("chart-nothing-called")),
                            paper_text(4));
            return;
        }
        flow_.table(states_table(found, states, words_, flow_.width()));
    }

    const ShortfallPaper& paper_;
    PaperWords& words_;
    PaperHead head_;
    typesetting::Flow flow_;
};

} // namespace

ShortfallPaper shortfall_paper(const book::Book& book, const ReportFrame& frame) {
    const book::ReadTransaction reading(book);
    const auto ledger = framed_ledger(book, frame);
    const auto movements = book::movements(book, frame.ledger_day());
    ShortfallPaper paper{
        .frame = frame,
        .specimen = book.identity().specimen,
        .funds = shortfall_findings(book, frame),
        .courses = {},
        .months = {},
        .statuses = engine::contribution_status({.ledger = ledger, .movements = movements}),
        .unmatched = ledger.unmatched};
    for (const auto& fund : frame.funds) {
        paper.courses.push_back(shortfall_course(fund, movements, frame.as_of));
        paper.months.push_back(received_by_month(fund, movements, frame.as_of));
    }
    return paper;
}

std::string render_shortfall_paper(const ShortfallPaper& paper, const PaperLanguage& language,
                                   typesetting::Typesetter& typesetter) {
    PaperWords words(language, "shortfall-paper");
    const PaperHead head{
        .kind = words.label("kind"),
        .title = words.label("title", Fields().text("day", words.day(paper.frame.as_of)))};
    typesetting::Document document(typesetter, paper_properties(head, paper.frame, language.tag));
    PaperLayout layout(paper, words, document, head);
    layout.set();
    finish_paper(document, paper_foot(words, paper.frame.known, paper.specimen));
    words.refuse_findings();
    return std::move(document).finish();
}

} // namespace dubrovnik::invoicing
