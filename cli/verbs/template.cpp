#include "cli/verbs/template.hpp"

#include "cli/edge/facts_files.hpp"
#include "cli/edge/insert_files.hpp"
#include "cli/edge/money_options.hpp"
#include "cli/edge/office_files.hpp"
#include "cli/edge/options.hpp"
#include "cli/edge/output_files.hpp"
#include "cli/edge/path_words.hpp"
#include "cli/edge/printing_files.hpp"
#include "cli/edge/temporary_folder.hpp"
#include "cli/edge/viewer.hpp"
#include "invoicing/language/language_forms.hpp"
#include "invoicing/preview/fields_report.hpp"
#include "invoicing/preview/words_report.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <ostream>

namespace dubrovnik::cli {

namespace {

// Of the call that `init` writes; its figures are made up.
constexpr const char* example_call = "office/calls/2017.toml";

engine::Assessment example_assessment(const Context& context, const scales::Facts& facts) {
    const auto path = (context.data.examples / example_call).string();
    return engine::assess(load_call(context, path).call, facts, load_models(context));
}

void read_document(std::string& document, const std::string& text) {
    const auto& known = invoicing::preview_documents();
    if (std::find(known.begin(), known.end(), text) == known.end())
        throw CLI::ValidationError("DOCUMENT",
                                   fmt::format("'{}' is none of {}", text, fmt::join(known, ", ")));
    document = text;
}

// The output is written over, so a slip of the finger must not cost a template.
std::string trouble(const TemplatePreviewOptions& options) {
    if (options.output.empty() && !options.open) return "--output or --open is needed";
    if (!options.output.empty() && options.output.extension() != ".pdf")
        return fmt::format("--output is '{}', must end in .pdf", options.output.string());
    const auto known = invoicing::LanguageForms::all();
    if (!options.language.empty() &&
        std::find(known.begin(), known.end(), options.language) == known.end())
        return fmt::format("--language is '{}', must be one of {}", options.language,
                           fmt::join(known, ", "));
    if (options.level != 0 && options.order.document != "reminder")
        return "--level goes with reminder only";
    if (options.order.gift && options.order.document != "receipt-letter")
        return "--gift goes with receipt-letter only";
    if (!options.order.biller.empty() && !invoicing::is_of_biller(options.order.document))
        return "--biller goes with the documents about one invoice only";
    return "";
}

} // namespace

void add_template_check(CLI::App& verb, TemplateCheckOptions& options) {
    add_format_option(verb, options.format);
    verb.footer("Reads all words, the office's own in templates/ and inserts/ too, and tells all "
                "that is wrong\nwith file and line. Needs no office.\n"
                "Example: dubrovnik template check");
}

Outcome run_template_check(const TemplateCheckOptions& options, Context& context) {
    scales::Findings findings;
    const auto templates = scales::gather(findings, [&] { return load_templates(context); });
    if (has_office(context))
        scales::gather(findings, [&] { return load_inserts(context, load_facts(context).states); });
    scales::refuse_errors(findings);
    context.out << invoicing::report_as(
        options.format,
        invoicing::words_report(*templates, all_template_rules(context), own_words(context)));
    return {};
}

void add_template_fields(CLI::App& verb, TemplateFieldsOptions& options) {
    verb.add_option("DOCUMENT", options.document, "Of this document only (letter, invoice, …)");
    add_format_option(verb, options.format);
    verb.footer("Needs no office.\nExample: dubrovnik template fields reminder");
}

Outcome run_template_fields(const TemplateFieldsOptions& options, Context& context) {
    auto rules = all_template_rules(context);
    std::vector<std::string> known;
    known.reserve(rules.size());
    for (const auto& rule : rules) known.push_back(rule.document);
    if (!options.document.empty()) {
        std::erase_if(rules, [&](const auto& rule) { return rule.document != options.document; });
        if (rules.empty())
            throw scales::Refused(
                {.code = "template.document-unknown",
                 .message = fmt::format("“{}” is no document with words, must be one of: {}",
                                        options.document, fmt::join(known, ", ")),
                 .place = {},
                 .hint = "without a name, `template fields` shows them all"});
    }
    context.out << invoicing::report_as(options.format, invoicing::fields_report(rules));
    return {};
}

void add_template_preview(CLI::App& verb, TemplatePreviewOptions& options) {
    verb.add_option_function<std::string>(
            "DOCUMENT",
            [&options](const std::string& text) { read_document(options.order.document, text); },
            fmt::format("{}", fmt::join(invoicing::preview_documents(), ", ")))
        ->required();
    verb.add_option("--language,--lang", options.language,
                    "ar, en, es, fr, ru or zh (default: the State's)")
        ->type_name("LANG");
    verb.add_option("--state", options.state, "To whom (default: one written to in the language)")
        ->type_name("STATE");
    verb.add_option("--level", options.level, "Of a reminder: 1 (default), 2 or 3")
        ->type_name("LEVEL")
        ->check(CLI::Range(1, 3));
    verb.add_option("--biller", options.order.biller, "Whose invoice or notice (isu, unog)")
        ->type_name("BILLER");
    verb.add_flag("--gift", options.order.gift, "A receipt letter for a voluntary contribution");
    verb.add_option("--output", options.output, "The PDF file to write")->type_name("FILE");
    verb.add_flag("--open", options.open, "Show it; without --output it is a temporary file");
    add_sense_check(verb, [&options] { return trouble(options); });
    verb.footer("Examples:\n"
                "  dubrovnik template preview letter --language fr --output letter.pdf\n"
                "  dubrovnik template preview reminder --level 3 --state CHE --output last.pdf\n"
                "A sample with made-up figures, marked as one. It reads office.toml and "
                "addressees.csv,\nand neither needs nor touches the book.");
}

Outcome run_template_preview(const TemplatePreviewOptions& options, Context& context) {
    auto order = options.order;
    if (options.level != 0) order.level = options.level;
    const auto office = load_office(context);
    const auto addressees = load_addressees(context);
    const auto facts = load_facts(context);
    const auto templates = load_templates(context);
    const auto inserts = load_inserts(context, facts.states);
    const auto assessment = example_assessment(context, facts);
    invoicing::SampleWish wish{.language = options.language, .state = {}};
    if (!options.state.empty()) wish.state = known_state(context, options.state);
    const auto sample = invoicing::sample_of(wish, {.assessment = assessment,
                                                    .office = office,
                                                    .addressees = addressees,
                                                    .states = facts.states});
    const invoicing::PreviewTools tools{.templates = templates, .inserts = inserts};
    const auto fonts = load_preview_fonts(context, templates, sample.language(),
                                          invoicing::preview_texts(order, sample, tools));
    const auto pdf = invoicing::render_preview(order, sample, tools, fonts.of(sample.language()));
    const auto file = options.output.empty()
                          ? new_temporary_folder() / (options.order.document + ".pdf")
                          : options.output;
    write_file(named_output(context.office, file), pdf);
    context.err << fmt::format("written: {}, a sample for {} in “{}”\n", path_text(file),
                               sample.state().text(), sample.language());
    if (options.open) return {.warnings = show_file(file)};
    return {};
}

} // namespace dubrovnik::cli
