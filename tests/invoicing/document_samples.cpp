#include "tests/invoicing/document_samples.hpp"

#include "invoicing/documents/document_fonts.hpp"
#include "invoicing/documents/document_rules.hpp"
#include "invoicing/documents/invoice.hpp"
#include "invoicing/documents/letter.hpp"
#include "invoicing/language/language_forms.hpp"
#include "scales/facts.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <map>
#include <sys/wait.h>
#include <unistd.h>

namespace dubrovnik::tests {

namespace fs = std::filesystem;
namespace typesetting = invoicing::typesetting;

namespace {

const fs::path source_folder = DUBROVNIK_SOURCE_DIR;

std::vector<fs::path> files_below(const fs::path& folder, const std::string& extension) {
    std::vector<fs::path> paths;
    for (const auto& file : fs::recursive_directory_iterator(folder))
        if (file.path().extension() == extension) paths.push_back(file.path());
    std::sort(paths.begin(), paths.end());
    return paths;
}

const scales::Facts& facts() {
    static const auto read = [] {
        scales::FactsSources sources;
        for (const auto& path : files_below(source_folder / "scales/data", ".csv"))
            sources.shipped.push_back({path.filename().string(), text_of_file(path)});
        return scales::read_facts(sources);
    }();
    return read;
}

const engine::FundingModels& models() {
    static const engine::FundingModels read({engine::parse_funding_model(
        {"dubrovnik.toml", text_of_file(source_folder / "engine/models/dubrovnik.toml")})});
    return read;
}

invoicing::Office office(bool specimen) {
    auto read = invoicing::parse_office(
        {"office.toml", text_of_file(source_folder / "examples/office/office.toml")});
    read.specimen = specimen;
    for (auto& biller : read.billers) {
        biller.account.holder = "Example holder of the account";
        biller.account.bank = "Example bank, Geneva";
        biller.account.iban = "CH9300762011623852957";
        biller.account.bic = "EXAMCHGGXXX";
    }
    return read;
}

engine::Call example_call(const SampleOptions& options) {
    auto text = text_of_file(source_folder / "examples/office/calls/2017.toml");
    for (const auto& [old_text, new_text] : options.changes) {
        const auto position = text.find(old_text);
        INFO("in the example call: " << old_text);
        REQUIRE(position != std::string::npos);
        text.replace(position, old_text.size(), new_text);
    }
    return engine::parse_call({"calls/2017.toml", text}, [](const std::string& name) {
        return scales::SourceText{name, ""};
    });
}

invoicing::Addressee addressee(const SampleOptions& options, scales::StateCode state) {
    auto lines = options.addressee_lines;
    if (lines.empty())
        lines = {"H.E. the Permanent Representative",
                 "Permanent Mission of " + facts().states.formal_name_of(state),
                 "to the United Nations Office at Geneva"};
    return {.state = state,
            .language = options.language,
            .salutation = options.salutation,
            .lines = std::move(lines),
            .street = "Example street",
            .street_number = "9",
            .postcode = "1202",
            .town = "Geneva",
            .country = "CH",
            .emails = {},
            .channel = "post",
            .notes = {},
            .place = {}};
}

} // namespace

std::string text_of_file(const fs::path& path) {
    std::ifstream stream(path, std::ios::binary);
    INFO("file: " << path);
    REQUIRE(stream);
    return {std::istreambuf_iterator<char>(stream), {}};
}

std::vector<invoicing::TemplateFile> shipped_template_files() {
    std::vector<invoicing::TemplateFile> files;
    for (const auto& path : files_below(source_folder / "templates", ".md")) {
        const auto document = path.parent_path().filename().string();
        if (document == "templates") continue; // the note for those who write the words
        files.push_back(
            {.document = document,
             .language = path.stem().string(),
             .source = {fs::relative(path, source_folder).string(), text_of_file(path)}});
    }
    return files;
}

const invoicing::Templates& shipped_templates() {
    static const invoicing::Templates templates(shipped_template_files(),
                                                invoicing::document_rules({"unog", "isu"}));
    return templates;
}

namespace {

struct FontWish {
    std::string language;
    typesetting::ArchivePart part = typesetting::ArchivePart::three;
    typesetting::BatchFonts::Cut cut = typesetting::BatchFonts::Cut::repertoire;
    friend auto operator<=>(const FontWish&, const FontWish&) = default;
};

typesetting::BatchFonts fonts_for(const FontWish& wish) {
    const auto& language = wish.language;
    auto repertoire = typesetting::basic_latin();
    repertoire.add(shipped_templates().text_in(language));
    repertoire.add(invoicing::LanguageForms::of(language).decimal_text("1,000.00"));
    for (const auto& state : facts().states.all())
        repertoire.add(state.formal_name_en)
            .add(facts().states.name_in(state.code, "en"))
            .add(facts().states.name_in(state.code, language));
    invoicing::DocumentFonts fonts("/usr/share/fonts", sample_archive(wish.part));
    fonts.add(language, repertoire, wish.cut);
    return fonts.of(language);
}

const typesetting::BatchFonts& kept_fonts(const FontWish& wish) {
    static std::map<FontWish, typesetting::BatchFonts> fonts;
    const auto found = fonts.find(wish);
    return found != fonts.end() ? found->second
                                : fonts.emplace(wish, fonts_for(wish)).first->second;
}

const char* salutation_in(const std::string& language) {
    static const std::map<std::string, const char*> salutations{{"ar", "صاحب السعادة"},
                                                                {"en", "Excellency"},
                                                                {"es", "Excelencia"},
                                                                {"fr", "Excellence"},
                                                                {"ru", "Ваше Превосходительство"},
                                                                {"zh", "阁下"}};
    return salutations.at(language);
}

// Iraq is written to in every language: its name differs in all of them.
invoicing::Sample made_sample(const std::string& language) {
    static const auto assessment = engine::assess(example_call({}), facts(), models());
    const auto issuer = office(true);
    const auto state = scales::parse_state_code("IRQ").value();
    const invoicing::Addressees addressees{
        {state, addressee({.language = language, .salutation = salutation_in(language)}, state)}};
    return invoicing::sample_of({.language = language, .state = state}, {.assessment = assessment,
                                                                         .office = issuer,
                                                                         .addressees = addressees,
                                                                         .states = facts().states});
}

} // namespace

typesetting::Archive sample_archive(typesetting::ArchivePart part) {
    static const auto colours = typesetting::ColourProfile::load("/usr/share/color/icc/sRGB.icc");
    return {.colours = colours, .part = part};
}

const typesetting::BatchFonts& sample_fonts(const std::string& language,
                                            typesetting::ArchivePart part) {
    return kept_fonts({.language = language, .part = part});
}

const typesetting::BatchFonts& whole_sample_fonts(const std::string& language) {
    return kept_fonts({.language = language, .cut = typesetting::BatchFonts::Cut::whole});
}

const scales::States& sample_states() {
    return facts().states;
}

const invoicing::Sample& sample_in(const std::string& language) {
    static std::map<std::string, invoicing::Sample> samples;
    const auto found = samples.find(language);
    return found != samples.end() ? found->second
                                  : samples.emplace(language, made_sample(language)).first->second;
}

invoicing::PacketContent sample_packet(const SampleOptions& options) {
    const auto state = scales::parse_state_code(options.state).value();
    const auto assessment = engine::assess(example_call(options), facts(), models());
    const auto issuer = office(options.specimen);
    const auto issued_on = scales::parse_day(options.issued_on).value();
    const auto plan =
        invoicing::packet_plan(assessment, issuer, issued_on, {.states = {state}, .left_out = {}});
    REQUIRE(plan.size() == 1);
    std::vector<invoicing::InvoiceNumber> numbers;
    for (const auto& invoice : plan.front().invoices)
        numbers.push_back(
            {assessment.model.biller(invoice.biller).number_prefix + "-2017-0042", ""});
    return invoicing::packet_content({.assessment = assessment,
                                      .office = issuer,
                                      .states = facts().states,
                                      .issued_on = issued_on},
                                     plan.front(), addressee(options, state), numbers);
}

std::string rendered(const invoicing::LetterContent& letter) {
    typesetting::Typesetter typesetter(sample_fonts(letter.language));
    return invoicing::render_letter(letter, shipped_templates(), typesetter);
}

std::string rendered(const invoicing::InvoiceContent& invoice) {
    typesetting::Typesetter typesetter(sample_fonts(invoice.language));
    return invoicing::render_invoice(invoice, shipped_templates(), typesetter);
}

ForeignAnswer asked(const std::string& program_and_options, const std::string& pdf) {
    const auto path = fs::temp_directory_path() / ("document-" + std::to_string(getpid()) + ".pdf");
    std::ofstream(path, std::ios::binary) << pdf;
    const auto output = path.string() + ".txt";
    auto command = program_and_options;
    const auto mark = command.find("FILE");
    REQUIRE(mark != std::string::npos);
    command.replace(mark, 4, path.string());
    const int status = std::system((command + " >" + output + " 2>&1").c_str());
    ForeignAnswer answer{.exit_code = WEXITSTATUS(status), .text = text_of_file(output)};
    fs::remove(path);
    fs::remove(output);
    return answer;
}

std::string flattened(const std::string& text) {
    std::string flat;
    for (std::size_t index = 0; index < text.size(); ++index) {
        const bool no_break = text.compare(index, 2, "\u00A0") == 0;
        const bool blank = no_break || text[index] == ' ' || text[index] == '\n' ||
                           text[index] == '\f' || text[index] == '\r';
        if (no_break) ++index;
        if (!blank)
            flat += text[index];
        else if (!flat.empty() && flat.back() != ' ')
            flat += ' ';
    }
    return flat;
}

} // namespace dubrovnik::tests
