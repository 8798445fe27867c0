#include "invoicing/reports/ledger/statement_report.hpp"

#include <fmt/format.h>

namespace dubrovnik::invoicing {

namespace book = engine::book;
using engine::Money;
using engine::plain_amount_text;

namespace {

std::string spaced(std::string_view kind) {
    std::string text(kind);
    for (auto& letter : text)
        if (letter == '-') letter = ' ';
    return text;
}

LedgerTable invoices_table(const StatementOfFund& statement, const ReportFrame& frame) {
    ReportTable table{.title = "Invoices",
                      .columns = {{"number", "Number"},
                                  {"year", "Year", CellKind::count},
                                  {"issued_on", "Issued on"},
                                  {"due_on", "Due on"},
                                  amount_column("called", "Called"),
                                  amount_column("credited", "Credited"),
                                  amount_column("received", "Received"),
                                  amount_column("outstanding", "Outstanding")},
                      .empty_note = "no invoice of this fund to the State by " +
                                    scales::day_text(frame.as_of)};
    for (const auto& invoice : statement.invoices)
        table.rows.push_back(
            {invoice.number, std::to_string(invoice.year), scales::day_text(invoice.issued_on),
             scales::day_text(invoice.due_on), plain_amount_text(invoice.called()),
             plain_amount_text(invoice.credited()), plain_amount_text(invoice.received()),
             plain_amount_text(invoice.outstanding())});
    table.totals = {"Total",
                    "",
                    "",
                    "",
                    plain_amount_text(statement.called),
                    plain_amount_text(statement.credited),
                    plain_amount_text(statement.received),
                    plain_amount_text(statement.outstanding)};
    auto narrow =
        narrowed(table, {"number", "due_on", "called", "credited", "received", "outstanding"});
    return {.key = "invoices", .table = std::move(table), .narrow = std::move(narrow)};
}

ReportRow account_row(ReportRow start, const MovedMoney& moved, Money owed) {
    for (const auto& amount : {moved.called, moved.credited, moved.received, moved.credit, owed})
        start.push_back(plain_amount_text(amount));
    return start;
}

LedgerTable movements_table(const StatementOfFund& statement, const ReportFrame& frame) {
    ReportTable table{.title = "Account",
                      .columns = {{"booked_on", "Booked on"},
                                  {"entry", "Entry", CellKind::count},
                                  {"kind", "Kind"},
                                  {"number", "Number"},
                                  {"what", "What"},
                                  amount_column("called", "Called"),
                                  amount_column("credited", "Credited"),
                                  amount_column("received", "Received"),
                                  amount_column("credit", "Credit"),
                                  amount_column("owed", "Owed")},
                      .empty_note = "nothing was booked on the State’s account in this fund by " +
                                    scales::day_text(frame.as_of)};
    auto forward = nothing_moved(statement.fund.currency);
    for (const auto& movement : statement.movements)
        if (is_before(movement, frame)) forward.add(movement);
    if (frame.since)
        table.rows.push_back(
            account_row({scales::day_text(*frame.since), "", "", "", "brought forward"}, forward,
                        forward.owed()));
    auto owed = forward.owed();
    for (const auto& movement : statement.movements) {
        if (is_before(movement, frame)) continue;
        auto moved = nothing_moved(statement.fund.currency);
        moved.add(movement);
        owed += moved.owed();
        table.rows.push_back(
            account_row({scales::day_text(movement.booked_on), entry_text(movement.entry),
                         std::string(engine::entry_kind_text(movement.kind)), movement.number,
                         movement_words(movement)},
                        moved, owed));
    }
    table.totals = {"Total",
                    "",
                    "",
                    "",
                    "",
                    plain_amount_text(statement.called),
                    plain_amount_text(statement.credited),
                    plain_amount_text(statement.received),
                    plain_amount_text(statement.credit),
                    plain_amount_text(owed)};
    auto narrow =
        narrowed(table, {"booked_on", "what", "called", "credited", "received", "credit", "owed"});
    return {.key = "movements", .table = std::move(table), .narrow = std::move(narrow)};
}

LedgerTable gifts_table(const StatementOfFund& statement) {
    ReportTable table{.title = "Voluntary contributions, counted against no invoice unless "
                               "allocated",
                      .columns = {{"received_on", "Received on"},
                                  {"entry", "Entry", CellKind::count},
                                  {"reference", "Reference"},
                                  amount_column("amount", "Amount")},
                      .empty_note = "none"};
    auto sum = Money::zero(statement.fund.currency);
    for (const auto& gift : statement.gifts) {
        table.rows.push_back({scales::day_text(gift.received_on), entry_text(gift.entry),
                              gift.reference, plain_amount_text(gift.amount)});
        sum += gift.amount;
    }
    table.totals = {"Total", "", "", plain_amount_text(sum)};
    return {.key = "voluntary", .table = std::move(table)};
}

ReportPart fund_part(const StatementOfFund& statement, const ReportFrame& frame) {
    ReportPart part{
        .heading = fund_heading(statement.fund),
        .identity = fund_identity(statement.fund),
        .figures = {amount_fact("called", "Called", statement.called),
                    amount_fact("credited", "Credited", statement.credited),
                    amount_fact("received", "Received", statement.received),
                    amount_fact("outstanding", "Outstanding", statement.outstanding),
                    amount_fact("overdue", "of it overdue", statement.overdue),
                    amount_fact("announced", "of it announced", statement.announced),
                    amount_fact("credit", "Credit held", statement.credit)},
        .tables = {invoices_table(statement, frame), movements_table(statement, frame)}};
    auto gifts = gifts_table(statement);
    if (statement.gifts.empty()) gifts.narrow = ReportTable{};
    part.tables.push_back(std::move(gifts));
    return part;
}

} // namespace

std::string movement_words(const book::AccountMovement& movement) {
    const auto kind = spaced(engine::entry_kind_text(movement.kind));
    if (movement.number.empty()) return kind + ", on the credit";
    const bool own =
        movement.kind == engine::EntryKind::invoice || movement.kind == engine::EntryKind::opening;
    return kind + (own ? " " : " for ") + movement.number;
}

LedgerReport statement_report(const book::Book& book, const ReportFrame& frame,
                              scales::StateCode state) {
    const book::ReadTransaction reading(book);
    auto report = framed_report(book, frame,
                                fmt::format("Statement of account of {} as of {}",
                                            frame.name_of(state), scales::day_text(frame.as_of)));
    report.facts.insert(report.facts.begin(),
                        {{"state", "", state.text()}, {"name", "", frame.name_of(state)}});
    for (const auto& statement : statement_findings(book, frame, state))
        report.parts.push_back(fund_part(statement, frame));
    return report;
}

} // namespace dubrovnik::invoicing
