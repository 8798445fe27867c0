// ReportFrame: what every report of the ledger stands on: the day, since when, up to which entry
// the book is known, and the funds there are.
//
// Funds that the funding models know are listed before the first call too: an empty fund is a
// finding, a missing one a question.
#pragma once

#include "engine/book/book.hpp"
#include "engine/book/ledger.hpp"
#include "engine/funding_model.hpp"
#include "engine/shortfall.hpp"
#include "invoicing/reports/ledger/ledger_report.hpp"
#include "scales/states.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace dubrovnik::invoicing {

struct ReportFrame {
    scales::Day as_of;
    std::optional<scales::Day> since;
    engine::book::KnownEntry known;
    std::vector<engine::FundKey> funds;
    const scales::States& states;

    engine::book::AsOf ledger_day() const { return {.day = as_of, .known = known.entry}; }
    // Its code, when the office's own facts know the State no more: the book goes on owing.
    std::string name_of(scales::StateCode state) const;
};

// Those of the models in their order, then what only the book knows.
std::vector<engine::FundKey> report_funds(std::span<const engine::FundingModel> models,
                                          const std::vector<engine::FundKey>& known_to_book);

// The ledger of the frame's day with all the frame's funds.
engine::LedgerAsOf framed_ledger(const engine::book::Book& book, const ReportFrame& frame);

// An empty report: its head, the unmatched money as of the day, and nothing else.
LedgerReport framed_report(const engine::book::Book& book, const ReportFrame& frame,
                           std::string title);

// "812".
std::string entry_text(engine::EntryId entry);

// Fund and currency.
std::vector<ReportFact> fund_identity(const engine::FundKey& fund);
std::string fund_heading(const engine::FundKey& fund);

// Why a fund has nothing to show.
std::string nothing_called(const engine::FundKey& fund, const ReportFrame& frame);

// "3 States", "1 State".
std::string counted_states(std::size_t count);

ReportFact amount_fact(std::string key, std::string label, engine::Money amount);
ReportFact count_fact(std::string key, std::string label, std::size_t count);
// An amount, what it was on the day compared with, and the change; the two are blank without one.
std::vector<ReportFact> since_figures(const std::string& key, const std::string& label,
                                      engine::Money amount,
                                      const std::optional<engine::Money>& then);
ReportColumn amount_column(std::string key, std::string heading);

// The columns of a table that a terminal has room for, in that order.
ReportTable narrowed(const ReportTable& table, const std::vector<std::string>& keys);

} // namespace dubrovnik::invoicing
