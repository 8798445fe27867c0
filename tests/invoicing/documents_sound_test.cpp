// What every document must be, whatever it says: one page where one is promised, the same bytes,
// every figure on it, no overflow, a sound and small file.
#include "invoicing/creditor_reference.hpp"
#include "invoicing/documents/figures.hpp"
#include "invoicing/documents/letter.hpp"
#include "tests/invoicing/document_samples.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <sstream>

using namespace dubrovnik;
using namespace dubrovnik::invoicing;

namespace {

std::string text_of(const std::string& pdf) {
    return tests::flattened(tests::asked("pdftotext -layout FILE -", pdf).text);
}

std::string page_count_line(const std::string& pdf) {
    const auto information = tests::asked("pdfinfo FILE", pdf).text;
    const auto start = information.find("Pages:");
    return tests::flattened(information.substr(start, information.find('\n', start) - start));
}

void check_holds(const std::string& text, const std::string& wanted) {
    INFO("“" << wanted << "” in: " << text);
    CHECK(text.find(wanted) != std::string::npos);
}

void check_sound(const std::string& pdf, std::size_t bytes_at_most) {
    const auto checked = tests::asked("qpdf --check FILE", pdf);
    INFO(checked.text);
    CHECK(checked.exit_code == 0);
    CHECK(pdf.size() < bytes_at_most);
}

// One byte a pixel, coarse: pdftoppm writes the pages one after the other as PGM.
std::vector<std::string> pages_in_grey(const std::string& pdf) {
    auto rest = tests::asked("pdftoppm -gray -r 20 FILE", pdf).text;
    std::vector<std::string> pages;
    while (!rest.empty()) {
        std::istringstream header(rest);
        std::string magic;
        std::size_t width = 0, height = 0, white = 0;
        header >> magic >> width >> height >> white;
        REQUIRE(magic == "P5");
        const auto begin = static_cast<std::size_t>(header.tellg()) + 1;
        pages.push_back(rest.substr(begin, width * height));
        rest.erase(0, begin + width * height);
    }
    return pages;
}

// Of the watermark's grey; the boxes are paler, text is darker.
std::size_t pale_pixel_count(const std::string& page) {
    return static_cast<std::size_t>(std::count_if(page.begin(), page.end(), [](char pixel) {
        const auto lightness = static_cast<unsigned char>(pixel);
        return lightness >= 233 && lightness <= 239;
    }));
}

// Of the word's box, as pdftotext -bbox gives it.
double coordinate(const std::string& boxes, const std::string& name, const std::string& word) {
    const auto end = boxes.find(word);
    INFO(word);
    REQUIRE(end != std::string::npos);
    const auto line = boxes.rfind('\n', end);
    const auto value = boxes.find(name + "=\"", line) + name.size() + 2;
    return std::stod(boxes.substr(value, boxes.find('"', value) - value));
}

// Nine digits before the point in every amount.
const std::vector<std::pair<std::string, std::string>> large_amounts = {
    {"budget = \"CHF 450,000.00\"", "budget = \"CHF 999,999,999.99\""},
    {"USD 150,000.00", "USD 799,999,999.99"},
    {"USD 100,000.00", "USD 123,456,789.01"}};

} // namespace

