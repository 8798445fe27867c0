#include "invoicing/reports/ledger/ageing_report.hpp"

#include "engine/ageing.hpp"
#include "scales/ensure.hpp"

#include <fmt/format.h>

namespace dubrovnik::invoicing {

namespace book = engine::book;
using engine::Money;
using engine::plain_amount_text;

namespace {

ReportRow amounts_row(std::vector<std::string> start, const engine::AmountsByAge& amounts,
                      Money total) {
    auto sum = Money::zero(total.currency());
    for (const auto& amount : amounts) {
        sum += amount;
        start.push_back(plain_amount_text(amount));
    }
    scales::ensure(sum == total, "the buckets add up to the total");
    start.push_back(plain_amount_text(total));
    return start;
}

ReportPart fund_part(const engine::FundAgeing& ageing, const std::optional<Money>& then,
                     const engine::FundKey& fund, const ReportFrame& frame) {
    ReportTable table{.title = "Open invoices by the days since they were due",
                      .columns = {{"state", "State"},
                                  {"name", "Name"},
                                  amount_column("not_due", "Not due"),
                                  amount_column("days_0_60", "0-60"),
                                  amount_column("days_61_120", "61-120"),
                                  amount_column("days_121_365", "121-365"),
                                  amount_column("over_365_days", "Over 365"),
                                  amount_column("total", "Total")},
                      .empty_note = fmt::format("no invoice of the fund {} was open on {}",
                                                fund.code, scales::day_text(frame.as_of))};
    for (const auto& state : ageing.states)
        table.rows.push_back(amounts_row({state.state.text(), frame.name_of(state.state)},
                                         state.amounts, state.total));
    table.totals = amounts_row({"Total", ""}, ageing.amounts, ageing.total);
    auto narrow = narrowed(table, {"state", "not_due", "days_0_60", "days_61_120", "days_121_365",
                                   "over_365_days", "total"});
    return {.heading = fund_heading(fund),
            .identity = fund_identity(fund),
            .figures = since_figures("outstanding", "Outstanding", ageing.total, then),
            .tables = {{.key = "states", .table = std::move(table), .narrow = std::move(narrow)}}};
}

} // namespace

LedgerReport ageing_report(const book::Book& book, const ReportFrame& frame) {
    const book::ReadTransaction reading(book);
    auto report =
        framed_report(book, frame, "Open items by age as of " + scales::day_text(frame.as_of));
    const auto receivables = book::receivables(book, frame.ledger_day());
    const auto ageings = engine::ageing(frame.as_of, frame.funds, receivables);
    std::vector<engine::FundAgeing> then;
    if (frame.since)
        then = engine::ageing(
            *frame.since, frame.funds,
            book::receivables(book, {.day = *frame.since, .known = frame.known.entry}));
    for (std::size_t index = 0; index < ageings.size(); ++index)
        report.parts.push_back(
            fund_part(ageings[index], frame.since ? std::optional(then[index].total) : std::nullopt,
                      frame.funds[index], frame));
    return report;
}

} // namespace dubrovnik::invoicing
