#include "cli/edge/printing_files.hpp"

#include "cli/edge/facts_files.hpp"
#include "cli/edge/files.hpp"
#include "cli/edge/office_files.hpp"
#include "invoicing/documents/document_fonts.hpp"
#include "invoicing/documents/document_rules.hpp"
#include "invoicing/language/language_forms.hpp"

#include <algorithm>
#include <set>

namespace dubrovnik::cli {

namespace fs = std::filesystem;
namespace typesetting = invoicing::typesetting;

namespace {

std::vector<fs::path> sorted_entries(const fs::path& folder) {
    std::vector<fs::path> paths;
    for (const auto& entry : fs::directory_iterator(folder)) paths.push_back(entry.path());
    std::sort(paths.begin(), paths.end());
    return paths;
}

// templates/<document>/<language>.md
std::vector<invoicing::TemplateFile> template_files(const Context& context) {
    std::vector<invoicing::TemplateFile> files;
    for (const auto& folder : sorted_entries(context.data.templates)) {
        if (!fs::is_directory(folder)) continue;
        for (const auto& path : sorted_entries(folder)) {
            if (path.extension() != ".md") continue;
            const auto document = folder.filename().string();
            files.push_back({.document = document,
                             .language = path.stem().string(),
                             .source = read_source(path, "templates/" + document + "/" +
                                                             path.filename().string())});
        }
    }
    return files;
}

// In which somebody is written to, as far as there are words in them: what nobody reads would only
// make each document larger.
std::set<std::string> languages_in_use(const Context& context,
                                       const invoicing::Templates& templates) {
    std::set<std::string> wanted{load_office(context).language};
    for (const auto& [state, addressee] : load_addressees(context))
        wanted.insert(addressee.language);
    std::set<std::string> in_use;
    for (const auto& language : templates.languages("letter"))
        if (wanted.contains(language)) in_use.insert(language);
    return in_use;
}

// Everything that any document of the office may say, whatever it is about.
typesetting::Repertoire office_repertoire(const Context& context,
                                          const invoicing::Templates& templates) {
    auto repertoire = typesetting::basic_latin();
    const auto facts = load_facts(context);
    for (const auto& language : languages_in_use(context, templates)) {
        repertoire.add(templates.text_in(language));
        repertoire.add(invoicing::LanguageForms::of(language).decimal_text("1,000.00"));
        for (const auto& state : facts.states.all())
            repertoire.add(facts.states.name_in(state.code, language));
    }
    for (const auto* name : {"office.toml", "addressees.csv"})
        repertoire.add(read_source(context.office / name, name).text);
    return repertoire;
}

typesetting::BatchFonts cut_fonts(const Context& context,
                                  const typesetting::Repertoire& repertoire) {
    const auto fonts = typesetting::FontSet::load(typesetting::noto_font_files(context.data.fonts));
    return {fonts, invoicing::document_repertoires(repertoire)};
}

} // namespace

invoicing::Templates load_templates(const Context& context, const engine::FundingModel& model) {
    std::vector<std::string> billers;
    for (const auto& biller : model.billers) billers.push_back(biller.id);
    return {template_files(context), invoicing::document_rules(billers)};
}

invoicing::Templates load_templates(const Context& context) {
    std::set<std::string> billers;
    for (const auto& model : read_models(context))
        for (const auto& biller : model.billers) billers.insert(biller.id);
    return {template_files(context), invoicing::document_rules({billers.begin(), billers.end()})};
}

typesetting::BatchFonts load_fonts(const Context& context, const invoicing::Templates& templates,
                                   const engine::Assessment& assessment) {
    auto repertoire = office_repertoire(context, templates);
    for (const auto& component : assessment.model.components)
        repertoire.add(component.title)
            .add(component.legal_basis)
            .add(component.support_cost_basis);
    return cut_fonts(context, repertoire);
}

typesetting::BatchFonts load_notice_fonts(const Context& context,
                                          const invoicing::Templates& templates,
                                          const std::vector<std::string>& texts) {
    auto repertoire = office_repertoire(context, templates);
    for (const auto& text : texts) repertoire.add(text);
    return cut_fonts(context, repertoire);
}

} // namespace dubrovnik::cli
