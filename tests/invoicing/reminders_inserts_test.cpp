// The office's own paragraphs: whose they are, in which language, and what is refused.
#include "invoicing/reminders/inserts.hpp"

#include "tests/scales/shipped_facts.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

using namespace dubrovnik;
using invoicing::Inserts;
using scales::SourceText;
using scales::testing::code;
using scales::testing::shipped_facts;

namespace {

using Files = std::vector<SourceText>;

Inserts read(const Files& files) {
    return Inserts(files, shipped_facts().states);
}

std::string refusal(const Files& files) {
    return scales::testing::refusal([&] { read(files); });
}

// The paragraphs of one State, with an empty line between them.
std::string text_for(const Files& files, const std::string& state, const std::string& name,
                     const std::string& language = "en") {
    return plain_text(
        read(files).for_state({.state = code(state), .state_name = name, .language = language}));
}

// The message of the refusal of a letter.
std::string missing_text(const Files& files, const std::string& state,
                         const std::string& language) {
    try {
        return text_for(files, state, "a name", language);
    } catch (const scales::Refused& refused) {
        const auto& finding = refused.findings().front();
        CHECK(finding.code == "insert.language");
        return finding.place.file + ": " + finding.message;
    }
}

const Files office = {
    {"inserts/CHE.en.md", "We thank {{state}} for hosting.\n"},
    {"inserts/CHE.fr.md", "Nous remercions : {{state}}.\n"},
    {"inserts/article-7.en.md", "A report is **due**.\n\nThe form is enclosed.\n"},
    {"inserts/article-7.csv", "iso3\nCHE\nFRA\n"},
    {"inserts/absent.en.md", "You were missed.\n"},
    {"inserts/absent.csv", "iso3\nCHE\n"},
};

} // namespace

TEST_CASE("a State gets its own paragraphs, then those of its groups by their names") {
    struct Case {
        const char* state;
        const char* name;
        const char* wanted;
    };
    const auto c = GENERATE(values<Case>({
        {"CHE", "Switzerland",
         "We thank Switzerland for hosting.\n\nYou were missed.\n\nA report is due.\n\nThe form is "
         "enclosed."},
        {"FRA", "France", "A report is due.\n\nThe form is enclosed."},
        {"BEL", "Belgium", ""},
    }));
    INFO(c.state);
    CHECK(text_for(office, c.state, c.name) == c.wanted);
    auto other_order = office;
    std::reverse(other_order.begin(), other_order.end());
    CHECK(text_for(other_order, c.state, c.name) == c.wanted);
}

TEST_CASE("an insert is read in the State's language, or its letter is refused") {
    const Files own(office.begin(), office.begin() + 2);
    CHECK(text_for(own, "CHE", "Suisse", "fr") == "Nous remercions : Suisse.");
    CHECK(text_for(office, "BEL", "Belgique", "fr") == "");
    CHECK(missing_text(own, "CHE", "es") ==
          "inserts/CHE.es.md: CHE is written to in “es”, in which “CHE” has no text");
    // Its own paragraph is there in French, those of its groups are not: no letter, not half of
    // one.
    CHECK(missing_text(office, "CHE", "fr") ==
          "inserts/absent.fr.md: CHE is written to in “fr”, in which “absent” has no text");
}

TEST_CASE("a State's name is neither a tag nor Markdown") {
    const Files files{{"inserts/CIV.en.md", "To {{state}}: {{ state }}."}};
    CHECK(text_for(files, "CIV", "Côte d'Ivoire & <b> *x* {{state}}") ==
          "To Côte d'Ivoire & <b> *x* {{state}}: Côte d'Ivoire & <b> *x* {{state}}.");
}

TEST_CASE("inserts are refused with their file and line, all at once") {
    struct Case {
        const char* name;
        Files files;
        const char* wanted;
    };
    const auto c = GENERATE(values<Case>({
        {"none", {}, ""},
        {"sound", office, ""},
        {"no language", {{"inserts/CHE.md", "x"}}, "insert.name:0"},
        {"an empty language", {{"inserts/CHE..md", "x"}}, "insert.name:0"},
        {"no name", {{"inserts/.en.md", "x"}}, "insert.name:0"},
        {"a name with a point", {{"inserts/CHE.old.en.md", "x"}}, "insert.name:0"},
        {"a language in capitals", {{"inserts/CHE.EN.md", "x"}}, "insert.name:0"},
        {"neither a State nor a group", {{"inserts/article-8.en.md", "x"}}, "insert.group:0"},
        {"a State in small letters", {{"inserts/che.en.md", "x"}}, "insert.group:0"},
        {"a State that nobody knows", {{"inserts/XYZ.en.md", "x"}}, "insert.group:0"},
        {"a group named like a State",
         {{"inserts/CHE.en.md", "x"}, {"inserts/CHE.csv", "iso3\nFRA\n"}},
         "insert.group:0"},
        {"no State in a group",
         {{"inserts/absent.csv", "iso3\nCHE\nXYZ\nche\n"}},
         "insert.state:3 insert.state:4"},
        {"a group without its heading", {{"inserts/absent.csv", "CHE\nFRA\n"}}, "csv.column:1"},
        {"an unknown field", {{"inserts/CHE.en.md", "x\n{{amount}}"}}, "insert.field:2"},
        {"a section", {{"inserts/CHE.en.md", "{{#state}}x"}}, "insert.field:1"},
        {"unescaped", {{"inserts/CHE.en.md", "{{{state}}}"}}, "insert.field:1"},
        {"a tag that is never closed", {{"inserts/CHE.en.md", "x\n\n{{state"}}, "insert.field:3"},
        {"an image", {{"inserts/CHE.en.md", "![x](y.png)"}}, "insert.markdown:0"},
        {"HTML", {{"inserts/CHE.en.md", "a <br> b"}}, "insert.markdown:0"},
        {"code", {{"inserts/CHE.en.md", "`x`"}}, "insert.markdown:0"},
        {"nothing at all", {{"inserts/CHE.en.md", ""}}, "insert.empty:0"},
        {"blanks alone", {{"inserts/CHE.en.md", " \n\n"}}, "insert.empty:0"},
        {"not UTF-8", {{"inserts/CHE.en.md", "x\n\xff"}}, "file.not-utf8:2"},
        {"two at once",
         {{"inserts/CHE.md", "x"}, {"inserts/FRA.en.md", "{{amount}}"}},
         "insert.name:0 insert.field:1"},
    }));
    INFO(c.name);
    CHECK(refusal(c.files) == c.wanted);
}

TEST_CASE("all texts of one language are there to be looked through for their letters") {
    const auto inserts = read(office);
    CHECK(inserts.text_in("fr") == "Nous remercions : {{state}}.\n");
    CHECK(inserts.text_in("es") == "");
    CHECK(inserts.text_in("en").find("missed") != std::string::npos);
}