TEST_CASE("a packet is sound, small, and the same bytes each time") {
    const std::string state = GENERATE("AFG", "CHE", "GBR", "CIV", "LAO", "AGO");
    const bool specimen = GENERATE(true, false);
    const auto packet = tests::sample_packet({.state = state, .specimen = specimen});
    std::size_t bytes = 0;
    const auto letter = tests::rendered(packet.letter);
    CHECK(letter == tests::rendered(packet.letter));
    check_sound(letter, 36'000);
    bytes += letter.size();
    for (const auto& invoice : packet.invoices) {
        const auto pdf = tests::rendered(invoice);
        CHECK(pdf == tests::rendered(invoice));
        check_sound(pdf, 36'000);
        bytes += pdf.size();
    }
    INFO(state << ": " << bytes << " bytes");
    CHECK(bytes < 90'000);
}

TEST_CASE("the letter is one page, with both totals, both due days and the reading used") {
    const std::string state = GENERATE("AFG", "GBR", "CIV", "AGO", "USA");
    const auto packet = tests::sample_packet({.state = state});
    const auto pdf = tests::rendered(packet.letter);
    CHECK(page_count_line(pdf) == "Pages: 1");
    const auto text = text_of(pdf);
    check_holds(text, packet.letter.state_name);
    check_holds(text, "Excellency,");
    for (const auto& invoice : packet.invoices) {
        check_holds(text, invoice.number);
        check_holds(text, engine::money_text(invoice.total));
    }
    check_holds(text, "6 June 2017");
    check_holds(text, "8 February 2017");
    check_holds(text, "every State Party pays");
}

TEST_CASE("an invoice shows number, days, lines, total, words, account and reference") {
    const std::string state = GENERATE("AFG", "CHE", "GBR");
    for (const auto& invoice : tests::sample_packet({.state = state}).invoices) {
        const auto text = text_of(tests::rendered(invoice));
        for (const auto& wanted :
             {invoice.number, std::string("9 January 2017"), invoice.addressee.back(),
              engine::money_text(invoice.total), grouped_by_four(invoice.account.iban),
              invoice.account.bic, invoice.account.holder, invoice.account.bank, invoice.contact,
              grouped_by_four(creditor_reference(invoice.number)),
              std::string("all charges to the payer"),
              std::string("How this amount was calculated")})
            check_holds(text, wanted);
        for (const auto& line : invoice.lines) {
            check_holds(text, engine::amount_text(line.calculation.portion.amount));
            check_holds(text, "of " + scales::rate_text(line.calculation.rates_total) + " %");
        }
    }
}

TEST_CASE("the worked amounts of Afghanistan are billed") {
    const auto packet = tests::sample_packet({.state = "AFG"});
    REQUIRE(packet.invoices.size() == 2);
    const auto services = text_of(tests::rendered(packet.invoices[0]));
    check_holds(services, "United States dollars twenty-three and 86/100");
    check_holds(services, "282,500.00 × 0.006 % ÷ 71.050 %");
    const auto isu = text_of(tests::rendered(packet.invoices[1]));
    check_holds(isu, "Swiss francs forty-eight and 23/100");
    check_holds(isu, "15.20 + 33.03");
}

TEST_CASE("a State not party has no line for the yearly share") {
    const auto packet = tests::sample_packet({.state = "AGO"});
    REQUIRE(packet.invoices.size() == 2);
    CHECK(packet.invoices[1].lines.size() == 1);
    check_holds(text_of(tests::rendered(packet.letter)), "asked for the first part only");
}

TEST_CASE("ISU invoices are contributions, never assessments of a State") {
    const auto isu = tests::sample_packet({.state = "CHE"}).invoices.at(1);
    const auto text = text_of(tests::rendered(isu));
    check_holds(text, "Contribution to the Implementation Support Unit for 2017");
    CHECK(text.find("assessment") == std::string::npos);
}

TEST_CASE("nine-digit amounts and long names overflow nowhere") {
    const std::vector<std::string> long_lines = {
        "His Excellency the Ambassador and Permanent Representative",
        "Permanent Mission of the United Kingdom of Great Britain and Northern Ireland",
        "to the United Nations Office and other international organizations in Geneva"};
    const auto packet = tests::sample_packet(
        {.state = "GBR", .addressee_lines = long_lines, .changes = large_amounts});
    const auto letter = tests::rendered(packet.letter);
    CHECK(page_count_line(letter) == "Pages: 1");
    for (const auto& invoice : packet.invoices) {
        const auto text = text_of(tests::rendered(invoice));
        check_holds(text, engine::money_text(invoice.total));
        check_holds(text, invoice.state_name);
    }
}

TEST_CASE("SPECIMEN stands on every page of a specimen and on no other") {
    for (const bool specimen : {true, false}) {
        const auto packet = tests::sample_packet({.state = "AFG", .specimen = specimen});
        for (const auto& pdf :
             {tests::rendered(packet.letter), tests::rendered(packet.invoices.at(0))})
            for (const auto& page : pages_in_grey(pdf)) {
                INFO(pale_pixel_count(page) << " of " << page.size() << " pixels are pale");
                CHECK((pale_pixel_count(page) * 20 > page.size()) == specimen);
            }
    }
}

TEST_CASE("every month's name fits the letter's table") {
    auto packet = tests::sample_packet({.state = "CHE", .changes = large_amounts});
    for (unsigned month = 1; month <= 12; ++month) {
        const std::chrono::year_month_day last{std::chrono::year{2017} / std::chrono::month{month} /
                                               std::chrono::last};
        packet.letter.isu->contribution.invoice->due_on = scales::Day(last);
        const auto text = text_of(tests::rendered(packet.letter));
        check_holds(text, tests::flattened(LanguageForms::of("en").day_text(scales::Day(last))));
    }
}

TEST_CASE("a signatory's long name and title push the enclosures down") {
    auto packet = tests::sample_packet({.state = "AFG"});
    packet.letter.signatories[0].name = "A Name Much Longer Than Half a Page Is Wide, Ambassador";
    packet.letter.signatories[0].title =
        "A title that needs more than one line to be said in full, "
        "Director-General, Geneva, Endword";
    const auto boxes = tests::asked("pdftotext -bbox FILE -", tests::rendered(packet.letter)).text;
    CHECK(coordinate(boxes, "yMin", "Enclosures</word>") >= coordinate(boxes, "yMax", "Endword<"));
}

TEST_CASE("an unverified rate and a rate of the call are marked where they are shown") {
    struct Case {
        const char* state;
        std::vector<std::pair<std::string, std::string>> changes;
        const char* wanted;
    };
    const auto c = GENERATE(values<Case>({
        {"PSE", {}, "notional rate, not verified"},
        {"PSE",
         {{"# [rates]\n# PSE = \"0.007\"", "[rates]\nPSE = \"0.007\""}},
         "rate laid down in the"},
        {"VAT", {}, "notional rate of a State"},
        {"CHE", {}, "un-2016-2018"},
    }));
    for (const auto& invoice :
         tests::sample_packet({.state = c.state, .changes = c.changes}).invoices)
        check_holds(text_of(tests::rendered(invoice)), c.wanted);
}

TEST_CASE("a letter longer than a page is refused with the template to shorten") {
    auto packet = tests::sample_packet({.state = "CHE"});
    std::string contact;
    for (int count = 0; count < 300; ++count) contact += "and whoever else may know, ";
    packet.letter.contact = contact;
    try {
        tests::rendered(packet.letter);
        FAIL("must be refused");
    } catch (const scales::Refused& refused) {
        CHECK(refused.findings().at(0).code == "letter.too-long");
        CHECK(refused.findings().at(0).place.file == "templates/letter/en.md");
    }
}

TEST_CASE("an empty fact is refused with the template's line and the State") {
    auto packet = tests::sample_packet({.state = "CHE"});
    packet.letter.conference_services->meeting.place = "";
    packet.letter.contact = " ";
    try {
        tests::rendered(packet.letter);
        FAIL("must be refused");
    } catch (const scales::Refused& refused) {
        REQUIRE(refused.findings().size() == 2);
        CHECK(refused.findings()[0].message == "“place” is empty for CHE, must have a value");
        CHECK(refused.findings()[1].message == "“contact” is empty for CHE, must have a value");
        CHECK(refused.findings()[0].place.line > 0);
    }
}

TEST_CASE("figures that go on are cut, never rounded") {
    struct Case {
        const char* value;
        CutRule rule;
        const char* digits;
        bool goes_on;
    };
    const auto c = GENERATE(values<Case>({
        {"2/3", {.decimals_at_least = 0, .decimals_at_most = 4}, "0.6666", true},
        {"1/2", {.decimals_at_least = 0, .decimals_at_most = 4}, "0.5", false},
        {"5", {.decimals_at_least = 2, .decimals_at_most = 6}, "5.00", false},
        {"5", {.decimals_at_least = 0, .decimals_at_most = 6}, "5", false},
        {"1234567/2", {.decimals_at_least = 2, .decimals_at_most = 6}, "617,283.50", false},
        {"999999999/1000", {.decimals_at_least = 2, .decimals_at_most = 2}, "999,999.99", true},
        {"0", {.decimals_at_least = 1, .decimals_at_most = 4}, "0.0", false},
    }));
    const auto figure =
        cut_figure(*scales::parse_fraction(c.value), c.rule, LanguageForms::of("en"));
    CHECK(figure.digits == c.digits);
    CHECK(figure.goes_on == c.goes_on);
}

TEST_CASE("the first day of a month is an ordinal in French, and the eleventh is none") {
    const auto& french = LanguageForms::of("fr");
    CHECK(french.day_text(*scales::parse_day("2017-03-01")) == "1er\u00A0mars\u00A02017");
    CHECK(french.day_text(*scales::parse_day("2017-03-11")) == "11\u00A0mars\u00A02017");
    CHECK(LanguageForms::of("en").day_text(*scales::parse_day("2017-03-01")) ==
          "1\u00A0March\u00A02017");
}

TEST_CASE("each official language has its days, figures and numbers in words") {
    struct Case {
        const char* language;
        const char* day;
        const char* figure;
        const char* words;
    };
    const auto c = GENERATE(values<Case>({
        {"en", "9\u00A0January\u00A02017", "CHF\u00A01,932.34", "twenty-three"},
        {"fr", "9\u00A0janvier\u00A02017", "CHF\u00A01\u202F932,34", "vingt-trois"},
        {"es", "9\u00A0de\u00A0enero\u00A0de\u00A02017", "CHF\u00A01.932,34", "veintitrés"},
        {"ru", "9\u00A0января\u00A02017\u00A0года", "CHF\u00A01\u00A0932,34", "двадцать три"},
        {"zh", "2017\u2060年1\u2060月9\u2060日", "CHF\u00A01,932.34", "贰拾叁"},
        {"ar", "9\u00A0كانون\u00A0الثاني/\u2060يناير\u00A02017", "CHF\u00A01,932.34",
         "ثلاثة وعشرون"},
    }));
    const auto& forms = LanguageForms::of(c.language);
    CHECK(forms.day_text(*scales::parse_day("2017-01-09")) == c.day);
    CHECK(forms.money_text(engine::parse_money("CHF 1,932.34")) == c.figure);
    CHECK(forms.spelled_out(23) == c.words);
    CHECK_THROWS_AS(LanguageForms::of("de"), scales::Refused);
}
