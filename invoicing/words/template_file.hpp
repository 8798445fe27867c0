// TemplateFile: a template's text cut into its named pieces.
//
//   # The joint letter            notes to whoever writes the words, up to the first "##"
//   ## labels
//   - due-on: Due on              a label: one line of plain text
//   ## opening                    prose: Markdown with {{fields}}, up to the next "##"
//   I have the honour …
//
// Refuses a line under "## labels" that is no label, an empty piece and a name given twice.
#pragma once

#include "invoicing/words/template_rule.hpp"
#include "scales/finding.hpp"
#include "scales/source_text.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace dubrovnik::invoicing {

struct TemplatePiece {
    std::string name;
    PieceForm form = PieceForm::prose;
    std::string text;
    std::size_t line = 0; // where the text begins in its file, from 1
};

struct TemplateFile {
    std::string document; // "letter"
    std::string language; // "en"
    scales::SourceText source;
    // Of a file that says some pieces otherwise for one State: its code.
    std::string state = {};
};

struct CutTemplate {
    std::vector<TemplatePiece> pieces; // in the file's order
    scales::Findings findings;
};

CutTemplate cut_template(const scales::SourceText& source);

} // namespace dubrovnik::invoicing
