// Receipts: money that arrived, what it paid, and how the same money is never booked twice.
//
// A receipt is allocated to the invoices named, else the oldest first; what is left is the
// State's credit in that fund. Without a State it is unmatched money; voluntary money is nobody's
// payment until `allocate` says so. The bank's reference identifies a receipt in its fund; without
// one day, amount, State, text and occurrence do.
#pragma once

#include "engine/allocation.hpp"
#include "engine/book/book.hpp"
#include "engine/money.hpp"
#include "scales/day.hpp"
#include "scales/state_code.hpp"

#include <optional>
#include <string>
#include <vector>

namespace dubrovnik::engine::book {

struct NewReceipt {
    std::string fund;                       // by code
    std::optional<scales::StateCode> state; // nothing: unmatched
    Money amount;                           // what arrived, in the fund's currency
    Money charges;                          // borne by the fund on top, allocated as well
    scales::Day received_on;
    AllocationWish wish;
    bool voluntary = false;
    std::string reference;      // what the payer quoted; identifies nothing
    std::string bank_reference; // or ""
    std::string original;       // "EUR 1,200.00", or ""
    std::string original_rate;
    std::string note;
    // The how manieth of its like within a file, from 1. Nothing: typed by hand, and refused
    // when its like is in the book already, unless `again`.
    std::optional<int> occurrence;
    bool again = false;
};

struct RecordedReceipt {
    EntryId entry;
    bool known_before; // it was booked already: nothing was added
    Allocation allocation;
};

// Throws Refused: fund.unknown, receipt.amount, receipt.charges, receipt.state (voluntary money,
// named invoices or a component without a State), receipt.differs (the same identity with other
// data), receipt.again (typed, and its like is there), allocation.invoice, and those of
// append_entry.
RecordedReceipt record_receipt(WriteTransaction& transaction, const NewReceipt& receipt);

struct ReceiptRecord {
    EntryId entry;
    std::string fund;
    std::optional<scales::StateCode> state;
    Money amount;
    Money charges;
    bool voluntary;
    scales::Day received_on;
    scales::Day recorded_on;
    std::string reference;
    std::string bank_reference;
    std::string original;
    std::string original_rate;
    std::string note;
    std::optional<EntryId> undone_by; // reversed or returned
};

// In the order they were recorded; of one State, or all.
std::vector<ReceiptRecord> receipts(const Book& book,
                                    const std::optional<scales::StateCode>& state = {});

} // namespace dubrovnik::engine::book
