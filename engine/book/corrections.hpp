// Corrections: credit notes, voids and write-offs. The number of what is corrected stays.
//
// What is taken off of an invoice that was paid becomes the State's credit. A void is only for
// an invoice to which nothing was allocated; whatever comes later is a credit note.
#pragma once

#include "engine/book/book.hpp"
#include "engine/book/documents.hpp"
#include "engine/correction.hpp"
#include "engine/entry_kind.hpp"
#include "engine/money.hpp"
#include "scales/day.hpp"

#include <optional>
#include <string>
#include <vector>

namespace dubrovnik::engine::book {

// What a correction would do, for the preview and for the paper that is printed.
struct CorrectionPlan {
    Receivable invoice; // as it stands before
    std::vector<CorrectedLine> lines;
    Money amount;
};

// Without an amount: all that was called and not yet taken back. Throws Refused:
// correction.invoice (no invoice), correction.amount.
CorrectionPlan plan_credit_note(const Book& book, DocumentId invoice,
                                const std::optional<Money>& amount);
// Throws Refused: correction.invoice, void.allocated, void.credited.
CorrectionPlan plan_void(const Book& book, DocumentId invoice);
// Without an amount: all that is outstanding. Throws Refused: write-off.amount.
CorrectionPlan plan_write_off(const Book& book, DocumentId receivable,
                              const std::optional<Money>& amount);

// What a credit note, or a write-off, without an amount would take; zero where nothing is left.
// Throws Refused correction.invoice.
Money left_to_credit(const Book& book, DocumentId invoice);
Money left_to_write_off(const Book& book, DocumentId receivable);

struct NewCorrection {
    CorrectionPlan plan;
    scales::Day on;
    std::string reason;               // of a write-off: the decision
    std::optional<NewDocument> paper; // the credit note or the notice of the void
};

struct RecordedCorrection {
    EntryId entry;
    std::optional<DocumentId> paper;
};

// Each plans anew inside the transaction and refuses (correction.changed) when it would come to
// another result than the plan that was shown. Throw also correction.day (before the issue), and
// the refusals of append_entry and append_document.
RecordedCorrection record_credit_note(WriteTransaction& transaction, const NewCorrection& wanted);
RecordedCorrection record_void(WriteTransaction& transaction, const NewCorrection& wanted);
RecordedCorrection record_write_off(WriteTransaction& transaction, const NewCorrection& wanted);

// Links a voided invoice and the one that took its place; adds to the newest entry, which is
// that of the new invoice. Throws Refused correction.not-void.
struct Replacement {
    DocumentId voided;
    DocumentId replacement;
};
void append_replacement(WriteTransaction& transaction, const Replacement& link);

struct CorrectionRecord {
    EntryId entry;
    EntryKind kind; // credit_note, void_invoice or write_off
    DocumentId document;
    std::optional<DocumentId> paper;
    Money amount;
    scales::Day booked_on;
    std::string reason;
    bool undone; // reversed
};
// In the order they were recorded; of one document, or all.
std::vector<CorrectionRecord> corrections(const Book& book,
                                          const std::optional<DocumentId>& document = {});

std::vector<Replacement> replacements(const Book& book);

} // namespace dubrovnik::engine::book
