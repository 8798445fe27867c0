#include "invoicing/reports/papers/shortfall_paper.hpp"

#include "invoicing/documents/page_design.hpp"
#include "invoicing/reports/ledger/shortfall_report.hpp"
#include "invoicing/reports/papers/charts.hpp"
#include "invoicing/reports/papers/paper_page.hpp"
#include "invoicing/typesetting/document.hpp"
#include "scales/utf8.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace dubrovnik::invoicing {

namespace book = engine::book;
using engine::amount_text;
using engine::Money;
using typesetting::Rectangle;

namespace {

constexpr std::size_t debts_shown = 10;
constexpr double course_height = 150;
constexpr double column_gap = 18;

std::string fund_name(const engine::FundKey& fund) {
    return fmt::format("{}, {}", fund.code, fund.currency.code());
}

// "Bolivia" of "Bolivia (Plurinational State of)", "United Kingdom of Great…": beside a bar there
// is room for so much; the table of all States has the whole name.
std::string short_name(const std::string& name) {
    constexpr std::size_t length_at_most = 26;
    auto text = name.substr(0, name.find(" ("));
    if (scales::code_point_count(text) <= length_at_most) return text;
    while (scales::code_point_count(text) >= length_at_most) text.erase(text.rfind(' '));
    return text + "…";
}

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

// A long table is read by what is not zero.
std::string or_dash(Money amount) {
    return amount.amount_minor() == 0 ? "–" : amount_text(amount);
}

// The order of the States is that of their codes.
constexpr double code_width = 26;
void add_code(typesetting::Row& row, const std::string& code) {
    row.cells.insert(row.cells.begin(), {.text = typesetting::plain(code)});
}

class PaperLayout {
  public:
    PaperLayout(const ShortfallPaper& paper, typesetting::Document& document, PaperHead head)
        : paper_(paper)
        , head_(std::move(head))
        , flow_(document, paper_frame()) {}

    void set() {
        set_paper_head(flow_, head_);
        for (const auto& finding : paper_findings(paper_))
            flow_.paragraph({{finding.headline, typesetting::Emphasis::bold},
                             {finding.words.empty() ? "" : " " + finding.words}},
                            paper_text(4));
        set_figures();
        set_collected();
        set_courses();
        set_debts();
        for (std::size_t index = 0; index < paper_.funds.size(); ++index) set_states(index);
        flow_.finish();
    }

  private:
    void set_figures() {
        auto table = figure_table(flow_.width(), "Fund",
                                  {{"Called", 66},
                                   {"Credited", 56},
                                   {"Received", 66},
                                   {"Shortfall", 60},
                                   {"Overdue", 60},
                                   {"Announced", 56},
                                   {"States", 34}});
        table.space_before = 3;
        for (const auto& found : paper_.funds) {
            const auto& now = found.now;
            table.rows.push_back(figure_row(
                {fund_name(found.fund), amount_text(now.called), amount_text(now.credited),
                 amount_text(now.received), amount_text(now.shortfall), amount_text(now.overdue),
                 amount_text(now.announced), std::to_string(now.states_owing())}));
        }
        flow_.table(table);
    }

    void set_collected() {
        flow_.heading("Collected and open, by fund", paper_heading());
        for (const auto& found : paper_.funds)
            flow_.figure(collected_bar_height, [&found](auto& page, const Rectangle& area) {
                draw_collected_bar(page, area,
                                   {.name = fund_name(found.fund),
                                    .collected = found.now.received,
                                    .open = found.now.shortfall,
                                    .collected_percent = collected_text(found.now)});
            });
    }

    void set_courses() {
        flow_.heading("The shortfall over the months", paper_heading());
        flow_.figure(course_height, [this](auto& page, const Rectangle& area) {
            const auto columns = columns_of(area, paper_.funds.size());
            for (std::size_t index = 0; index < columns.size(); ++index)
                draw_course(page, columns[index],
                            {.title = fund_name(paper_.funds[index].fund),
                             .course = paper_.courses[index],
                             .since = paper_.frame.since});
        });
    }

