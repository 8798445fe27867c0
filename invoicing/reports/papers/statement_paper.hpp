// StatementPaper: one State's account for the committee and the officer, as of any day.
//
// The statement that goes to a State beside a reminder is a document of its own
// (invoicing/reminders/account_statement.hpp); what moved the account has the same words in both.
#pragma once

#include "engine/book/book.hpp"
#include "invoicing/reports/ledger/statement_findings.hpp"
#include "invoicing/reports/papers/paper_words.hpp"
#include "invoicing/typesetting/typesetter.hpp"

#include <string>
#include <vector>

namespace dubrovnik::invoicing {

struct StatementPaper {
    ReportFrame frame;
    bool specimen;
    scales::StateCode state;
    std::vector<StatementOfFund> funds;
};

StatementPaper statement_paper(const engine::book::Book& book, const ReportFrame& frame,
                               scales::StateCode state);

// The PDF. Throws Refused: template.*, font.glyph.
std::string render_statement_paper(const StatementPaper& paper, const PaperLanguage& language,
                                   typesetting::Typesetter& typesetter);

} // namespace dubrovnik::invoicing
