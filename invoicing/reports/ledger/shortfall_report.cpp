#include "invoicing/reports/ledger/shortfall_report.hpp"

#include "scales/fraction.hpp"

#include <fmt/format.h>

namespace dubrovnik::invoicing {

namespace book = engine::book;
using engine::Money;
using engine::money_text;
using engine::plain_amount_text;

namespace {

std::string optional_amount(const std::optional<FundSince>& since, Money FundSince::*part) {
    return since ? plain_amount_text((*since).*part) : std::string();
}

// The keys and their order are a contract with whoever reads the JSON.
std::vector<ReportFact> figures(const FundFindings& found) {
    const auto& now = found.now;
    const auto& since = found.since;
    const auto since_fact = [&](const char* key, const char* label, Money FundSince::*part) {
        return ReportFact{key, label, optional_amount(since, part), CellKind::amount};
    };
    std::vector<ReportFact> facts{
        amount_fact("called", "Called", now.called),
        amount_fact("credited", "Credited", now.credited),
        amount_fact("received", "Received", now.received),
        amount_fact("outstanding", "", now.shortfall),
        amount_fact("shortfall", "Shortfall", now.shortfall),
        amount_fact("overdue", "of it overdue", now.overdue),
        amount_fact("announced", "of it announced", now.announced),
        since_fact("shortfall_since", "Shortfall then", &FundSince::shortfall),
        since_fact("restated", "restated since", &FundSince::restated),
        since_fact("change", "Change", &FundSince::change),
        count_fact("states_owing", "States owing", now.states_owing()),
        {"collected_percent", "Collected %", collected_text(now), CellKind::rate},
        amount_fact("credits_held", "Credits held", now.credits_held),
        amount_fact("unmatched", "Unmatched", now.unmatched)};
    if (since)
        facts.push_back(
            count_fact("states_answering", "States answering", since->states_answering()));
    return facts;
}

LedgerTable components_table(const FundFindings& found, const ReportFrame& frame) {
    const auto& now = found.now;
    ReportTable table{.title = "By component",
                      .columns = {{"id", "Component"},
                                  amount_column("called", "Called"),
                                  amount_column("credited", "Credited"),
                                  amount_column("received", "Received"),
                                  amount_column("shortfall", "Shortfall")},
                      .empty_note = nothing_called(found.fund, frame)};
    const auto row = [](std::string name, const auto& figures) {
        return ReportRow{std::move(name), plain_amount_text(figures.called),
                         plain_amount_text(figures.credited), plain_amount_text(figures.received),
                         plain_amount_text(figures.shortfall)};
    };
    for (const auto& component : now.components)
        table.rows.push_back(row(component.component, component));
    table.totals = row("Total", now);
    return {.key = "components", .table = std::move(table)};
}

LedgerTable changes_table(const FundFindings& found, const ReportFrame& frame) {
    const auto& since = *found.since;
    ReportTable table{
        .title = "Why it changed since " + scales::day_text(*frame.since),
        .columns = {{"state", "State"},
                    {"name", "Name"},
                    amount_column("called", "Called"),
                    amount_column("credited", "Credited"),
                    amount_column("received", "Received"),
                    amount_column("change", "Change"),
                    {"announced_on", "Announced on"}},
        .empty_note = fmt::format("nothing was called, credited, received or announced from the "
                                  "day after {} to {}",
                                  scales::day_text(*frame.since), scales::day_text(frame.as_of))};
    const auto row = [&](const ChangeOfState& state) {
        const auto& moved = state.moved;
        return ReportRow{moved.state.text(),
                         frame.name_of(moved.state),
                         plain_amount_text(moved.called),
                         plain_amount_text(moved.credited),
                         plain_amount_text(moved.received),
                         plain_amount_text(moved.change()),
                         state.announced_on ? scales::day_text(*state.announced_on) : ""};
    };
    for (const auto& state : since.states) table.rows.push_back(row(state));
    table.totals = {"Total",
                    "",
                    plain_amount_text(since.called),
                    plain_amount_text(since.credited),
                    plain_amount_text(since.received),
                    plain_amount_text(since.change),
                    ""};
    auto narrow =
        narrowed(table, {"state", "called", "credited", "received", "change", "announced_on"});
    return {.key = "changes", .table = std::move(table), .narrow = std::move(narrow)};
}

LedgerTable states_table(const FundFindings& found, const ReportFrame& frame) {
    const auto& now = found.now;
    ReportTable table{.title = "States owing, the largest debt first",
                      .columns = {{"state", "State"},
                                  {"name", "Name"},
                                  amount_column("outstanding", "Outstanding"),
                                  amount_column("overdue", "Overdue"),
                                  amount_column("announced", "Announced"),
                                  {"oldest_due_on", "Oldest due"}},
                      .empty_note = now.called.amount_minor() == 0
                                        ? nothing_called(found.fund, frame)
                                        : "nobody owes anything: all that was called is paid or "
                                          "credited"};
    for (const auto& debt : now.debts)
        table.rows.push_back({debt.state.text(), frame.name_of(debt.state),
                              plain_amount_text(debt.outstanding), plain_amount_text(debt.overdue),
                              plain_amount_text(debt.announced),
                              scales::day_text(debt.oldest_due_on)});
    table.totals = {"Total",
                    "",
                    plain_amount_text(now.shortfall),
                    plain_amount_text(now.overdue),
                    plain_amount_text(now.announced),
                    ""};
    return {.key = "states", .table = std::move(table)};
}

std::vector<std::string> words(const FundFindings& found, const ReportFrame& frame) {
    if (!found.since) return {};
    const auto& since = *found.since;
    auto text = fmt::format("The shortfall is {}.", change_words(since, *frame.since));
    if (since.states_paying() > 0)
        text += fmt::format(" {} paid {}.", counted_states(since.states_paying()),
                            money_text(since.received));
    if (since.states_answering() > 0)
        text += fmt::format(" {} answered, by paying or by saying that the payment is being "
                            "processed.",
                            counted_states(since.states_answering()));
    return {text};
}

ReportPart fund_part(const FundFindings& found, const ReportFrame& frame) {
    ReportPart part{.heading = fund_heading(found.fund),
                    .identity = fund_identity(found.fund),
                    .figures = figures(found),
                    .tables = {components_table(found, frame)},
                    .words = words(found, frame)};
    if (found.since) part.tables.push_back(changes_table(found, frame));
    part.tables.push_back(states_table(found, frame));
    return part;
}

} // namespace

std::string collected_text(const engine::FundShortfall& shortfall) {
    const auto collected = shortfall.collected_millipercent();
    return collected ? scales::decimal_text(scales::Fraction(*collected, 1000), 3) : "";
}

std::string change_words(const FundSince& since, scales::Day day) {
    const auto change = since.change;
    if (change.amount_minor() == 0) return "the same as on " + scales::day_text(day);
    const bool less = change.amount_minor() < 0;
    return fmt::format("{} {} than on {}", money_text(less ? -change : change),
                       less ? "less" : "more", scales::day_text(day));
}

LedgerReport shortfall_report(const book::Book& book, const ReportFrame& frame) {
    const book::ReadTransaction reading(book);
    auto report = framed_report(book, frame, "Shortfall as of " + scales::day_text(frame.as_of));
    for (const auto& found : shortfall_findings(book, frame))
        report.parts.push_back(fund_part(found, frame));
    report.notes.emplace_back("Shortfall: called less credited less received, due or not. Credits "
                              "held, unmatched money and announced payments are not deducted.");
    return report;
}

} // namespace dubrovnik::invoicing
