// StatementPaper: one State's account, to be sent to it.
#pragma once

#include "engine/book/book.hpp"
#include "invoicing/reports/ledger/statement_findings.hpp"
#include "invoicing/typesetting/typesetter.hpp"

#include <string>
#include <vector>

namespace dubrovnik::invoicing {

struct StatementPaper {
    ReportFrame frame;
    bool specimen;
    scales::StateCode state;
    LedgerReport report; // its tables are the paper's
};

StatementPaper statement_paper(const engine::book::Book& book, const ReportFrame& frame,
                               scales::StateCode state);

// The PDF.
std::string render_statement_paper(const StatementPaper& paper,
                                   typesetting::Typesetter& typesetter);

} // namespace dubrovnik::invoicing
