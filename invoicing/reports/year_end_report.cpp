#include "invoicing/reports/year_end_report.hpp"

#include "engine/book/ledger.hpp"
#include "scales/ensure.hpp"

#include <fmt/format.h>

namespace dubrovnik::invoicing {

namespace book = engine::book;
using engine::Money;

namespace {

scales::Day last_day(int year) {
    const auto day = scales::parse_day(fmt::format("{:04}-12-31", year));
    scales::ensure(day.has_value(), "every year that is asked about has a last day");
    return *day;
}

std::string code(Money money) {
    return std::string(money.currency().code());
}

} // namespace

ReportTable carried_over_report(const book::Book& book, int year) {
    ReportTable table{.title = fmt::format("Carried over from {} into {}", year, year + 1),
                      .facts = {},
                      .columns = {{"fund", "Fund"},
                                  {"currency", "Cur."},
                                  {"outstanding", "Owed by States", CellKind::amount},
                                  {"states", "States", CellKind::count},
                                  {"credits", "Credits held", CellKind::amount},
                                  {"unmatched", "Unmatched", CellKind::amount}},
                      .rows = {},
                      .totals = {},
                      .empty_note = "the book has no fund yet: there is nothing to carry over",
                      .notes = {}};
    const auto ledger =
        book::ledger_as_of(book, {.day = last_day(year), .known = book.newest_entry().entry});
    for (const auto& fund : engine::shortfalls(ledger))
        table.rows.push_back(
            {fund.fund, code(fund.shortfall), engine::plain_amount_text(fund.shortfall),
             std::to_string(fund.states_owing()), engine::plain_amount_text(fund.credits_held),
             engine::plain_amount_text(fund.unmatched)});
    return table;
}

ReportTable year_results_report(const book::Book& book, int year) {
    ReportTable table{.title = fmt::format("The year {}", year),
                      .facts = {},
                      .columns = {{"fund", "Fund"},
                                  {"currency", "Cur."},
                                  {"called", "Called for it", CellKind::amount},
                                  {"spent", "Spent in it", CellKind::amount},
                                  {"surplus", "Surplus", CellKind::amount}},
                      .rows = {},
                      .totals = {},
                      .empty_note = "nothing was called and nothing was spent",
                      .notes = {}};
    for (const auto& result : book::year_results(book, year))
        table.rows.push_back(
            {result.fund, code(result.called), engine::plain_amount_text(result.called),
             engine::plain_amount_text(result.spent), engine::plain_amount_text(result.surplus())});
    return table;
}

ReportTable surplus_report(const std::vector<book::SurplusPortion>& portions) {
    ReportTable table{.title = {},
                      .facts = {},
                      .columns = {{"state", "State"},
                                  {"currency", "Cur."},
                                  {"paid", "Paid", CellKind::amount},
                                  {"credit", "Credit", CellKind::amount}},
                      .rows = {},
                      .totals = {},
                      .empty_note = "nobody gets anything",
                      .notes = {}};
    if (portions.empty()) return table;
    auto paid = Money::zero(portions.front().paid.currency());
    auto given = paid;
    for (const auto& portion : portions) {
        paid += portion.paid;
        given += portion.amount;
        table.rows.push_back({portion.state.text(), code(portion.amount),
                              engine::plain_amount_text(portion.paid),
                              engine::plain_amount_text(portion.amount)});
    }
    table.totals = {"Total", code(given), engine::plain_amount_text(paid),
                    engine::plain_amount_text(given)};
    return table;
}

} // namespace dubrovnik::invoicing
