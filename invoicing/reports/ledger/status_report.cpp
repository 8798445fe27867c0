#include "invoicing/reports/ledger/status_report.hpp"

#include "engine/book/documents.hpp"
#include "engine/book/holds.hpp"
#include "engine/contribution_status.hpp"

#include <fmt/format.h>
#include <set>

namespace dubrovnik::invoicing {

namespace book = engine::book;
using engine::FundStatus;
using engine::Money;
using engine::plain_amount_text;
using engine::StateStatus;

namespace {

std::set<int> years_of_arrears(const FundStatus& status) {
    std::set<int> years;
    for (const auto& state : status.states)
        for (const auto& [year, amount] : state.arrears_by_year) years.insert(year);
    return years;
}

// The day alone when there is but one payment.
std::string receipts_text(const StateStatus& state, const char* between) {
    std::string text;
    for (const auto& receipt : state.receipts) {
        text += (text.empty() ? "" : between) + scales::day_text(receipt.day);
        if (state.receipts.size() > 1) text += " " + plain_amount_text(receipt.amount);
    }
    return text;
}

Money received_after(const StateStatus& state, scales::Day day) {
    auto sum = Money::zero(state.received.currency());
    for (const auto& receipt : state.receipts)
        if (receipt.day > day) sum += receipt.amount;
    return sum;
}

std::string arrears_text(const StateStatus& state) {
    std::string text;
    for (const auto& [year, amount] : state.arrears_by_year)
        text +=
            fmt::format("{}{}: {}", text.empty() ? "" : "; ", year, engine::amount_text(amount));
    return text;
}

std::string key_of(engine::PaymentGroup group) {
    switch (group) {
    case engine::PaymentGroup::in_full:
        return "paid_in_full";
    case engine::PaymentGroup::partly:
        return "paid_in_part";
    case engine::PaymentGroup::not_at_all:
        break;
    }
    return "not_paid";
}

std::string capitalised(std::string_view text) {
    std::string changed(text);
    if (!changed.empty() && changed[0] >= 'a' && changed[0] <= 'z')
        changed[0] = static_cast<char>(changed[0] - 'a' + 'A');
    return changed;
}

// The States of one group, summed.
class GroupTable {
  public:
    GroupTable(const engine::GroupTotal& group, const std::set<int>& years,
               const std::optional<scales::Day>& since)
        : group_(group)
        , years_(years)
        , since_(since)
        , credit_(Money::zero(group.called.currency()))
        , received_since_(credit_) {
        table_.columns = {{"state", "State"},
                          {"name", "Name"},
                          amount_column("called", "Called"),
                          amount_column("credited", "Credited"),
                          amount_column("received", "Received"),
                          {"received_on", "Received on"},
                          amount_column("received_since", "Received since"),
                          amount_column("credit", "Credit"),
                          amount_column("outstanding", "Outstanding")};
        for (const auto year : years) {
            table_.columns.push_back(
                amount_column(fmt::format("arrears_{}", year), fmt::format("Arrears {}", year)));
            arrears_.emplace(year, Money::zero(group.called.currency()));
        }
        table_.title = fmt::format("{}: {}", capitalised(engine::payment_group_text(group.group)),
                                   counted_states(group.states));
        table_.empty_note = "no State of this fund stands here";
    }

    void add(const StateStatus& state, const std::string& name) {
        ReportRow row{state.state.text(),
                      name,
                      plain_amount_text(state.called),
                      plain_amount_text(state.credited),
                      plain_amount_text(state.received),
                      receipts_text(state, "; "),
                      since_ ? plain_amount_text(received_after(state, *since_)) : "",
                      plain_amount_text(state.credit),
                      plain_amount_text(state.outstanding)};
        for (const auto year : years_) {
            const auto owed = state.arrears_by_year.find(year);
            const bool owes = owed != state.arrears_by_year.end();
            row.push_back(owes ? plain_amount_text(owed->second) : "");
            if (owes) arrears_.at(year) += owed->second;
        }
        if (since_) received_since_ += received_after(state, *since_);
        credit_ += state.credit;
        table_.rows.push_back(std::move(row));
        arrears_texts_.push_back(arrears_text(state));
    }

    LedgerTable finish() && {
        table_.totals = {"Total",
                         "",
                         plain_amount_text(group_.called),
                         plain_amount_text(group_.credited),
                         plain_amount_text(group_.received),
                         "",
                         since_ ? plain_amount_text(received_since_) : "",
                         plain_amount_text(credit_),
                         plain_amount_text(group_.outstanding)};
        for (const auto& [year, amount] : arrears_)
            table_.totals.push_back(plain_amount_text(amount));
        // A page has room for what was credited or for the days of receipt, not for both.
        const bool credited = group_.credited.amount_minor() != 0;
        auto narrow = narrowed(
            table_, credited ? std::vector<std::string>{"state", "called", "credited", "received",
                                                        "credit", "outstanding"}
                             : std::vector<std::string>{"state", "called", "received",
                                                        "received_on", "credit", "outstanding"});
        narrow.columns.push_back({"arrears", "Arrears by year"});
        for (std::size_t index = 0; index < narrow.rows.size(); ++index)
            narrow.rows[index].push_back(arrears_texts_[index]);
        narrow.totals.emplace_back();
        return {
            .key = key_of(group_.group), .table = std::move(table_), .narrow = std::move(narrow)};
    }

