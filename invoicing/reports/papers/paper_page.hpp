// PaperPage: what the papers of the ledger share: their head, their foot with the entry up to
// which the book was known, and how their tables look.
#pragma once

#include "invoicing/reports/ledger/report_frame.hpp"
#include "invoicing/reports/papers/paper_words.hpp"
#include "invoicing/typesetting/flow.hpp"

#include <functional>
#include <string>
#include <string_view>

namespace dubrovnik::invoicing {

struct PaperHead {
    std::string kind;  // "Paper for the committee"
    std::string title; // "Shortfall as of 15 December 2016"
};

// `language`: a tag ("fr").
typesetting::DocumentProperties paper_properties(const PaperHead& head, const ReportFrame& frame,
                                                 std::string_view language);

// Kind and title, from the top of the first page.
void set_paper_head(typesetting::Flow& flow, const PaperHead& head);

struct PaperFoot {
    std::string known; // "As known at entry 812 of …": up to where the book was read
    std::function<std::string(typesetting::PageNumber)> page;
    std::string specimen; // across every page; empty when the book is none
};
// In the words of the paper, which must outlive it.
PaperFoot paper_foot(PaperWords& words, const engine::book::KnownEntry& known, bool specimen);
void finish_paper(typesetting::Document& document, PaperFoot foot);

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
// The sub-total where a table goes over pages.
typesetting::Row carried_row(const std::vector<std::string>& cells);

} // namespace dubrovnik::invoicing
