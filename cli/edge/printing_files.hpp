// PrintingFiles: the words and fonts of a run, read at the edge.
#pragma once

#include "cli/edge/context.hpp"
#include "engine/assessment.hpp"
#include "invoicing/issue/printing.hpp"
#include "invoicing/office.hpp"

#include <string>
#include <vector>

namespace dubrovnik::cli {

// The shipped templates, checked against what the documents need, for the billers of a model.
// Throws Refused: template.*, file.*.
invoicing::Templates load_templates(const Context& context, const engine::FundingModel& model);

// The same for all billers of all models: for letters about several calls.
invoicing::Templates load_templates(const Context& context);

// Fonts cut for everything that may be printed: the templates' words, all State names, and the
// office's files. Throws Refused: font.missing, font.unusable.
invoicing::typesetting::BatchFonts load_fonts(const Context& context,
                                              const invoicing::Templates& templates,
                                              const engine::Assessment& assessment);

// The same for a single notice, and what it says beyond the office's files.
invoicing::typesetting::BatchFonts load_notice_fonts(const Context& context,
                                                     const invoicing::Templates& templates,
                                                     const std::vector<std::string>& texts);

} // namespace dubrovnik::cli
