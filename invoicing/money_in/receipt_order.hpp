// ReceiptOrder: one receipt as the officer wrote it, typed or as a row of receipts.csv, and what
// the book makes of it.
//
// A row says the same as the options of `receive`, so there is one reading for both.
#pragma once

#include "engine/book/receipts.hpp"
#include "scales/source_text.hpp"
#include "scales/states.hpp"

#include <string>
#include <vector>

namespace dubrovnik::invoicing {

struct ReceiptOrder {
    std::string state;  // "CHE", or "-": the payer is not known
    std::string amount; // what arrived, in the fund's currency
    std::string fund;
    std::string received_on;
    std::vector<std::string> invoices; // numbers; empty: the oldest first
    std::string component = {};
    std::string reference = {};
    std::string bank_reference = {};
    std::string charges = {};
    std::string original = {}; // "EUR 1,200.00"
    std::string rate = {};
    std::string note = {};
    bool voluntary = false;
    bool again = false;
    scales::Place place = {};
};

// Columns received_on, state, fund, amount; and, as far as they are there, invoices (numbers with
// blanks between them), component, reference, bank_reference, charges, original, rate, voluntary
// (yes or no), note. Throws Refused with all findings: csv.*, receipts.voluntary.
std::vector<ReceiptOrder> parse_receipts(const scales::SourceText& source);

// Throws Refused with everything wrong with it: state.code, state.unknown, receipt.day,
// receipt.original, receipt.component, fund.unknown, document.unknown, amount.*, text.form.
engine::book::NewReceipt new_receipt(const engine::book::Book& book, const scales::States& states,
                                     const ReceiptOrder& order);

} // namespace dubrovnik::invoicing
