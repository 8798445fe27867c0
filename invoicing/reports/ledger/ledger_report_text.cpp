#include "invoicing/reports/ledger/ledger_report.hpp"

#include <algorithm>
#include <iterator>

namespace dubrovnik::invoicing {

namespace {

std::vector<ReportFact> labelled(const std::vector<ReportFact>& facts) {
    std::vector<ReportFact> found;
    std::copy_if(facts.begin(), facts.end(), std::back_inserter(found),
                 [](const ReportFact& fact) { return !fact.label.empty(); });
    return found;
}

// Sections stand one blank line apart.
class Sections {
  public:
    void add(const ReportTable& table) { add(report_text(table)); }
    void add(std::string text) {
        text.erase(text.find_last_not_of('\n') + 1);
        text.erase(0, text.find_first_not_of('\n'));
        if (text.empty()) return;
        if (!text_.empty()) text_ += "\n";
        text_ += text + "\n";
    }
    std::string finish() && { return std::move(text_); }

  private:
    std::string text_;
};

ReportTable words(std::vector<std::string> notes) {
    return {.notes = std::move(notes)};
}

} // namespace

std::string ledger_report_text(const LedgerReport& report) {
    Sections sections;
    sections.add(ReportTable{.title = report.title, .facts = labelled(report.facts)});
    if (report.parts.empty()) sections.add(words({report.empty_note}));
    for (const auto& part : report.parts) {
        sections.add(ReportTable{.title = part.heading, .facts = labelled(part.figures)});
        sections.add(words(part.words));
        for (const auto& table : part.tables) sections.add(table.for_people());
    }
    for (const auto& table : report.common)
        if (!table.table.rows.empty()) sections.add(table.for_people());
    sections.add(words(report.notes));
    return std::move(sections).finish();
}

std::string ledger_report_as(ReportFormat format, const LedgerReport& report) {
    switch (format) {
    case ReportFormat::csv:
        return ledger_report_csv(report);
    case ReportFormat::json:
        return ledger_report_json(report);
    case ReportFormat::text:
        break;
    }
    return ledger_report_text(report);
}

} // namespace dubrovnik::invoicing
