// What a document prints in other words than its own is told by the section it lacks.
#include "invoicing/untranslated_letterheads.hpp"
#include "tests/invoicing/document_samples.hpp"

#include <catch2/catch.hpp>
#include <set>
#include <string>

using namespace dubrovnik;
using namespace dubrovnik::invoicing;

namespace {

LetterHeads with_languages(LetterHeads letterheads, const std::set<std::string>& languages) {
    letterheads.by_language.clear();
    for (const auto& language : languages) letterheads.by_language[language] = letterheads.usual;
    return letterheads;
}

// The shipped office, which writes English, with letterheads in these languages only.
Office office_with(const std::set<std::string>& letter, const std::set<std::string>& reminder,
                   const std::set<std::string>& isu, bool has_reminder) {
    auto office = parse_office(
        {"office.toml", tests::text_of_file(DUBROVNIK_SOURCE_DIR "/examples/office/office.toml")});
    office.letter = with_languages(office.letter, letter);
    office.reminder = with_languages(office.letter, has_reminder ? reminder : letter);
    if (has_reminder) office.reminder.section = "reminder";
    for (auto& biller : office.billers) {
        biller.by_language.clear();
        for (const auto& language : isu)
            if (biller.id == "isu") biller.by_language[language] = {};
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
        Office office;
        void (*note)(UntranslatedLetterheads&, const std::string&);
        const char* language;
        const char* wanted; // the end of the message; empty: nothing is amiss
    };
    const auto c = GENERATE(values<Case>({
        {"a letter", office_with({}, {}, {}, false), note_letter, "fr", "must have [letter.fr]"},
        {"a letter that has it", office_with({"fr"}, {}, {}, false), note_letter, "fr", ""},
        {"in the office's own language", office_with({}, {}, {}, false), note_letter, "en", ""},
        {"in none that is said", office_with({}, {}, {}, false), note_letter, "", ""},
        {"a reminder with the letter's", office_with({}, {}, {}, false), note_reminder, "es",
         "must have [letter.es]"},
        {"a reminder with its own", office_with({"es"}, {}, {}, true), note_reminder, "es",
         "must have [reminder.es]"},
        {"a letter beside such a reminder", office_with({"es"}, {}, {}, true), note_letter, "es",
         ""},
        {"a reminder that has its own", office_with({}, {"es"}, {}, true), note_reminder, "es", ""},
        {"an invoice", office_with({"fr"}, {}, {}, false), note_invoice, "fr",
         "must have [biller.isu.fr]"},
        {"an invoice that has it", office_with({}, {}, {"fr"}, false), note_invoice, "fr", ""},
    }));
    INFO(c.name);
    UntranslatedLetterheads noted(c.office);
    c.note(noted, c.language);
    const auto warnings = noted.warnings();
    REQUIRE(warnings.size() == (*c.wanted == '\0' ? 0 : 1));
    if (warnings.empty()) return;
    CHECK(warnings.front().code == "office.untranslated");
    CHECK(warnings.front().severity == scales::Severity::warning);
    CHECK(warnings.front().message.ends_with(c.wanted));
}

TEST_CASE("a section is named once, and each language has its finding") {
    const auto office = office_with({}, {}, {}, false);
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
