// TemplateRule: which pieces of text a document needs, and what each of them may and must name.
//
// The program declares it, the template's file is checked against it. A text field must occur in
// its piece, so that no translation can forget an amount. Flags may be left out, because one
// language needs a distinction (singular and plural) that another does not have; so may what a
// piece is offered without being obliged to say it.
#pragma once

#include <string>
#include <vector>

namespace dubrovnik::invoicing {

// A label is one line of plain text under "## labels"; prose is Markdown under its own heading.
enum class PieceForm { label, prose };

struct PieceRule {
    std::string name;
    PieceForm form = PieceForm::label;
    std::vector<std::string> texts = {};          // must occur
    std::vector<std::string> optional_texts = {}; // may occur
    std::vector<std::string> flags = {};          // may occur
};

struct TemplateRule {
    std::string document; // "letter"
    std::vector<PieceRule> pieces;
};

} // namespace dubrovnik::invoicing
