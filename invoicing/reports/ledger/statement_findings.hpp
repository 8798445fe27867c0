// StatementFindings: one State's account in each fund, as values; the paper and every form of
// the report read the same.
#pragma once

#include "engine/book/book.hpp"
#include "engine/book/receipts.hpp"
#include "engine/book/state_account.hpp"
#include "engine/receivables.hpp"
#include "invoicing/reports/ledger/report_frame.hpp"

#include <vector>

namespace dubrovnik::invoicing {

struct StatementOfFund {
    engine::FundKey fund;
    std::vector<engine::Receivable> invoices; // in the order they were issued
    std::vector<engine::book::AccountMovement> movements;
    std::vector<engine::book::ReceiptRecord> gifts; // voluntary contributions
    engine::Money called;
    engine::Money credited;
    engine::Money received;
    engine::Money outstanding;
    engine::Money overdue;
    engine::Money credit; // held
    engine::Money announced;
};

// What one or several entries moved on an account.
struct MovedMoney {
    engine::Money called;
    engine::Money credited;
    engine::Money received;
    engine::Money credit;

    void add(const engine::book::AccountMovement& movement);
    engine::Money owed() const { return called - credited - received; }
};
MovedMoney nothing_moved(engine::Currency currency);

// Up to the day from which the frame tells what moved: brought forward in one line.
bool is_before(const engine::book::AccountMovement& movement, const ReportFrame& frame);

// In the order of the frame's funds.
std::vector<StatementOfFund> statement_findings(const engine::book::Book& book,
                                                const ReportFrame& frame, scales::StateCode state);

} // namespace dubrovnik::invoicing
