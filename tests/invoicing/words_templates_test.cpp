// Templates are strict: what would print as nothing is a finding that names file and line.
#include "invoicing/documents/document_rules.hpp"
#include "invoicing/words/template_check.hpp"
#include "invoicing/words/templates.hpp"
#include "tests/invoicing/document_samples.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

using namespace dubrovnik;
using namespace dubrovnik::invoicing;

namespace {

const std::vector<TemplateRule> rules = {
    {.document = "note",
     .pieces = {{.name = "title", .form = PieceForm::label, .texts = {"state"}},
                {.name = "body",
                 .form = PieceForm::prose,
                 .texts = {"amount"},
                 .optional_texts = {"day"},
                 .flags = {"late"}}}}};

TemplateFile note(const std::string& text, const std::string& language = "en") {
    return {.document = "note", .language = language, .source = {"note/en.md", text}};
}

// "template.tag:7 …" in the order found.
std::string trouble_of(const std::vector<TemplateFile>& files) {
    try {
        Templates templates(files, rules);
        return "";
    } catch (const scales::Refused& refused) {
        std::string codes;
        for (const auto& finding : refused.findings()) {
            CHECK_FALSE(finding.hint.empty());
            CHECK(finding.place.file == "note/en.md");
            codes += (codes.empty() ? "" : " ") + finding.code + ":" +
                     std::to_string(finding.place.line);
        }
        return codes;
    }
}

const std::string head = "# A note\n\n## labels\n- title: To {{state}}\n\n## body\n";

std::string text_of(const RichText& words) {
    std::string text;
    for (const auto& block : words)
        text += (text.empty() ? "" : "¶") + plain_text(std::get<Paragraph>(block).runs);
    return text;
}

} // namespace

TEST_CASE("a template is refused for whatever would print as nothing") {
    struct Case {
        const char* name;
        std::string text;
        const char* wanted;
    };
    const auto c = GENERATE(values<Case>({
        {"sound", head + "Pay {{amount}}.\n", ""},
        {"optional field and flag", head + "{{#late}}Late.{{/late}} {{amount}}, {{day}}\n", ""},
        {"unknown field", head + "Pay {{amount}}\nand {{total}}.\n", "template.field-unknown:8"},
        {"unknown flag", head + "{{amount}}{{#soon}}x{{/soon}}",
         "template.field-unknown:7 template.field-unknown:7"},
        {"forgotten field", head + "Pay.\n", "template.field-unused:7"},
        {"flag used as text", head + "{{amount}} {{late}}", "template.field-kind:7"},
        {"text used as flag", head + "{{amount}} {{#day}}x{{/day}}",
         "template.field-kind:7 template.field-kind:7"},
        {"missing piece", "## labels\n- title: To {{state}}\n", "template.piece-missing:0"},
        {"unknown piece", head + "{{amount}}\n## spare\nx\n", "template.piece-unknown:9"},
        {"empty piece", head + "\n", "template.piece-empty:8 template.piece-missing:0"},
        {"piece twice", head + "{{amount}}\n## body\n{{amount}}\n", "template.piece-twice:9"},
        {"label without colon", "## labels\n- title To\n## body\n{{amount}}",
         "template.label:2 template.piece-missing:0"},
        {"label as prose", "## title\n{{state}}\n## body\n{{amount}}", "template.piece-form:2"},
        {"unescaped", head + "{{{amount}}}{{amount}}", "template.tag:7"},
        {"ampersand", head + "{{&amount}}{{amount}}", "template.tag:7"},
        {"partial", head + "{{> other}}{{amount}}", "template.tag:7"},
        {"delimiters", head + "{{=<% %>=}}{{amount}}", "template.tag:7"},
        {"unclosed tag", head + "{{amount}}\nand {{day\n", "template.tag:8"},
        {"empty tag", head + "{{amount}}{{}}", "template.tag:7"},
        {"unclosed section", head + "{{amount}}{{#late}}x", "template.sections:7"},
        {"crossed section", head + "{{amount}}{{#late}}x{{/late}}{{/late}}", "template.sections:7"},
        {"image", head + "{{amount}} ![x](y.png)", "template.markdown:7"},
        {"image when a flag is not set", head + "{{amount}}{{^late}}![x](y){{/late}}",
         "template.markdown:7"},
        {"not UTF-8", head + "{{amount}}\xff", "file.not-utf8:7"},
    }));
    INFO(c.name);
    CHECK(trouble_of({note(c.text)}) == c.wanted);
}

TEST_CASE("a template of no document, or given twice, is refused") {
    const auto sound = head + "{{amount}}";
    CHECK(trouble_of({{.document = "memo", .language = "en", .source = {"note/en.md", sound}}}) ==
          "template.document-unknown:0");
    CHECK(trouble_of({note(sound), note(sound)}) == "template.twice:0");
}

