#include "invoicing/reports/papers/states_table.hpp"

#include "invoicing/documents/sub_totals.hpp"
#include "invoicing/reports/papers/paper_page.hpp"

#include <map>

namespace dubrovnik::invoicing {

using engine::Money;

namespace {

constexpr double code_width = 26;
void add_code(typesetting::Row& row, const std::string& code) {
    row.cells.insert(row.cells.begin(), {.text = typesetting::plain(code)});
}

typesetting::Table empty_table(PaperWords& words, double width) {
    auto table = figure_table(width, words.label("column-state"),
                              {{words.label("column-called"), 62},
                               {words.label("column-credited"), 54},
                               {words.label("column-received"), 62},
                               {words.label("column-outstanding"), 58},
                               {words.label("column-overdue"), 56},
                               {words.label("column-announced"), 52}});
    table.padding_y = 0.9;
    table.columns.front().width -= code_width;
    table.columns.insert(table.columns.begin(), {.width = code_width});
    add_code(table.head, "");
    return table;
}

// Figures after the label, which stands in the columns of code and name.
std::vector<std::string> cells_of(const std::string& label, const std::vector<Money>& amounts,
                                  const PaperWords& words) {
    std::vector<std::string> cells{label};
    for (const auto amount : amounts) cells.push_back(words.amount(amount));
    return cells;
}

} // namespace

typesetting::Table states_table(const FundFindings& found,
                                const std::vector<engine::StateStatus>& states, PaperWords& words,
                                double width) {
    auto table = empty_table(words, width);
    const auto& now = found.now;
    std::map<scales::StateCode, const engine::StateDebt*> debts;
    for (const auto& debt : now.debts) debts.emplace(debt.state, &debt);
    const auto zero = Money::zero(found.fund.currency);
    SubTotals sums;
    for (const auto& state : states) {
        const auto debt = debts.find(state.state);
        const bool owes = debt != debts.end();
        const std::vector amounts{state.called,
                                  state.credited,
                                  state.received,
                                  state.outstanding,
                                  owes ? debt->second->overdue : zero,
                                  owes ? debt->second->announced : zero};
        std::vector cells{words.state(state.state), words.amount(state.called)};
        // A long table is read by what is not zero.
        for (std::size_t column = 1; column < amounts.size(); ++column)
            cells.push_back(words.amount_or_dash(amounts[column]));
        table.rows.push_back(figure_row(cells));
        add_code(table.rows.back(), state.state.text());
        sums.add(amounts);
    }
    table.rows.back().keep_with_next = true;
    table.rows.push_back(total_row(cells_of(
        words.counted("total", states.size()),
        {now.called, now.credited, now.received, now.shortfall, now.overdue, now.announced},
        words)));
    table.rows.back().cells.front().column_count = 2;
    table.carried = [sums, label = words.label("sub-total"), &words](std::size_t row_count) {
        auto row = carried_row(cells_of(label, sums.after(row_count), words));
        row.cells.front().column_count = 2;
        return row;
    };
    return table;
}

} // namespace dubrovnik::invoicing
