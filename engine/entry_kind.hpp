// EntryKind: what happened. Every row of the book belongs to an entry of one of these kinds.
#pragma once

#include <optional>
#include <string_view>

namespace dubrovnik::engine {

enum class EntryKind {
    opened,            // the book was made
    account_confirmed, // where money is to be sent
    setting,
    call,         // a call was frozen
    invoice,      // a State was invoiced
    packet,       // a letter and what it encloses
    receipt,      // money arrived
    allocation,   // credit, unmatched or given money was set against invoices
    returned,     // the bank took a payment back
    refund,       // a credit was paid out
    write_off,    // a claim was given up by decision
    opening,      // arrears and credits from before the book's time
    expenditure,  // money was spent
    promise,      // a State says that it is paying
    credit_note,  // part or all of an invoice was taken back
    void_invoice, // an invoice was taken back whole, before anything was allocated to it
    reversal,     // an entry was undone
    close,        // a year was locked
    surplus,      // a closed year's surplus was given back as credits
    hold,         // no reminders until a day
    release,      // a hold ended
    response,     // a State answered
    reminder_run, // the two-monthly round of letters
    signature,    // a signed scan, or a signed head of the chain
    dispatch,     // something was sent
};

// "credit-note": as the book stores it. parse_entry_kind is the inverse.
std::string_view entry_kind_text(EntryKind kind);
std::optional<EntryKind> parse_entry_kind(std::string_view text);

} // namespace dubrovnik::engine
