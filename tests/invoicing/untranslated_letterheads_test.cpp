// What a document prints in other words than its own is told by the section it lacks.
#include "invoicing/untranslated_letterheads.hpp"
#include "tests/invoicing/document_samples.hpp"

#include <catch2/catch.hpp>
#include <optional>
#include <set>
#include <string>

using namespace dubrovnik;
using namespace dubrovnik::invoicing;

namespace {

using Languages = std::set<std::string>;

// The languages that an office has sections in, beside English, which it writes.
struct Sections {
    Languages letter = {};
    std::optional<Languages> reminder = std::nullopt; // nothing: there is no [reminder]
    Languages isu = {};                               // of the biller
};

void keep(LetterHeads& letterheads, const Languages& languages) {
    letterheads.by_language.clear();
    for (const auto& language : languages) letterheads.by_language[language] = letterheads.usual;
}

Office office_with(const Sections& sections) {
    auto text = tests::text_of_file(DUBROVNIK_SOURCE_DIR "/examples/office/office.toml");
    if (sections.reminder)
        text += "[reminder]\nheading = [\"The Unit\"]\ncontact = \"the Unit\"\n"
                "[[reminder.signatory]]\nname = \"NAME\"\ntitle = \"Director\"\n";
    auto office = parse_office({"office.toml", text});
    keep(office.letter, sections.letter);
    keep(office.reminder, sections.reminder.value_or(sections.letter));
    for (auto& biller : office.billers) {
        biller.by_language.clear();
        if (biller.id != "isu") continue;
        for (const auto& language : sections.isu) biller.by_language[language] = {};
    }
    return office;
}

void note_letter(UntranslatedLetterheads& noted, const std::string& language) {
    noted.note_letter(language);
}
void note_reminder(UntranslatedLetterheads& noted, const std::string& language) {
    noted.note_reminder(language);
}
void note_invoice(UntranslatedLetterheads& noted, const std::string& language) {
    noted.note_biller("isu", language);
}

} // namespace

TEST_CASE("what is printed without letterheads of its language is named by its section") {
    struct Case {
        const char* name;
        Sections sections;
        void (*note)(UntranslatedLetterheads&, const std::string&);
        const char* language;
        const char* wanted; // the end of the message; empty: nothing is amiss
    };
    const auto c = GENERATE(values<Case>({
        {"a letter", {}, note_letter, "fr", "must have [letter.fr]"},
        {"a letter that has it", {.letter = {"fr"}}, note_letter, "fr", ""},
        {"in the office's own language", {}, note_letter, "en", ""},
        {"in none that is said", {}, note_letter, "", ""},
        {"a reminder with the letter's", {}, note_reminder, "es", "must have [letter.es]"},
        {"a reminder with its own",
         {.letter = {"es"}, .reminder = Languages{}},
         note_reminder,
         "es",
         "must have [reminder.es]"},
        {"a letter beside such a reminder",
         {.letter = {"es"}, .reminder = Languages{}},
         note_letter,
         "es",
         ""},
        {"a reminder that has its own", {.reminder = Languages{"es"}}, note_reminder, "es", ""},
        {"an invoice", {.letter = {"fr"}}, note_invoice, "fr", "must have [biller.isu.fr]"},
        {"an invoice that has it", {.isu = {"fr"}}, note_invoice, "fr", ""},
    }));
    INFO(c.name);
    const auto office = office_with(c.sections);
    UntranslatedLetterheads noted(office);
    c.note(noted, c.language);
    const auto warnings = noted.warnings();
    REQUIRE(warnings.size() == (*c.wanted == '\0' ? 0 : 1));
    if (warnings.empty()) return;
    CHECK(warnings.front().code == "office.untranslated");
    CHECK(warnings.front().severity == scales::Severity::warning);
    CHECK(warnings.front().message.ends_with(c.wanted));
}

TEST_CASE("a section is named once, and each language has its finding") {
    const auto office = office_with({});
    UntranslatedLetterheads noted(office);
    for (int letters = 0; letters < 3; ++letters) {
        noted.note_letter("fr");
        noted.note_biller("isu", "fr");
    }
    noted.note_biller("isu", "ar");
    const auto warnings = noted.warnings();
    REQUIRE(warnings.size() == 2);
    CHECK(warnings[0].message.ends_with("must have [biller.isu.ar]"));
    CHECK(warnings[1].message.ends_with("must have [letter.fr] and [biller.isu.fr]"));
}
