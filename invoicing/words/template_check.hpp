// TemplateCheck: a template's file against what its document needs, before anything is rendered.
#pragma once

#include "invoicing/words/template_file.hpp"
#include "invoicing/words/template_rule.hpp"
#include "scales/finding.hpp"

#include <string>
#include <vector>

namespace dubrovnik::invoicing {

// A file for one State says some pieces and leaves the others to the words for all.
enum class Extent { whole, some_pieces };

// Findings: template.piece-unknown, template.piece-missing, template.piece-form,
// template.tag, template.field-unknown, template.field-kind, template.field-unused.
scales::Findings template_findings(const std::string& file_name,
                                   const std::vector<TemplatePiece>& pieces,
                                   const TemplateRule& rule, Extent extent = Extent::whole);

} // namespace dubrovnik::invoicing
