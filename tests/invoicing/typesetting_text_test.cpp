// Measuring, shaping and breaking text, before anything is drawn.
#include "invoicing/language/line_breaks.hpp"
#include "invoicing/typesetting/bidirectional.hpp"
#include "invoicing/typesetting/decimal.hpp"
#include "invoicing/typesetting/typesetter.hpp"
#include "scales/finding.hpp"
#include "scales/utf8.hpp"
#include "tests/invoicing/typesetting_samples.hpp"
#include "tests/scales/seeded.hpp"

#include <catch2/catch.hpp>
#include <random>

using namespace dubrovnik;
using namespace dubrovnik::invoicing::typesetting;
using Catch::Matchers::Contains;
using tests::latin_fonts;

namespace {

const TextStyle serif{.family = Family::serif, .size = 10, .leading = 14};
const TextStyle sans{.family = Family::sans, .size = 10, .leading = 14};
const Language english{};
const Language arabic{.tag = "ar", .direction = Direction::right_to_left};

// What a line says, word by word from left to right.
std::string words_of(const Line& line) {
    std::string words;
    for (const LinePiece& piece : line.pieces)
        for (const char32_t character : piece.word->characters)
            scales::append_utf8(words, character);
    return words;
}

std::vector<std::string> lines_of(const std::string& text, double width,
                                  Alignment alignment = Alignment::start) {
    Typesetter typesetter(latin_fonts());
    std::vector<std::string> lines;
    for (const Line& line :
         typesetter.paragraph(plain(text), {.text = serif, .alignment = alignment}, english, width)
             .lines)
        lines.push_back(words_of(line));
    return lines;
}

double width_of(const std::string& text, const TextStyle& style) {
    Typesetter typesetter(latin_fonts());
    return typesetter.width(plain(text), style, english);
}

} // namespace

TEST_CASE("numbers are written shortest, without locale or exponent") {
    const auto [value, wanted] = GENERATE(table<double, std::string>({{0, "0"},
                                                                      {1, "1"},
                                                                      {-1, "-1"},
                                                                      {0.5, "0.5"},
                                                                      {0.05, "0.05"},
                                                                      {0.005, "0.005"},
                                                                      {0.0004, "0"},
                                                                      {-0.0004, "0"},
                                                                      {-12.34, "-12.34"},
                                                                      {841.8898, "841.89"},
                                                                      {99.9999, "100"}}));
    std::string text;
    append_decimal(text, value);
    CHECK(text == wanted);
}

TEST_CASE("all figures are equally wide in every face, whatever stands beside them") {
    const Family family = GENERATE(Family::serif, Family::sans);
    const Emphasis emphasis = GENERATE(Emphasis::regular, Emphasis::bold, Emphasis::italic);
    Typesetter typesetter(latin_fonts());
    const auto width = [&](const std::string& text) {
        return typesetter.width({{text, emphasis}}, {.family = family, .size = 10}, english);
    };
    const double wanted = width("000,000.00");
    for (const char* amount : {"111,111.11", "747,171.74", "987,654.32", "171,411.71"})
        CHECK(width(amount) == wanted);
}

TEST_CASE("bold is wider, twice the size is twice as wide, and kerning is in the width") {
    Typesetter typesetter(latin_fonts());
    const double regular = width_of("Contribution", sans);
    CHECK(typesetter.width(bold("Contribution"), sans, english) > regular);
    CHECK(width_of("Contribution", {.family = Family::sans, .size = 20}) == Approx(2 * regular));
    CHECK(width_of("AVAVAV", serif) < 3 * (width_of("A", serif) + width_of("V", serif)));
}

TEST_CASE("lines end at spaces and after hyphens, never inside a word or at a no-break space") {
    CHECK(lines_of("one two three", 500) == std::vector<std::string>{"one two three"});
    CHECK(lines_of("one two three", 40) == std::vector<std::string>{"one two", "three"});
    CHECK(lines_of("two-monthly", 52) == std::vector<std::string>{"two-", "monthly"});
    CHECK(lines_of("pay CHF\u00a01,932.34", 80) ==
          std::vector<std::string>{"pay", "CHF\u00a01,932.34"});
}

TEST_CASE("a line feed ends a line, two make an empty one, none at the end is drawn") {
    CHECK(lines_of("a\nb", 500) == std::vector<std::string>{"a", "b"});
    CHECK(lines_of("a\n\nb", 500) == std::vector<std::string>{"a", "", "b"});
    CHECK(lines_of("a\n", 500) == std::vector<std::string>{"a"});
    CHECK(lines_of("", 500).empty());
}

TEST_CASE("a word wider than the line is broken between characters, none is lost") {
    const std::string word = "Donaudampfschifffahrtsgesellschaft";
    const auto lines = lines_of(word, 60);
    CHECK(lines.size() > 2);
    std::string joined;
    for (const std::string& line : lines) {
        CHECK(width_of(line, serif) <= 60.01);
        joined += line;
    }
    CHECK(joined == word);
}

