// What is made up in the shipped office.toml says so, and a real office is refused until it is
// gone.
#include "invoicing/example_marks.hpp"
#include "invoicing/office.hpp"
#include "tests/invoicing/document_samples.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

using namespace dubrovnik;
using namespace dubrovnik::invoicing;

namespace {

scales::SourceText shipped(std::string_view specimen) {
    auto text = tests::text_of_file(DUBROVNIK_SOURCE_DIR "/examples/office/office.toml");
    constexpr std::string_view line = "specimen        = true";
    const auto at = text.find(line);
    REQUIRE(at != std::string::npos);
    return {"office.toml", text.replace(at, line.size(), specimen)};
}

scales::Findings findings_of(const scales::SourceText& source) {
    try {
        parse_office(source);
        return {};
    } catch (const scales::Refused& refused) {
        return refused.findings();
    }
}

} // namespace

TEST_CASE("a text says that it is an example, in the six languages") {
    struct Case {
        std::string text;
        bool example;
    };
    const auto each = GENERATE(values<Case>({
        {"EXAMPLE NAME OF THE PRESIDENT", true},
        {"Financial Service (example)", true},
        {"isu@example.org", true},
        {"isu@mail.EXAMPLE.com", true},
        {"Rue de l’Exemple 1", true},
        {"Calle del Ejemplo 1", true},
        {"ИМЯ ПРЕДСЕДАТЕЛЯ (ПРИМЕР)", true},
        {"Улица (пример), 1", true},
        {"示例街1号", true},
        {"شارع المثال 1", true},
        {"+41 00 000 00 00", true},
        {"United Nations Office at Geneva", false},
        {"Отделение Организации Объединенных Наций в Женеве", false},
        {"www.clusterconvention.org", false},
        {"exam ple", false},
        {"counterexamples", false},
        {"Toutes les lettres, par exemple en français", false},
        {"Por ejemplo, a las 9:00", false},
        {"например, по почте", false},
        {"شارع التمثال 1", false},
        {"+7 800 000 00 00", false},
        {"«exemple»", true},
        {"شارع المثال، 1", true},
        {"\xFF example", true},
        {"par exemple : Rue de l’Exemple 1", true},
        {"", false},
    }));
    CAPTURE(each.text);
    CHECK(is_example(each.text) == each.example);
}

TEST_CASE("whoever signs, and whoever is written to, is marked in the shipped office.toml") {
    const auto office = parse_office(shipped("specimen = true"));
    for (const auto language : {"en", "fr", "es", "ru", "zh", "ar"}) {
        CAPTURE(language);
        const auto& head = office.letter.in(language);
        CHECK(is_example(head.contact));
        for (const auto& signatory : head.signatories) CHECK(is_example(signatory.name));
        for (const auto& biller : office.billers) {
            CHECK(is_example(biller.contact_in(language)));
            const auto letterhead = biller.letterhead_in(language);
            CHECK(is_example(letterhead.email));
            CHECK(std::ranges::any_of(letterhead.address, is_example));
            CHECK((letterhead.telephone.empty() || is_example(letterhead.telephone)));
        }
    }
    REQUIRE(office.mail);
    CHECK(is_example(office.mail->from));
    CHECK(is_example(office.mail->from_name));
}

TEST_CASE("an office that is no specimen is refused for each example, in the order of the lines") {
    const auto findings = findings_of(shipped("specimen = false"));
    std::size_t line = 0;
    std::size_t examples = 0;
    for (const auto& finding : findings) {
        if (finding.code != "office.example") continue;
        ++examples;
        CHECK(finding.place.file == "office.toml");
        CHECK(finding.place.line >= line);
        line = finding.place.line;
    }
    CHECK(examples == 47);
    CHECK(findings_of(shipped("specimen = true")).empty());
}

TEST_CASE("an example is found wherever it stands, in an account's address and in a list, too") {
    const auto table = engine::parse_toml(
        {"office.toml", "[biller.isu]\nname = \"Example\"\n[biller.isu.account.address]\nstreet = "
                        "\"Example street\"\n[letter]\nheading = [\"plain\", \"示例\"]\n"});
    const auto findings = example_findings(table, "office.toml");
    REQUIRE(findings.size() == 3);
    CHECK(findings[0].message.starts_with("“biller.isu.name” is “Example”"));
    CHECK(findings[1].message.starts_with("“biller.isu.account.address.street” is “Example"));
    CHECK(findings[2].message.starts_with("“letter.heading” is “示例”"));
    CHECK(findings[2].place.line == 6);
}
