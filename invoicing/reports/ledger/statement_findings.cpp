#include "invoicing/reports/ledger/statement_findings.hpp"

#include "scales/ensure.hpp"

#include <algorithm>
#include <iterator>

namespace dubrovnik::invoicing {

namespace book = engine::book;
using engine::Money;

namespace {

StatementOfFund empty_statement(const engine::FundKey& fund) {
    const auto zero = Money::zero(fund.currency);
    return {.fund = fund,
            .invoices = {},
            .movements = {},
            .gifts = {},
            .called = zero,
            .credited = zero,
            .received = zero,
            .outstanding = zero,
            .overdue = zero,
            .credit = zero,
            .announced = zero};
}

void add_invoices(StatementOfFund& statement, const engine::LedgerAsOf& ledger,
                  scales::StateCode state) {
    for (const auto& receivable : ledger.receivables) {
        if (receivable.state != state || receivable.fund != statement.fund.code) continue;
        statement.called += receivable.called();
        statement.credited += receivable.credited();
        statement.received += receivable.received();
        statement.outstanding += receivable.outstanding();
        if (receivable.overdue_on(ledger.day)) statement.overdue += receivable.outstanding();
        statement.invoices.push_back(receivable);
    }
}

// Two ways to the same figures: the invoices as they stand, and what moved them.
void add_movements(StatementOfFund& statement,
                   const std::vector<book::AccountMovement>& movements) {
    const auto zero = Money::zero(statement.fund.currency);
    auto owed = zero;
    for (const auto& movement : movements) {
        if (movement.fund != statement.fund.code) continue;
        owed += movement.called - movement.credited - movement.received;
        statement.credit += movement.credit;
        statement.movements.push_back(movement);
    }
    scales::ensure(owed == statement.outstanding, "a State owes what its movements add up to");
}

bool counts(const book::ReceiptRecord& receipt, const ReportFrame& frame) {
    const bool undone = receipt.undone_by && *receipt.undone_by <= frame.known.entry;
    return receipt.voluntary && !undone && receipt.entry <= frame.known.entry &&
           receipt.received_on <= frame.as_of;
}

} // namespace

void MovedMoney::add(const engine::book::AccountMovement& movement) {
    called += movement.called;
    credited += movement.credited;
    received += movement.received;
    credit += movement.credit;
}

MovedMoney nothing_moved(engine::Currency currency) {
    const auto zero = engine::Money::zero(currency);
    return {.called = zero, .credited = zero, .received = zero, .credit = zero};
}

bool is_before(const engine::book::AccountMovement& movement, const ReportFrame& frame) {
    return frame.since && movement.booked_on <= *frame.since;
}

std::vector<StatementOfFund> statement_findings(const book::Book& book, const ReportFrame& frame,
                                                scales::StateCode state) {
    const book::ReadTransaction reading(book);
    const auto ledger = framed_ledger(book, frame);
    const auto movements = book::account_movements(book, frame.ledger_day(), state);
    const auto receipts = book::receipts(book, state);
    const auto announced = engine::announced_on(frame.as_of, ledger.promises, ledger.receivables);
    std::vector<StatementOfFund> found;
    for (const auto& fund : frame.funds) {
        auto statement = empty_statement(fund);
        add_invoices(statement, ledger, state);
        add_movements(statement, movements);
        for (const auto& promise : announced)
            if (promise.promise.state == state && promise.promise.fund == fund.code)
                statement.announced += promise.amount;
        for (const auto& receipt : receipts)
            if (receipt.fund == fund.code && counts(receipt, frame))
                statement.gifts.push_back(receipt);
        found.push_back(std::move(statement));
    }
    return found;
}

} // namespace dubrovnik::invoicing