TEST_CASE("random texts: no line is too wide, no character is lost") {
    std::mt19937_64 random(scales::testing::test_seed());
    INFO("DUBROVNIK_SEED=" << scales::testing::test_seed());
    Typesetter typesetter(latin_fonts());
    const std::string letters = "aeimnrstvwAKMW0123456789.,-";
    for (int round = 0; round < 200; ++round) {
        std::string text;
        for (std::size_t count = random() % 60; count > 0; --count)
            text += random() % 5 == 0 ? ' ' : letters[random() % letters.size()];
        const double width = 30 + static_cast<double>(random() % 300);
        std::string wanted, found;
        std::ranges::copy_if(text, std::back_inserter(wanted), [](char c) { return c != ' '; });
        // As it is drawn: measured as a text of its own, a line may have other breaks and kerning.
        const auto set = typesetter.paragraph(plain(text), {.text = serif}, english, width);
        for (const Line& drawn : set.lines) {
            CHECK(drawn.width <= width + 0.02);
            const auto line = words_of(drawn);
            std::ranges::copy_if(line, std::back_inserter(found), [](char c) { return c != ' '; });
        }
        INFO(text << " at " << width);
        CHECK(found == wanted);
    }
}

TEST_CASE("justified lines fill the measure by their spaces; the last one stays") {
    Typesetter typesetter(latin_fonts());
    const auto set = typesetter.paragraph(
        plain("The costs of the meetings are borne by the States Parties and participants."),
        {.text = serif, .alignment = Alignment::justified}, english, 120);
    REQUIRE(set.lines.size() > 2);
    for (std::size_t index = 0; index + 1 < set.lines.size(); ++index) {
        CHECK(set.lines[index].width == Approx(120));
        for (const LinePiece& piece : set.lines[index].pieces)
            CHECK((piece.stretch > 0) == piece.word->is_space);
    }
    CHECK(set.lines.back().width < 120);
}

TEST_CASE("alignment places a line in its box, and start follows the direction") {
    const auto offset = [&](Alignment alignment, const Language& language) {
        Typesetter typesetter(latin_fonts());
        const auto set = typesetter.paragraph(plain("12"), {.text = serif, .alignment = alignment},
                                              language, 100);
        return set.lines.at(0).offset;
    };
    const double width = width_of("12", serif);
    CHECK(offset(Alignment::left, english) == 0);
    CHECK(offset(Alignment::right, english) == Approx(100 - width));
    CHECK(offset(Alignment::centre, english) == Approx((100 - width) / 2));
    CHECK(offset(Alignment::start, english) == 0);
    CHECK(offset(Alignment::start, arabic) == Approx(100 - width));
    CHECK(offset(Alignment::end, arabic) == 0);
    // Amounts stand at the right in Arabic too, so that decimal marks meet.
    CHECK(offset(Alignment::figures, arabic) == offset(Alignment::start, arabic));
}

TEST_CASE("a character that no font has is refused with its number and the text around it") {
    Typesetter typesetter(latin_fonts());
    try {
        typesetter.width(plain("Kingdom of \u4e2d and \u5b57"), serif, english);
        FAIL("set a character without a glyph");
    } catch (const scales::Refused& refused) {
        REQUIRE(refused.findings().size() == 2);
        CHECK(refused.findings()[0].code == "font.glyph");
        CHECK_THAT(refused.findings()[0].message,
                   Contains("U+4E2D \"\u4e2d\"") && Contains("Kingdom of"));
        CHECK_THAT(refused.findings()[1].message, Contains("U+5B57"));
    }
}

TEST_CASE("a font that is not there, or is none, is refused; all at once") {
    FontFiles files = noto_font_files("/usr/share/fonts");
    files[{Family::serif, Emphasis::bold}] = {"/nowhere/Bold.ttf"};
    files[{Family::sans, Emphasis::bold}] = {DUBROVNIK_SOURCE_DIR "/CMakeLists.txt"};
    try {
        FontSet::load(files);
        FAIL("loaded a font that is not there");
    } catch (const scales::Refused& refused) {
        REQUIRE(refused.findings().size() == 2);
        CHECK(refused.findings()[0].code == "font.missing");
        CHECK(refused.findings()[0].place.file == "/nowhere/Bold.ttf");
        CHECK(refused.findings()[1].code == "font.unusable");
    }
}

TEST_CASE("the order of the eye follows the levels") {
    using Order = std::vector<std::size_t>;
    CHECK(visual_order({0, 0, 0}) == Order{0, 1, 2});
    CHECK(visual_order({1, 1, 1}) == Order{2, 1, 0});
    CHECK(visual_order({0, 1, 1, 0}) == Order{0, 2, 1, 3});
    CHECK(visual_order({1, 2, 2, 1}) == Order{3, 1, 2, 0});
    CHECK(visual_order({}).empty());
}

TEST_CASE("an amount keeps its order inside Arabic text") {
    Typesetter typesetter(latin_fonts());
    const Line line = typesetter.line(plain("المبلغ CHF 1,932.34 مستحق"), serif, arabic);
    // From left to right: the last Arabic word, the amount as it is, the first Arabic word.
    CHECK(words_of(line) == "مستحق CHF 1,932.34 المبلغ");
}

TEST_CASE("joined Arabic letters take other forms than letters alone") {
    Typesetter typesetter(latin_fonts());
    const auto width = [&](const char* text) {
        return typesetter.width(plain(text), serif, arabic);
    };
    CHECK(width("سسس") != Approx(3 * width("س")));
}

TEST_CASE("ICU's breaks are given in code points") {
    using invoicing::language::line_breaks;
    using invoicing::language::LineBreak;
    CHECK(line_breaks(U"a b\nc", "en") ==
          std::vector<LineBreak>{{2, false}, {4, true}, {5, false}});
    CHECK(line_breaks(U"\U00020000\u4e2d", "zh") == std::vector<LineBreak>{{1, false}, {2, false}});
    CHECK(line_breaks(U"", "en").empty());
}
