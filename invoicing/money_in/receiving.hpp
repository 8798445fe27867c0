// Receiving: many receipts into the book, all or nothing, and what each of them paid.
//
// Every receipt that is refused is told, with the row it stands in; one refusal and nothing is
// written. Rows that are booked already are left out, so files may overlap.
#pragma once

#include "invoicing/money_in/receipt_order.hpp"
#include "invoicing/reports/report_table.hpp"

#include <functional>
#include <span>
#include <vector>

namespace dubrovnik::invoicing {

struct ReceivedMoney {
    engine::book::NewReceipt receipt;
    engine::book::RecordedReceipt recorded;
    std::string letter; // the number of its receipt letter, or ""
};

// What a receipt is thanked with: gives the letter's number. Called inside the transaction,
// while the receipt's entry is the newest.
using ReceiptLetterWriter =
    std::function<std::string(engine::book::WriteTransaction&, const ReceivedMoney&)>;

struct ReceivingOrder {
    std::span<const ReceiptOrder> receipts;
    const scales::States& states;
    bool from_file;             // equal rows are told apart by the how manieth they are
    ReceiptLetterWriter letter; // empty: none
};

// Throws Refused with the findings of all receipts.
std::vector<ReceivedMoney> receive(engine::book::WriteTransaction& transaction,
                                   const ReceivingOrder& order);

// A row for each part: what it paid, the credit, what is unmatched or given.
ReportTable received_report(std::span<const ReceivedMoney> received);

// What the States that paid still owe in those funds, and what credit they hold; a row each.
ReportTable standing_report(const engine::book::Book& book, scales::Day day,
                            std::span<const ReceivedMoney> received);

} // namespace dubrovnik::invoicing