TEST_CASE("an empty field is a finding with the template's line and the State") {
    const Templates templates({note(head + "Pay\n{{amount}}{{#late}} by {{day}}{{/late}}.")},
                              rules);
    auto words = templates.words("note", "en", "CHE");
    const auto fill = [&](const std::string& amount, bool late) {
        return text_of(words.prose(
            "body", Fields().text("amount", amount).text("day", "").flag("late", late)));
    };
    CHECK(fill("CHF 1.00", false) == "Pay CHF 1.00.");
    words.refuse_findings();
    fill("  ", true);
    REQUIRE(words.findings().size() == 2); // all at once
    CHECK(words.findings()[0].place.line == 8);
    CHECK(words.findings()[0].message == "“amount” is empty for CHE, must have a value");
    CHECK(words.findings()[1].message == "“day” is empty for CHE, must have a value");
    CHECK_THROWS_AS(words.refuse_findings(), scales::Refused);
}

TEST_CASE("values are neither HTML nor Markdown") {
    const Templates templates({note(head + "{{amount}}")}, rules);
    auto words = templates.words("note", "en", "CIV");
    const std::string value = "Côte d'Ivoire & <Co> **1**";
    CHECK(words.label("title", Fields().text("state", value)) == "To " + value);
    CHECK(text_of(words.prose(
              "body", Fields().text("amount", value).text("day", "x").flag("late", false))) ==
          value);
}

TEST_CASE("a missing language names those there are") {
    const Templates templates({note(head + "{{amount}}"), note(head + "{{amount}}", "fr")}, rules);
    CHECK(templates.languages("note") == std::vector<std::string>{"en", "fr"});
    try {
        templates.words("note", "ar", "IRQ");
        FAIL("must be refused");
    } catch (const scales::Refused& refused) {
        const auto& finding = refused.findings().at(0);
        CHECK(finding.code == "template.language-missing");
        CHECK(finding.hint == "choose one of: en, fr");
        CHECK(finding.message.find("IRQ") != std::string::npos);
    }
}

TEST_CASE("the text to be hashed changes with every word and not with the order of the files") {
    const auto english = note(head + "{{amount}}");
    const auto french = note(head + "{{amount}}", "fr");
    const auto changed = note(head + "{{amount}}.", "fr");
    CHECK(Templates({english, french}, rules).text() == Templates({french, english}, rules).text());
    CHECK(Templates({english, french}, rules).text() !=
          Templates({english, changed}, rules).text());
}

TEST_CASE("every shipped template breaks when any of its pieces is left out") {
    const auto files = tests::shipped_template_files();
    const auto document_rules = invoicing::document_rules({"unog", "isu"});
    REQUIRE_NOTHROW(Templates(files, document_rules));
    for (std::size_t index = 0; index < files.size(); ++index) {
        const auto cut = cut_template(files[index].source);
        REQUIRE(cut.findings.empty());
        const auto rule =
            std::find_if(document_rules.begin(), document_rules.end(),
                         [&](const auto& each) { return each.document == files[index].document; });
        for (const auto& piece : cut.pieces) {
            auto fewer = cut.pieces;
            fewer.erase(std::find_if(fewer.begin(), fewer.end(),
                                     [&](const auto& each) { return each.name == piece.name; }));
            const auto findings = template_findings(files[index].source.name, fewer, *rule);
            INFO(piece.name);
            REQUIRE(findings.size() == 1);
            CHECK(findings[0].code == "template.piece-missing");
        }
    }
}

namespace {

bool ends_with_no_break_space(std::string_view text) {
    return text.ends_with("\u00A0");
}

// The first place of a French line where a sign stands without its no-break space, or nothing.
std::string_view french_slip(std::string_view line) {
    for (std::size_t position = 0; position < line.size(); ++position) {
        const auto rest = line.substr(position);
        const bool wants_space = rest.starts_with("»") ||
                                 std::string_view(":;!?%").find(rest[0]) != std::string_view::npos;
        if (wants_space && !ends_with_no_break_space(line.substr(0, position))) return rest;
        if (rest.starts_with("«") && !rest.substr(2).starts_with("\u00A0")) return rest;
        if (rest[0] == '\'') return rest; // the apostrophe is ’
    }
    return {};
}

} // namespace

TEST_CASE("French words keep their signs beside them, and a value's sign is never broken off") {
    CHECK(french_slip("Motif\u00A0: «\u00A0oui\u00A0»") == "");
    CHECK(french_slip("Motif: oui") == ": oui");
    CHECK(french_slip("« oui\u00A0»") == "« oui\u00A0»");
    CHECK(french_slip("l'avis") == "'avis");
    std::size_t count = 0;
    for (const auto& file : tests::shipped_template_files()) {
        if (file.language != "fr") continue;
        ++count;
        for (const auto& piece : cut_template(file.source).pieces) {
            INFO(file.source.name << ": " << piece.name);
            CHECK(french_slip(piece.text) == "");
        }
    }
    CHECK(count >= 8);
}

TEST_CASE("every document has its words in all official languages") {
    const auto& templates = tests::shipped_templates();
    for (const auto& file : tests::shipped_template_files()) {
        INFO(file.source.name);
        CHECK(templates.languages(file.document) ==
              std::vector<std::string>{"ar", "en", "es", "fr", "ru", "zh"});
    }
}
