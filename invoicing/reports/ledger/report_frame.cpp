#include "invoicing/reports/ledger/report_frame.hpp"

#include "scales/ensure.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace dubrovnik::invoicing {

namespace book = engine::book;
using engine::FundKey;

namespace {

FundKey& fund_of(std::vector<FundKey>& funds, const std::string& code, engine::Currency currency) {
    const auto known = std::find_if(funds.begin(), funds.end(),
                                    [&](const FundKey& fund) { return fund.code == code; });
    if (known != funds.end()) return *known;
    return funds.emplace_back(FundKey{.code = code, .currency = currency, .components = {}});
}

void add_component(FundKey& fund, const std::string& component) {
    auto& known = fund.components;
    if (std::find(known.begin(), known.end(), component) == known.end()) known.push_back(component);
}

ReportFact known_fact(const book::KnownEntry& known) {
    return {.key = "known_on",
            .label = "Known on",
            .parts = {{"entry", "entry", entry_text(known.entry), CellKind::count},
                      {"day", "day", scales::day_text(known.day)},
                      {"head", "head", book::hash_text(known.head)}}};
}

LedgerTable unmatched_table(const book::Book& book, const ReportFrame& frame) {
    ReportTable table{.title = "Unmatched money, to be allocated: in no figure of any State",
                      .columns = {{"fund", "Fund"},
                                  {"currency", "Cur."},
                                  {"entry", "Entry", CellKind::count},
                                  {"received_on", "Received on"},
                                  {"state", "State"},
                                  {"reference", "Reference"},
                                  amount_column("amount", "Amount")},
                      .empty_note = "no money lies unmatched"};
    for (const auto& money : book::unmatched_money(book, frame.ledger_day()))
        table.rows.push_back({money.fund, std::string(money.amount.currency().code()),
                              entry_text(money.receipt), scales::day_text(money.received_on),
                              money.state ? money.state->text() : "", money.reference,
                              engine::plain_amount_text(money.amount)});
    return {.key = "unmatched_money", .table = std::move(table)};
}

} // namespace

std::string ReportFrame::name_of(scales::StateCode state) const {
    return states.name_or_code(state, "en");
}

std::vector<FundKey> report_funds(std::span<const engine::FundingModel> models,
                                  const std::vector<FundKey>& known_to_book) {
    std::vector<FundKey> funds;
    for (const auto& model : models)
        for (const auto& component : model.components)
            add_component(fund_of(funds, component.biller, component.currency), component.id);
    for (const auto& known : known_to_book) {
        auto& fund = fund_of(funds, known.code, known.currency);
        fund.currency = known.currency; // the book is right about its own money
        for (const auto& component : known.components) add_component(fund, component);
    }
    return funds;
}

engine::LedgerAsOf framed_ledger(const book::Book& book, const ReportFrame& frame) {
    auto ledger = book::ledger_as_of(book, frame.ledger_day());
    ledger.funds = frame.funds;
    return ledger;
}

LedgerReport framed_report(const book::Book& book, const ReportFrame& frame, std::string title) {
    return {.title = std::move(title),
            .facts = {{"as_of", "As of", scales::day_text(frame.as_of)},
                      {"since", "Since", frame.since ? scales::day_text(*frame.since) : ""},
                      known_fact(frame.known)},
            .parts_key = "funds",
            .parts = {},
            .empty_note = "the office has no fund: no funding model was found",
            .common = {unmatched_table(book, frame)},
            .notes = {}};
}

std::string entry_text(engine::EntryId entry) {
    return std::to_string(static_cast<std::int64_t>(entry));
}

std::vector<ReportFact> fund_identity(const FundKey& fund) {
    return {{"fund", "Fund", fund.code},
            {"currency", "Currency", std::string(fund.currency.code())}};
}

std::string fund_heading(const FundKey& fund) {
    return fmt::format("Fund {}, in {}", fund.code, fund.currency.code());
}

std::string nothing_called(const FundKey& fund, const ReportFrame& frame) {
    return fmt::format("nothing had been called for the fund {} by {}, as known at entry {}",
                       fund.code, scales::day_text(frame.as_of), entry_text(frame.known.entry));
}

std::string counted_states(std::size_t count) {
    return fmt::format("{} State{}", count, count == 1 ? "" : "s");
}

ReportFact amount_fact(std::string key, std::string label, engine::Money amount) {
    return {.key = std::move(key),
            .label = std::move(label),
            .value = engine::plain_amount_text(amount),
            .kind = CellKind::amount};
}

std::vector<ReportFact> since_figures(const std::string& key, const std::string& label,
                                      engine::Money amount,
                                      const std::optional<engine::Money>& then) {
    const auto text = [](const std::optional<engine::Money>& money) {
        return money ? engine::plain_amount_text(*money) : std::string();
    };
    const auto change = then ? std::optional(amount - *then) : std::nullopt;
    return {amount_fact(key, label, amount),
            {key + "_since", label + " then", text(then), CellKind::amount},
            {"change", "Change", text(change), CellKind::amount}};
}

ReportFact count_fact(std::string key, std::string label, std::size_t count) {
    return {.key = std::move(key),
            .label = std::move(label),
            .value = std::to_string(count),
            .kind = CellKind::count};
}

ReportColumn amount_column(std::string key, std::string heading) {
    return {std::move(key), std::move(heading), CellKind::amount};
}

ReportTable narrowed(const ReportTable& table, const std::vector<std::string>& keys) {
    std::vector<std::size_t> chosen;
    ReportTable narrow{.title = table.title,
                       .facts = table.facts,
                       .empty_note = table.empty_note,
                       .notes = table.notes};
    for (const auto& key : keys) {
        const auto found =
            std::find_if(table.columns.begin(), table.columns.end(),
                         [&](const ReportColumn& column) { return column.key == key; });
        scales::ensure(found != table.columns.end(), "a narrow table has columns of the wide one");
        chosen.push_back(static_cast<std::size_t>(found - table.columns.begin()));
        narrow.columns.push_back(*found);
    }
    const auto pick = [&](const ReportRow& row) {
        ReportRow picked;
        for (const auto index : chosen) picked.push_back(row[index]);
        return picked;
    };
    for (const auto& row : table.rows) narrow.rows.push_back(pick(row));
    if (!table.totals.empty()) narrow.totals = pick(table.totals);
    return narrow;
}

} // namespace dubrovnik::invoicing
