// ShortfallPaper: what the committee reads. One page of findings with charts, then every State.
//
// It is drawn from the same findings as every other form of the report.
#pragma once

#include "engine/book/book.hpp"
#include "engine/contribution_status.hpp"
#include "invoicing/reports/ledger/shortfall_course.hpp"
#include "invoicing/reports/ledger/shortfall_findings.hpp"
#include "invoicing/reports/papers/paper_words.hpp"
#include "invoicing/typesetting/typesetter.hpp"

#include <string>
#include <vector>

namespace dubrovnik::invoicing {

struct ShortfallPaper {
    ReportFrame frame;
    bool specimen;
    std::vector<FundFindings> funds;
    std::vector<std::vector<CoursePoint>> courses;  // as the funds
    std::vector<std::vector<MonthReceived>> months; // as the funds
    std::vector<engine::FundStatus> statuses;       // as the funds
    std::vector<engine::UnmatchedMoney> unmatched;
};

ShortfallPaper shortfall_paper(const engine::book::Book& book, const ReportFrame& frame);

// A paragraph of the first page: what must be seen, and what explains it.
struct PaperFinding {
    std::string headline;
    std::string words = {};
};
std::vector<PaperFinding> paper_findings(const ShortfallPaper& paper, PaperWords& words);

// The PDF. Throws Refused: template.*, font.glyph.
std::string render_shortfall_paper(const ShortfallPaper& paper, const PaperLanguage& language,
                                   typesetting::Typesetter& typesetter);

} // namespace dubrovnik::invoicing
