// InvoiceWords: one invoice as text, before it is set on a page.
#pragma once

#include "invoicing/documents/invoice_content.hpp"
#include "invoicing/documents/letter_words.hpp"
#include "invoicing/words/templates.hpp"

#include <string>
#include <vector>

namespace dubrovnik::invoicing {

struct InvoiceLineWords {
    std::string title;
    std::string legal_basis;
    std::string base;
    std::string part;
    std::string rate;
    std::string rate_sum;
    std::string share;
    std::string amount;
};

struct InvoiceWords {
    std::string title; // of the file
    std::string heading;
    std::string telephone;           // empty when the office has none
    std::vector<LabelledText> facts; // number, date, due date, State
    std::string subject;
    RichText note;
    std::vector<std::string> columns;
    std::vector<InvoiceLineWords> lines;
    LabelledText total;
    LabelledText in_words;
    std::string payment;
    LabelledText amount_due;
    std::vector<LabelledText> payment_facts; // due date and reference
    std::vector<LabelledText> account_facts; // holder, bank, IBAN, BIC, currency, charges
    RichText credit_used;                    // empty when none is
    RichText payment_instructions;
    RichText annex_note;
    LabelledText contact;
    std::string specimen;
};

// `biller_words` are those of invoice-<biller>. Throws Refused with everything that is empty.
struct InvoiceVocabulary {
    Words& shared;
    Words& biller;
};
InvoiceWords invoice_words(const InvoiceContent& content, const InvoiceVocabulary& vocabulary);

} // namespace dubrovnik::invoicing