    DebtChart debt_chart(const FundFindings& found) const {
        DebtChart chart{.title = fund_name(found.fund),
                        .bars = {},
                        .empty_note = found.now.called.amount_minor() == 0
                                          ? "nothing was called in this fund"
                                          : "nobody owes anything"};
        const auto& debts = found.now.debts;
        for (std::size_t index = 0; index < std::min(debts.size(), debts_shown); ++index)
            chart.bars.push_back({.name = short_name(paper_.frame.name_of(debts[index].state)),
                                  .outstanding = debts[index].outstanding,
                                  .announced = debts[index].announced.amount_minor() > 0});
        return chart;
    }

    void set_debts() {
        flow_.heading("The ten largest debts", paper_heading());
        const double height = 15 + debt_bar_height * static_cast<double>(debts_shown);
        flow_.figure(height, [this](auto& page, const Rectangle& area) {
            const auto columns = columns_of(area, paper_.funds.size());
            for (std::size_t index = 0; index < columns.size(); ++index)
                draw_debts(page, columns[index], debt_chart(paper_.funds[index]));
        });
    }

    void set_states(std::size_t index) {
        const auto& found = paper_.funds[index];
        if (index == 0) flow_.new_page();
        flow_.heading(fmt::format("All States: fund {}", fund_name(found.fund)), paper_heading());
        const auto& states = paper_.statuses[index].states;
        if (states.empty()) {
            flow_.paragraph(typesetting::plain(nothing_called(found.fund, paper_.frame)),
                            paper_text(4));
            return;
        }
        flow_.table(states_table(found, states));
    }

    typesetting::Table states_table(const FundFindings& found,
                                    const std::vector<engine::StateStatus>& states) {
        auto table = figure_table(flow_.width(), "State",
                                  {{"Called", 62},
                                   {"Credited", 54},
                                   {"Received", 62},
                                   {"Outstanding", 58},
                                   {"Overdue", 56},
                                   {"Announced", 52}});
        table.padding_y = 0.9;
        table.columns.front().width -= code_width;
        table.columns.insert(table.columns.begin(), {.width = code_width});
        add_code(table.head, "");
        const auto zero = Money::zero(found.fund.currency);
        for (const auto& state : states) {
            auto overdue = zero;
            auto announced = zero;
            for (const auto& debt : found.now.debts)
                if (debt.state == state.state) {
                    overdue = debt.overdue;
                    announced = debt.announced;
                }
            table.rows.push_back(
                figure_row({paper_.frame.name_of(state.state), amount_text(state.called),
                            or_dash(state.credited), or_dash(state.received),
                            or_dash(state.outstanding), or_dash(overdue), or_dash(announced)}));
            add_code(table.rows.back(), state.state.text());
        }
        table.rows.back().keep_with_next = true;
        const auto& now = found.now;
        table.rows.push_back(total_row({fmt::format("Total of {}", counted_states(states.size())),
                                        amount_text(now.called), amount_text(now.credited),
                                        amount_text(now.received), amount_text(now.shortfall),
                                        amount_text(now.overdue), amount_text(now.announced)}));
        table.rows.back().cells.front().column_count = 2;
        return table;
    }

    const ShortfallPaper& paper_;
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
        .statuses = engine::contribution_status({.ledger = ledger, .movements = movements}),
        .unmatched = ledger.unmatched};
    for (const auto& fund : frame.funds)
        paper.courses.push_back(shortfall_course(fund, movements, frame.as_of));
    return paper;
}

std::string render_shortfall_paper(const ShortfallPaper& paper,
                                   typesetting::Typesetter& typesetter) {
    const PaperHead head{.kind = "Contributions: paper for the Coordination Committee",
                         .title = "The shortfall as of " + paper_day(paper.frame.as_of)};
    typesetting::Document document(typesetter, paper_properties(head, paper.frame));
    PaperLayout layout(paper, document, head);
    layout.set();
    finish_paper(document, paper.frame, paper.specimen);
    return std::move(document).finish();
}

} // namespace dubrovnik::invoicing
