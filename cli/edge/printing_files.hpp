// PrintingFiles: the words and fonts of a run, read at the edge.
#pragma once

#include "cli/edge/context.hpp"
#include "engine/assessment.hpp"
#include "invoicing/issue/printing.hpp"
#include "invoicing/office.hpp"

#include <functional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace dubrovnik::cli {

// The words, checked against what the documents need, for the billers of a model. A file
// templates/<document>/<language>.md of the office takes the place of the shipped file of the same
// name, or adds a language. Throws Refused with all findings: template.*, file.*, language.unknown.
invoicing::Templates load_templates(const Context& context, const engine::FundingModel& model);

// The same for all billers of all models: for letters about several calls.
invoicing::Templates load_templates(const Context& context);

// What the words must and may say, for all billers of all models.
std::vector<invoicing::TemplateRule> all_template_rules(const Context& context);

// Document and language of the office's own words; none where no office is at hand.
std::set<std::pair<std::string, std::string>> own_words(const Context& context);

// An office is told by its office.toml: a folder that happens to be called templates is none.
bool has_office(const Context& context);

// What every document carries to be kept for long. Throws Refused: colour.missing, colour.unusable.
invoicing::typesetting::Archive load_archive(const Context& context);

// For each language in use, fonts cut for everything that may be printed in it: the templates'
// words, all State names, and the office's files. Throws Refused: font.missing, font.unusable,
// colour.*.
invoicing::DocumentFonts load_fonts(const Context& context, const invoicing::Templates& templates,
                                    const engine::Assessment& assessment);

// The same for letters and notices, and what they say in a language beyond the office's files.
using FurtherTexts = std::function<std::vector<std::string>(const std::string& language)>;
invoicing::DocumentFonts load_office_fonts(const Context& context,
                                           const invoicing::Templates& templates,
                                           const FurtherTexts& further);

// For a preview: one language, which nobody need use.
invoicing::DocumentFonts load_preview_fonts(const Context& context,
                                            const invoicing::Templates& templates,
                                            const std::string& language,
                                            const std::vector<std::string>& texts);

} // namespace dubrovnik::cli
