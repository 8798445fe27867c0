#include "invoicing/words/templates.hpp"

#include "invoicing/language/language_forms.hpp"
#include "invoicing/words/template_check.hpp"
#include "scales/ensure.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <iterator>

namespace dubrovnik::invoicing {

namespace {

using scales::Finding;
using scales::Findings;

// Every text field filled in, every flag set to `flag`.
Fields sample_fields(const PieceRule& rule, bool flag) {
    Fields fields;
    for (const auto& name : rule.texts) fields.text(name, "x");
    for (const auto& name : rule.optional_texts) fields.text(name, "x");
    for (const auto& name : rule.flags) fields.flag(name, flag);
    return fields;
}

// What a piece becomes is tried with all flags set and with none, so that trouble with Markdown
// is found when the words are read and not when a letter is due.
void try_markdown(const FillableText& text, const PieceRule& rule, const std::string& file_name,
                  Findings& findings) {
    if (rule.form != PieceForm::prose) return;
    for (const bool flag : {true, false}) {
        const auto parsed = parse_markdown(text.fill(sample_fields(rule, flag)).text);
        if (parsed.refused.empty()) continue;
        findings.push_back({.code = "template.markdown",
                            .message = fmt::format("the piece “{}” holds {}, must not", rule.name,
                                                   parsed.refused.front()),
                            .place = {file_name, text.piece().line},
                            .hint = "paragraphs, **bold**, *italic*, lists and tables are known"});
        return;
    }
}

ReadyTemplate ready_template(const TemplateFile& file, std::vector<TemplatePiece> pieces,
                             const TemplateRule& rule, Findings& findings) {
    const auto& file_name = file.source.name;
    ReadyTemplate ready{
        .file_name = file_name, .right_to_left = runs_right_to_left(file.language), .pieces = {}};
    for (auto& piece : pieces) {
        FillableText text(std::move(piece));
        const auto& name = text.piece().name;
        if (const auto trouble = text.section_trouble(); !trouble.empty()) {
            findings.push_back({.code = "template.sections",
                                .message = fmt::format("in “{}”: {}", name, trouble),
                                .place = {file_name, text.piece().line},
                                .hint = "close every {{#flag}} with its {{/flag}}"});
            continue;
        }
        const auto piece_rule = std::find_if(rule.pieces.begin(), rule.pieces.end(),
                                             [&](const auto& each) { return each.name == name; });
        try_markdown(text, *piece_rule, file_name, findings);
        const std::string key = name;
        ready.pieces.emplace(key, std::move(text));
    }
    return ready;
}

void append(Findings& findings, Findings more) {
    findings.insert(findings.end(), std::make_move_iterator(more.begin()),
                    std::make_move_iterator(more.end()));
}

// Trouble of the file as bytes; without it the text may be cut.
bool is_sound(const scales::SourceText& source, Findings& findings) {
    try {
        scales::require_sound_text(source);
        return true;
    } catch (const scales::Refused& refused) {
        append(findings, refused.findings());
        return false;
    }
}

const TemplateRule* rule_of(const TemplateFile& file, const std::vector<TemplateRule>& rules,
                            Findings& findings) {
    const auto rule = std::find_if(rules.begin(), rules.end(), [&](const auto& each) {
        return each.document == file.document;
    });
    if (rule != rules.end()) return &*rule;
    findings.push_back({.code = "template.document-unknown",
                        .message = fmt::format("there is no document “{}”", file.document),
                        .place = {file.source.name},
                        .hint = "a template's folder is named like its document"});
    return nullptr;
}

} // namespace

const ReadyTemplate& Words::source_of(std::string_view piece) const {
    return own_ != nullptr && own_->pieces.contains(piece) ? *own_ : *source_;
}

std::string Words::filled(std::string_view name, PieceForm form, const Fields& fields) {
    const auto& source = source_of(name);
    const auto found = source.pieces.find(name);
    scales::ensure(found != source.pieces.end(), "a document asks only for pieces of its rule");
    scales::ensure(found->second.piece().form == form, "a piece is used as its rule says");
    auto filled = found->second.fill(source.right_to_left ? fields.isolated() : fields);
    for (const auto& field : filled.empty_fields)
        findings_.push_back({.code = "template.field-empty",
                             .message = fmt::format("“{}” is empty for {}, must have a value",
                                                    field.name, state_code_),
                             .place = {source.file_name, field.line},
                             .hint = fmt::format("fill in what the words call “{}”", field.name)});
    return std::move(filled.text);
}

std::string Words::label(std::string_view name, const Fields& fields) {
    return filled(name, PieceForm::label, fields);
}

RichText Words::prose(std::string_view name, const Fields& fields) {
    auto parsed = parse_markdown(filled(name, PieceForm::prose, fields));
    // Tried when the words were read; but flags that differ, or a value at the beginning of a line,
    // may make something else of them.
    if (!parsed.refused.empty() && findings_.empty()) {
        const auto& source = source_of(name);
        throw scales::Refused(
            Finding{.code = "template.markdown",
                    .message = fmt::format("the piece “{}” holds {} for {}, must not", name,
                                           parsed.refused.front(), state_code_),
                    .place = {source.file_name, source.pieces.find(name)->second.piece().line},
                    .hint = "paragraphs, **bold**, *italic*, lists and tables are known"});
    }
    return std::move(parsed.blocks);
}

Templates::Templates(const std::vector<TemplateFile>& files,
                     const std::vector<TemplateRule>& rules) {
    Findings findings;
    for (const auto& file : files)
        if (file.state.empty()) read(file, rules, findings);
    for (const auto& file : files)
        if (!file.state.empty()) read_for_state(file, rules, findings);
    scales::refuse_errors(findings);
}

void Templates::read(const TemplateFile& file, const std::vector<TemplateRule>& rules,
                     Findings& findings) {
    const Key key{file.document, file.language};
    const auto* rule = rule_of(file, rules, findings);
    if (rule == nullptr) return;
    if (!sources_.emplace(std::pair{key, std::string()}, file.source).second)
        return findings.push_back(
            {.code = "template.twice",
             .message = fmt::format("“{}” in “{}” is given twice", file.document, file.language),
             .place = {file.source.name},
             .hint = "keep one of the two files"});
    if (!is_sound(file.source, findings)) return;
    auto cut = cut_template(file.source);
    append(cut.findings, template_findings(file.source.name, cut.pieces, *rule));
    const bool sound = cut.findings.empty();
    append(findings, std::move(cut.findings));
    // Only sound tags are handed to kainjow; the findings above come first.
    if (sound) ready_.emplace(key, ready_template(file, std::move(cut.pieces), *rule, findings));
}

void Templates::read_for_state(const TemplateFile& file, const std::vector<TemplateRule>& rules,
                               Findings& findings) {
    const Key key{file.document, file.language};
    const auto* rule = rule_of(file, rules, findings);
    if (rule == nullptr || !is_sound(file.source, findings)) return;
    if (!ready_.contains(key))
        return findings.push_back(
            {.code = "template.state-alone",
             .message = fmt::format("“{}” has no words in “{}” for all States, must have them",
                                    file.document, file.language),
             .place = {file.source.name},
             .hint = "a State's own words replace some pieces of those for all"});
    sources_.emplace(std::pair{key, file.state}, file.source);
    auto cut = cut_template(file.source);
    append(cut.findings,
           template_findings(file.source.name, cut.pieces, *rule, Extent::some_pieces));
    const bool sound = cut.findings.empty();
    append(findings, std::move(cut.findings));
    if (!sound) return;
    of_states_.emplace(std::pair{key, file.state},
                       ready_template(file, std::move(cut.pieces), *rule, findings));
}

std::optional<Finding> Templates::missing_language(std::string_view document,
                                                   std::string_view language,
                                                   std::string_view state_code) const {
    if (ready_.contains(Key{std::string(document), std::string(language)})) return std::nullopt;
    return Finding{.code = "template.language-missing",
                   .message = fmt::format("{} wants the language “{}”, in which “{}” has no words",
                                          state_code, language, document),
                   .place = {},
                   .hint = fmt::format("choose one of: {}", fmt::join(languages(document), ", "))};
}

Words Templates::words(std::string_view document, std::string_view language,
                       std::string state_code) const {
    const Key key{std::string(document), std::string(language)};
    const auto found = ready_.find(key);
    if (found == ready_.end())
        throw scales::Refused(*missing_language(document, language, state_code));
    const auto own = of_states_.find({key, state_code});
    return {found->second, own == of_states_.end() ? nullptr : &own->second, std::move(state_code)};
}

std::vector<std::string> Templates::languages(std::string_view document) const {
    std::vector<std::string> found;
    for (const auto& [key, ready] : ready_)
        if (key.first == document) found.push_back(key.second);
    return found;
}

std::string Templates::text() const {
    std::string all;
    for (const auto& [key, source] : sources_)
        all += fmt::format("{}/{}{}{} {}\n{}\n", key.first.first, key.second,
                           key.second.empty() ? "" : ".", key.first.second, source.text.size(),
                           source.text);
    return all;
}

std::string Templates::text_in(std::string_view language) const {
    std::string all;
    for (const auto& [key, source] : sources_)
        if (key.first.second == language) all += source.text;
    return all;
}

} // namespace dubrovnik::invoicing
