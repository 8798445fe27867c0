// Reissue: an invoice that takes the place of a voided one.
//
// The same call, State and components, from the assessment that was frozen; today's addressee,
// account and day of issue, and a number of its own. Both are linked in the book. Called in the
// transaction of the void; refuses what is not void.
#pragma once

#include "engine/book/book.hpp"
#include "engine/book/documents.hpp"
#include "invoicing/addressee.hpp"
#include "invoicing/issue/printing.hpp"
#include "invoicing/office.hpp"

#include <string>

namespace dubrovnik::invoicing {

struct ReissueOrder {
    engine::DocumentId voided;
    const Office& office;
    const Addressees& addressees;
    const scales::States& state_names; // in the languages of the documents
    PrintingTools tools;
};

struct ReissuedInvoice {
    engine::DocumentId document;
    std::string number;
    engine::Money total;
    scales::Day due_on;
};

// Throws Refused: correction.not-void, and those of issue().
ReissuedInvoice reissue(engine::book::WriteTransaction& transaction, const ReissueOrder& order);

} // namespace dubrovnik::invoicing
