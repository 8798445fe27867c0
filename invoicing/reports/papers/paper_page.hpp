// PaperPage: what the papers of the ledger share: their head, their foot with the entry up to
// which the book was known, and how their tables look.
#pragma once

#include "invoicing/reports/ledger/report_frame.hpp"
#include "invoicing/typesetting/flow.hpp"

#include <string>

namespace dubrovnik::invoicing {

struct PaperHead {
    std::string kind;  // "Paper for the committee"
    std::string title; // "Shortfall as of 15 December 2016"
};

typesetting::DocumentProperties paper_properties(const PaperHead& head, const ReportFrame& frame);

// Kind and title, from the top of the first page.
void set_paper_head(typesetting::Flow& flow, const PaperHead& head);

// The foot of every page, and SPECIMEN across it where the book is one.
void finish_paper(typesetting::Document& document, const ReportFrame& frame, bool specimen);

typesetting::FlowFrame paper_frame();
typesetting::HeadingStyle paper_heading();
typesetting::ParagraphStyle paper_text(double space_after);

// A table as wide as the flow: the first column takes what the figures leave.
struct FigureColumn {
    std::string head;
    double width;
};
typesetting::Table figure_table(double width, const std::string& first_head,
                                const std::vector<FigureColumn>& columns);
typesetting::Row figure_row(const std::vector<std::string>& cells);
typesetting::Row total_row(const std::vector<std::string>& cells);

std::string paper_day(scales::Day day); // "15 December 2016"

} // namespace dubrovnik::invoicing
