// TemplateRule: which pieces of text a document needs, and what each of them may and must name.
//
// The program declares it, the template's file is checked against it. A text field must occur in
// its piece, so that no translation can forget an amount; a flag may be left out, because one
// language needs a distinction (singular and plural) that another does not have.
#pragma once

#include <string>
#include <vector>

namespace dubrovnik::invoicing {

// A label is one line of plain text under "## labels"; prose is Markdown under its own heading.
enum class PieceForm { label, prose };

struct PieceRule {
    std::string name;
    PieceForm form = PieceForm::label;
    std::vector<std::string> texts = {};
    std::vector<std::string> flags = {};
};

struct TemplateRule {
    std::string document; // "letter"
    std::vector<PieceRule> pieces;
};

} // namespace dubrovnik::invoicing
