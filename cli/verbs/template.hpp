// `template check`, `template fields` and `template preview`: for those who edit the words of the
// documents.
#pragma once

#include "cli/edge/context.hpp"
#include "invoicing/preview/preview.hpp"
#include "invoicing/reports/report_table.hpp"

#include <filesystem>
#include <string>

namespace CLI {
class App;
}

namespace dubrovnik::cli {

struct TemplateCheckOptions {
    invoicing::ReportFormat format = invoicing::ReportFormat::text;
};
void add_template_check(CLI::App& verb, TemplateCheckOptions& options);
Outcome run_template_check(const TemplateCheckOptions& options, Context& context);

struct TemplateFieldsOptions {
    std::string document; // empty: all
    invoicing::ReportFormat format = invoicing::ReportFormat::text;
};
void add_template_fields(CLI::App& verb, TemplateFieldsOptions& options);
Outcome run_template_fields(const TemplateFieldsOptions& options, Context& context);

struct TemplatePreviewOptions {
    invoicing::PreviewOrder order;
    int level = 0;                // 0: not given
    std::string language;         // empty: the State's
    std::string state;            // empty: one that is written to in the language
    std::filesystem::path output; // empty with `open`: in a new folder for temporary files
    bool open = false;            // show it when it is written
};
void add_template_preview(CLI::App& verb, TemplatePreviewOptions& options);
Outcome run_template_preview(const TemplatePreviewOptions& options, Context& context);

} // namespace dubrovnik::cli