  private:
    const engine::GroupTotal& group_;
    const std::set<int>& years_;
    const std::optional<scales::Day>& since_;
    Money credit_;
    Money received_since_;
    std::map<int, Money> arrears_;
    std::vector<std::string> arrears_texts_;
    ReportTable table_;
};

LedgerTable groups_table(const FundStatus& status) {
    ReportTable table{.title = "Groups",
                      .columns = {{"group", "Group"},
                                  {"states", "States", CellKind::count},
                                  amount_column("called", "Called"),
                                  amount_column("credited", "Credited"),
                                  amount_column("received", "Received"),
                                  amount_column("outstanding", "Outstanding")}};
    if (status.groups.empty()) return {.key = "groups", .table = std::move(table)};
    auto sum = status.groups.front();
    sum.states = 0;
    sum.called = sum.credited = sum.received = sum.outstanding = Money::zero(sum.called.currency());
    const auto row = [](std::string name, const engine::GroupTotal& group) {
        return ReportRow{std::move(name),
                         std::to_string(group.states),
                         plain_amount_text(group.called),
                         plain_amount_text(group.credited),
                         plain_amount_text(group.received),
                         plain_amount_text(group.outstanding)};
    };
    for (const auto& group : status.groups) {
        table.rows.push_back(row(std::string(engine::payment_group_text(group.group)), group));
        sum.states += group.states;
        sum.called += group.called;
        sum.credited += group.credited;
        sum.received += group.received;
        sum.outstanding += group.outstanding;
    }
    table.totals = row("Total", sum);
    return {.key = "groups", .table = std::move(table)};
}

LedgerTable honour_roll(const FundStatus& status, const ReportFrame& frame) {
    ReportTable table{.title = fmt::format("Honour roll: {} paid everything, and in time",
                                           counted_states(status.honour_roll.size())),
                      .columns = {{"state", "State"}, {"name", "Name"}},
                      .empty_note = "no State has paid everything in time"};
    for (const auto state : status.honour_roll)
        table.rows.push_back({state.text(), frame.name_of(state)});
    return {.key = "honour_roll", .table = std::move(table)};
}

ReportPart fund_part(const FundStatus& status, const engine::FundKey& fund,
                     const ReportFrame& frame) {
    ReportPart part{.heading = fund_heading(fund),
                    .identity = fund_identity(fund),
                    .figures = {},
                    .tables = {groups_table(status)}};
    if (status.states.empty()) part.words.push_back(nothing_called(fund, frame));
    const auto years = years_of_arrears(status);
    for (const auto& group : status.groups) {
        GroupTable table(group, years, frame.since);
        for (const auto& state : status.states)
            if (state.group == group.group) table.add(state, frame.name_of(state.state));
        part.tables.push_back(std::move(table).finish());
    }
    part.tables.push_back(honour_roll(status, frame));
    return part;
}

std::string held_what(const book::Book& book, const engine::Hold& hold) {
    auto what = hold.document ? book::document(book, *hold.document).number : std::string();
    if (hold.component) what += (what.empty() ? "" : " ") + *hold.component;
    return what.empty() ? "everything" : what;
}

// Positions that States dispute stand here in their own words.
LedgerTable holds_table(const book::Book& book, const ReportFrame& frame) {
    ReportTable table{.title = "On hold: not reminded, and owed all the same",
                      .columns = {{"entry", "Entry", CellKind::count},
                                  {"state", "State"},
                                  {"what", "What"},
                                  {"until", "Until"},
                                  {"reason", "Reason"},
                                  {"position", "Position of the State"}},
                      .empty_note = "nothing is on hold"};
    for (const auto& hold : book::standing_holds(book, frame.ledger_day()))
        table.rows.push_back({entry_text(hold.entry), hold.state.text(), held_what(book, hold),
                              scales::day_text(hold.until), hold.reason, hold.position});
    return {.key = "holds", .table = std::move(table)};
}

} // namespace

LedgerReport status_report(const book::Book& book, const ReportFrame& frame) {
    const book::ReadTransaction reading(book);
    auto report = framed_report(book, frame,
                                "Status of contributions as of " + scales::day_text(frame.as_of));
    const auto ledger = framed_ledger(book, frame);
    const auto movements = book::movements(book, frame.ledger_day());
    const auto statuses = engine::contribution_status({.ledger = ledger, .movements = movements});
    for (std::size_t index = 0; index < statuses.size(); ++index)
        report.parts.push_back(fund_part(statuses[index], frame.funds[index], frame));
    report.common.push_back(holds_table(book, frame));
    return report;
}

} // namespace dubrovnik::invoicing
