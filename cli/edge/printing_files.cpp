#include "cli/edge/printing_files.hpp"

#include "cli/edge/facts_files.hpp"
#include "cli/edge/files.hpp"
#include "cli/edge/office_files.hpp"
#include "engine/book/path_standing.hpp"
#include "invoicing/documents/document_fonts.hpp"
#include "invoicing/documents/document_rules.hpp"
#include "invoicing/language/language_forms.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <map>
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

using WordsKey = std::pair<std::string, std::string>; // document, language

// <folder>/<document>/<language>.md, and <State>.<language>.md for what is said otherwise to one.
std::map<WordsKey, fs::path> words_below(const fs::path& folder) {
    std::map<WordsKey, fs::path> found;
    for (const auto& document : sorted_entries(folder)) {
        if (!fs::is_directory(document)) continue;
        for (const auto& path : sorted_entries(document))
            if (path.extension() == ".md")
                found[{document.filename().string(), path.stem().string()}] = path;
    }
    return found;
}

std::map<WordsKey, fs::path> office_words(const Context& context) {
    const auto folder = context.office / "templates";
    if (!has_office(context) || !engine::book::is_folder(folder)) return {};
    return words_below(folder);
}

// Words in a language of another name would never be chosen, and nobody would be told.
void check_language(const invoicing::TemplateFile& file, scales::Findings& findings) {
    try {
        invoicing::LanguageForms::of(file.language);
    } catch (const scales::Refused& refused) {
        for (auto finding : refused.findings()) {
            finding.place = {file.source.name};
            findings.push_back(std::move(finding));
        }
    }
}

void check_state(const Context& context, const invoicing::TemplateFile& file,
                 scales::Findings& findings) {
    const auto code = scales::parse_state_code(file.state);
    if (code && load_facts(context).states.contains(*code)) return;
    findings.push_back(
        {.code = "template.state",
         .message = fmt::format("“{}” is no State's code, must be one like CHE", file.state),
         .place = {file.source.name},
         .hint = "a State's own words are named like CHE.fr.md; `dubrovnik state "
                 "list` shows all codes"});
}

invoicing::TemplateFile template_file(const WordsKey& key, const fs::path& path,
                                      const std::string& shown) {
    const auto& [document, stem] = key;
    const auto dot = stem.find('.');
    const bool of_one = dot != std::string::npos;
    return {.document = document,
            .language = of_one ? stem.substr(dot + 1) : stem,
            .source = read_source(path, shown + document + "/" + stem + ".md"),
            .state = of_one ? stem.substr(0, dot) : std::string()};
}

std::vector<invoicing::TemplateFile> template_files(const Context& context,
                                                    scales::Findings& findings) {
    std::vector<invoicing::TemplateFile> files;
    const auto own = office_words(context);
    for (const auto& [key, path] : words_below(context.data.templates))
        if (!own.contains(key)) files.push_back(template_file(key, path, "shipped/"));
    for (const auto& [key, path] : own) {
        files.push_back(template_file(key, path, "templates/"));
        check_language(files.back(), findings);
        if (!files.back().state.empty()) check_state(context, files.back(), findings);
    }
    return files;
}

// All that is wrong is told at once.
invoicing::Templates checked_templates(const Context& context,
                                       const std::vector<invoicing::TemplateRule>& rules) {
    scales::Findings findings;
    auto files = template_files(context, findings);
    auto templates =
        scales::gather(findings, [&] { return invoicing::Templates(std::move(files), rules); });
    scales::refuse_errors(findings);
    return *std::move(templates);
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

// Everything that any document of the office may say in a language, whatever it is about; the
// office's files are read once for all of them.
class OfficeRepertoire {
  public:
    OfficeRepertoire(const Context& context, const invoicing::Templates& templates)
        : templates_(templates)
        , facts_(load_facts(context)) {
        for (const auto* name : {"office.toml", "addressees.csv"})
            files_ += read_source(context.office / name, name).text;
    }

    typesetting::Repertoire in(const std::string& language) const {
        auto repertoire = typesetting::basic_latin();
        repertoire.add(templates_.text_in(language));
        repertoire.add(invoicing::LanguageForms::of(language).decimal_text("1,000.00"));
        for (const auto& state : facts_.states.all())
            repertoire.add(facts_.states.name_in(state.code, language));
        return repertoire.add(files_);
    }

  private:
    const invoicing::Templates& templates_;
    scales::Facts facts_;
    std::string files_;
};

} // namespace

bool has_office(const Context& context) {
    return engine::book::is_file(context.office / "office.toml");
}

std::set<std::pair<std::string, std::string>> own_words(const Context& context) {
    std::set<WordsKey> keys;
    for (const auto& [key, path] : office_words(context)) keys.insert(key);
    return keys;
}

std::vector<invoicing::TemplateRule> all_template_rules(const Context& context) {
    std::set<std::string> billers;
    for (const auto& model : read_models(context))
        for (const auto& biller : model.billers) billers.insert(biller.id);
    return invoicing::document_rules({billers.begin(), billers.end()});
}

invoicing::Templates load_templates(const Context& context, const engine::FundingModel& model) {
    std::vector<std::string> billers;
    for (const auto& biller : model.billers) billers.push_back(biller.id);
    return checked_templates(context, invoicing::document_rules(billers));
}

invoicing::Templates load_templates(const Context& context) {
    return checked_templates(context, all_template_rules(context));
}

typesetting::Archive load_archive(const Context& context) {
    return {.colours = typesetting::ColourProfile::load(context.data.colours),
            .part = context.archive_part};
}

invoicing::DocumentFonts load_fonts(const Context& context, const invoicing::Templates& templates,
                                    const engine::Assessment& assessment) {
    return load_office_fonts(context, templates, [&](const std::string& language) {
        std::vector<std::string> texts;
        for (const auto& wording : engine::wordings(assessment))
            texts.push_back(wording.in(language));
        return texts;
    });
}

invoicing::DocumentFonts load_office_fonts(const Context& context,
                                           const invoicing::Templates& templates,
                                           const FurtherTexts& further) {
    const OfficeRepertoire office(context, templates);
    invoicing::DocumentFonts fonts(context.data.fonts, load_archive(context));
    for (const auto& language : languages_in_use(context, templates)) {
        auto repertoire = office.in(language);
        for (const auto& text : further(language)) repertoire.add(text);
        fonts.add(language, repertoire);
    }
    return fonts;
}

invoicing::DocumentFonts load_preview_fonts(const Context& context,
                                            const invoicing::Templates& templates,
                                            const std::string& language,
                                            const std::vector<std::string>& texts) {
    auto repertoire = OfficeRepertoire(context, templates).in(language);
    for (const auto& text : texts) repertoire.add(text);
    invoicing::DocumentFonts fonts(context.data.fonts, load_archive(context));
    fonts.add(language, repertoire);
    return fonts;
}

} // namespace dubrovnik::cli
