#include "invoicing/preview/words_report.hpp"

#include "invoicing/language/language_forms.hpp"

#include <algorithm>

namespace dubrovnik::invoicing {

ReportTable words_report(const Templates& templates, const std::vector<TemplateRule>& rules,
                         const std::set<std::pair<std::string, std::string>>& own) {
    ReportTable table{.title = "Words of the documents",
                      .columns = {{"document", "Document"}, {"pieces", "Pieces", CellKind::count}},
                      .notes = {"shipped: the program's words; own: the office's, in templates/"}};
    for (const auto language : LanguageForms::all())
        table.columns.push_back({std::string(language), std::string(language)});
    for (const auto& rule : rules) {
        const auto present = templates.languages(rule.document);
        ReportRow row{rule.document, std::to_string(rule.pieces.size())};
        for (const auto language : LanguageForms::all()) {
            const bool there = std::find(present.begin(), present.end(), language) != present.end();
            const bool is_own = own.contains({rule.document, std::string(language)});
            row.push_back(is_own ? "own" : there ? "shipped" : "missing");
        }
        table.rows.push_back(std::move(row));
    }
    return table;
}

} // namespace dubrovnik::invoicing
