// AnnexWords: how each line's amount was calculated, step by step, as text.
#pragma once

#include "invoicing/documents/invoice_content.hpp"
#include "invoicing/documents/standing.hpp"
#include "invoicing/words/templates.hpp"

#include <string>
#include <vector>

namespace dubrovnik::invoicing {

struct CalculationStep {
    std::string step;
    std::string calculation;
    std::string result;
    bool is_result = false; // stands out: the total to be shared, the amount
};

struct CalculatedLine {
    std::string heading;
    std::vector<CalculationStep> steps;
};

struct AnnexWords {
    std::string title;
    std::string annex_to;
    RichText method;
    std::vector<std::string> columns;
    std::vector<CalculatedLine> lines;
    CalculationStep invoice_total; // without text when there is only one line
    StandingWords standing;
};

// Throws Refused with everything that is empty.
AnnexWords annex_words(const InvoiceContent& content, Words& words);

} // namespace dubrovnik::invoicing
