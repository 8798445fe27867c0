#include "invoicing/preview/fields_report.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace dubrovnik::invoicing {

namespace {

std::string listed(const std::vector<std::string>& names) {
    return fmt::format("{}", fmt::join(names, ", "));
}

bool has_fields(const PieceRule& piece) {
    return !(piece.texts.empty() && piece.optional_texts.empty() && piece.flags.empty());
}

} // namespace

ReportTable fields_report(const std::vector<TemplateRule>& rules) {
    ReportTable table{.title = "Fields of the documents",
                      .columns = {{"document", "Document"},
                                  {"piece", "Piece"},
                                  {"form", "Form"},
                                  {"must", "Must name"},
                                  {"may", "May name"},
                                  {"flags", "May ask"}},
                      .notes = {"a field is written {{state}}, and a flag asks: {{#late}}only "
                                "then{{/late}} {{^late}}only otherwise{{/late}}"}};
    for (const auto& rule : rules)
        for (const auto& piece : rule.pieces)
            if (has_fields(piece))
                table.rows.push_back(
                    {rule.document, piece.name, piece.form == PieceForm::label ? "label" : "prose",
                     listed(piece.texts), listed(piece.optional_texts), listed(piece.flags)});
    return table;
}

} // namespace dubrovnik::invoicing
