// The foundation under all layers: text, days, codes, findings.
#include "scales/control_characters.hpp"
#include "scales/csv.hpp"
#include "scales/day.hpp"
#include "scales/finding.hpp"
#include "scales/long_word.hpp"
#include "scales/source_text.hpp"
#include "scales/state_code.hpp"
#include "scales/utf8.hpp"
#include "tests/scales/shipped_facts.hpp"

#include <catch2/catch.hpp>

using namespace dubrovnik::scales;
using namespace dubrovnik::scales::testing;

TEST_CASE("every code point that may be written is read back") {
    for (char32_t value = 0; value <= 0x10FFFF; value += value < 0x3000 ? 1 : 97) {
        if (value >= 0xD800 && value <= 0xDFFF) continue;
        std::string text;
        append_utf8(text, value);
        std::size_t position = 0;
        REQUIRE(next_code_point(text, position) == value);
        REQUIRE(position == text.size());
        REQUIRE(code_point_count(text) == 1);
    }
}

TEST_CASE("what RFC 3629 refuses is refused at its first byte") {
    struct Case {
        const char* name;
        std::string text;
        std::optional<std::size_t> bad;
    };
    const std::vector<Case> cases = {
        {"nothing", "", std::nullopt},
        {"sound", "a é € 😀", std::nullopt},
        {"overlong two", "a\xC0\xAF", 1},
        {"overlong two, another", "\xC1\xBF", 0},
        {"overlong three", "\xE0\x80\xAF", 0},
        {"overlong four", "\xF0\x80\x80\xAF", 0},
        {"surrogate", "ab\xED\xA0\x80", 2},
        {"last surrogate", "\xED\xBF\xBF", 0},
        {"beyond the last", "\xF4\x90\x80\x80", 0},
        {"five bytes", "\xF8\x88\x80\x80\x80", 0},
        {"cut off", "a\xE2\x82", 1},
        {"cut by a letter", "\xE2\x82z", 0},
        {"lone continuation", "a\x80", 1},
        {"FF", "\xFF", 0},
        {"the last code point", "\xF4\x8F\xBF\xBF", std::nullopt},
    };
    for (const auto& c : cases) {
        INFO(c.name);
        CHECK(first_bad_utf8(c.text) == c.bad);
        if (c.bad) {
            auto position = *c.bad;
            CHECK_FALSE(next_code_point(c.text, position));
            CHECK(position == *c.bad); // stays where it was
        }
    }
}

TEST_CASE("a text that is not sound is refused with its line") {
    const auto sound = [](std::string text) {
        return refusal([&] { require_sound_text({"a.csv", std::move(text)}); });
    };
    CHECK(sound("a\tb\r\nc\n") == "");
    CHECK(sound("a\nb\n\xFF") == "file.not-utf8:3");
    CHECK(sound("a\nb\x01") == "file.control-character:2");
    CHECK(sound(std::string("a\0b", 3)) == "file.control-character:1");
    CHECK(sound("\x7F") == "file.control-character:1");
    CHECK(sound("a\n\n\u009B2J") == "file.control-character:3");
    CHECK(sound("\u0080") == "file.control-character:1");
    CHECK(sound("\u00A0\u2028") == "");
    CHECK(sound("a\n" + std::string(word_characters_at_most + 1, 'a')) == "text.word-too-long:2");
    CHECK(sound(std::string(source_bytes_at_most, ' ')) == "");
    CHECK(sound(std::string(source_bytes_at_most + 1, 'a')) == "file.too-large:0");
}

TEST_CASE("a word is too long where no line may end in it") {
    const auto repeated = [](std::string_view text, std::size_t count) {
        std::string result;
        while (count-- > 0) result += text;
        return result;
    };
    struct Case {
        const char* name;
        std::string text;
        std::optional<std::size_t> wanted; // the first byte of the word
    };
    const auto most = word_characters_at_most;
    const auto c = GENERATE_COPY(values<Case>({
        {"nothing", "", std::nullopt},
        {"the longest", repeated("a", most), std::nullopt},
        {"one more", repeated("a", most + 1), 0},
        {"behind another", "é " + repeated("a", most + 1), 3},
        {"behind a line end", "é\r\n" + repeated("a", most + 1), 4},
        {"characters, not bytes", repeated("é", most), std::nullopt},
        {"blanks between", repeated("aaaa ", most), std::nullopt},
        {"tabs between", repeated("aaaa\t", most), std::nullopt},
        {"no-break spaces", repeated("a\u00A0", most), 0},
        {"commas", repeated("a,", most), 0},
        {"marks on a letter", "e" + repeated("\u0301", most), 0},
        {"zero-width characters", repeated("\u2060", most + 1), 0},
        {"Chinese", repeated("中文", most), std::nullopt},
        {"Chinese full stops", "中" + repeated("。", most + 1), 3},
        {"Korean", repeated("한", most + 1), std::nullopt},
    }));
    INFO(c.name);
    CHECK(first_long_word(c.text) == c.wanted);
}

TEST_CASE("control characters are told from letters, and shown to the terminal written out") {
    struct Case {
        const char* name;
        std::string text;
        bool control;
        bool one_line;
        const char* shown; // "": as it is
        const char* shown_on_a_line;
    };
    const auto c = GENERATE(values<Case>({
        {"letters", "né € 😀 العربية", false, true, "", ""},
        {"tab", "a\tb", false, false, "", ""},
        {"line feed", "a\nb", false, false, "", "a\\x0Ab"},
        {"carriage return", "a\rb", false, false, "a\\x0Db", "a\\x0Db"},
        {"escape", "\x1B[31m", true, false, "\\x1B[31m", "\\x1B[31m"},
        {"null", std::string("\0", 1), true, false, "\\x00", "\\x00"},
        {"delete", "a\x7F", true, false, "a\\x7F", "a\\x7F"},
        {"the first of C1", "\u0080", true, false, "\\u0080", "\\u0080"},
        {"next line", "a\u0085b", true, false, "a\\u0085b", "a\\u0085b"},
        {"CSI of C1", "\u009B31m", true, false, "\\u009B31m", "\\u009B31m"},
        {"the last of C1", "\u009F", true, false, "\\u009F", "\\u009F"},
        {"no-break space", "a\u00A0b", false, true, "", ""},
        {"CSI of one byte",
         "\x9B"
         "31m",
         true, false, "\\x9B31m", "\\x9B31m"},
        {"no UTF-8", "a\xFF", false, false, "a\\xFF", "a\\xFF"},
        {"line separator", "a\u2028b", false, false, "", "a\\u2028b"},
        {"paragraph separator", "a\u2029b", false, false, "", "a\\u2029b"},
        {"right-to-left override", "a\u202Eb", false, true, "a\\u202Eb", "a\\u202Eb"},
        {"isolate", "\u2067a\u2069", false, true, "\\u2067a\\u2069", "\\u2067a\\u2069"},
        {"marks of direction", "\u200Fa\u200E", false, true, "", ""},
    }));
    INFO(c.name);
    const auto wanted = [&](const char* shown) { return *shown == '\0' ? c.text : shown; };
    CHECK(first_control(c.text).has_value() == c.control);
    CHECK(is_one_line(c.text) == c.one_line);
    CHECK(terminal_text(c.text) == wanted(c.shown));
    CHECK(terminal_line(c.text) == wanted(c.shown_on_a_line));
}

namespace {

// "[a|b|c]@2": the fields and the line of each row.
std::string table_text(const std::string& text) {
    std::string result;
    const auto table = parse_csv({"a.csv", text}, {});
    for (const auto& row : table.rows()) {
        result += "[";
        for (const auto& field : row.fields)
            result += (&field == row.fields.data() ? "" : "|") + field;
        result += "]@" + std::to_string(row.line);
    }
    return result;
}

} // namespace

TEST_CASE("a table is read by RFC 4180 and each row keeps its line") {
    struct Case {
        const char* name;
        std::string text;
        const char* wanted;
    };
    const std::vector<Case> cases = {
        {"plain", "x,y\na,b\n", "[a|b]@2"},
        {"no line end at the end", "x,y\na,b", "[a|b]@2"},
        {"carriage returns", "x,y\r\na,b\r\nc,d\r\n", "[a|b]@2[c|d]@3"},
        {"empty fields", "x,y\n,\na,\n", "[|]@2[a|]@3"},
        {"comma in quotes", "x,y\n\"a,b\",c\n", "[a,b|c]@2"},
        {"doubled quotes", "x,y\n\"say \"\"no\"\"\",c\n", "[say \"no\"|c]@2"},
        {"empty quotes", "x,y\n\"\",\"\"\n", "[|]@2"},
        {"line break in quotes", "x,y\n\"a\nb\",c\nd,e\n", "[a\nb|c]@2[d|e]@4"},
        {"spaces are kept", "x,y\n a , b\n", "[ a | b]@2"},
        {"byte order mark", "\xEF\xBB\xBFx,y\na,b\n", "[a|b]@2"},
        {"comments before the heading", "# one\n# two\nx,y\na,b\n", "[a|b]@4"},
        {"no comment after it", "x,y\n#a,b\n", "[#a|b]@2"},
        {"blank lines", "x,y\n\na,b\n\n", "[a|b]@3"},
        {"heading alone", "x,y\n", ""},
    };
    for (const auto& c : cases) {
        INFO(c.name);
        CHECK(table_text(c.text) == c.wanted);
    }
}

TEST_CASE("a table that is none is refused with all that is wrong") {
    struct Case {
        const char* text;
        const char* wanted;
    };
    const auto c = GENERATE(values<Case>({
        {"", "csv.empty:0"},
        {"# only a comment", "csv.empty:0"},
        {"x,y\na\"b,c\n", "csv.quote:2"},
        {"x,y\n\"a\"b,c\n", "csv.quote:2"},
        {"x,y\n\"a,c\nd,e\n", "csv.quote:2"}, // where it was opened
        {"x,y\na,b,c\nd\n", "csv.fields:2 csv.fields:3"},
        {"x,x\na,b\n", "csv.column:1 csv.column:1"},
        {"x\na,b\n", "csv.column:1 csv.fields:2"},
    }));
    INFO(c.text);
    CHECK(refusal([&] { parse_csv({"a.csv", c.text}, {"x", "y"}); }) == c.wanted);
}

TEST_CASE("columns are found by name, optional ones too") {
    const auto table = parse_csv({"a.csv", "y,x\n1,2\n"}, {"x"});
    CHECK(table.at(table.rows()[0], "x") == "2");
    CHECK(table.optional_at(table.rows()[0], "y") == "1");
    CHECK(table.optional_at(table.rows()[0], "z").empty());
    CHECK(table.has_column("y"));
    CHECK_FALSE(table.has_column("z"));
}

TEST_CASE("csv_field and reading are inverses") {
    for (const std::string field :
         {"", "a", "a,b", "\"", "\"\"", "a\nb", "a\r\nb", " a ", "Côte d'Ivoire", "=1+1"}) {
        const auto table = parse_csv({"a.csv", "x,y\nz," + csv_field(field) + "\n"}, {"x"});
        REQUIRE(table.rows().size() == 1);
        CHECK(table.rows()[0].fields[1] == field);
    }
}

TEST_CASE("parse_day and day_text are inverses for every day from 1900 to 2999") {
    const auto last = day("2999-12-31");
    for (auto current = day("1900-01-01"); current <= last; current += std::chrono::days{11})
        REQUIRE(parse_day(day_text(current)) == current);
    CHECK(day_text(last) == "2999-12-31");
}

TEST_CASE("a day that is none, or in another form, is no day") {
    for (const auto* text : {"2017-02-29", "1900-02-29", "2017-13-01", "2017-00-10", "2017-01-00",
                             "2017-04-31", "1899-12-31", "3000-01-01", "2017-1-9", "09.01.2017",
                             "2017-01-09T00:00", "2017/01/09", " 2017-01-09", "2017-01-0a", ""})
        CHECK_FALSE(parse_day(text));
    CHECK(parse_day("2000-02-29"));
    CHECK(year_of(day("2017-12-31")) == 2017);
}

TEST_CASE("months later ends at the month's last day where it is too short") {
    struct Case {
        const char* from;
        int count;
        const char* wanted;
    };
    const auto c = GENERATE(values<Case>({{"2016-12-31", 2, "2017-02-28"},
                                          {"2015-12-31", 2, "2016-02-29"},
                                          {"2017-01-31", 3, "2017-04-30"},
                                          {"2017-01-09", 2, "2017-03-09"},
                                          {"2017-11-30", 3, "2018-02-28"},
                                          {"2017-02-28", 2, "2017-04-28"},
                                          {"2017-03-31", -1, "2017-02-28"},
                                          {"2017-05-05", 0, "2017-05-05"},
                                          {"2017-05-05", 24, "2019-05-05"}}));
    CHECK(day_text(months_later(day(c.from), c.count)) == c.wanted);
}

TEST_CASE("a code is two or three capitals and sorts alphabetically") {
    CHECK(parse_state_code("CHE")->text() == "CHE");
    CHECK(parse_payer_code("EU")->text() == "EU");
    for (const auto* text : {"EU", "che", "CHEE", "C", "", "CH1", "CÔT", "CH "})
        CHECK_FALSE(parse_state_code(text));
    for (const auto* text : {"E", "", "eu", "E1", "EUUU"}) CHECK_FALSE(parse_payer_code(text));
    CHECK(code("AFG") < code("ALB"));
    CHECK(code("EST") < code("EU"));
    CHECK(code("EU") < code("EUA"));
}

TEST_CASE("a finding says its kind, place, message and hint") {
    CHECK(finding_text({"scale.sum", "is, must be", {"a.csv", 7}, "look"}) ==
          "error[scale.sum]: a.csv:7: is, must be\n  hint: look");
    CHECK(finding_text({"a.b", "is", {"a.csv"}, ""}) == "error[a.b]: a.csv: is");
    CHECK(finding_text({"a.b", "is", {}, "", Severity::warning}) == "warning[a.b]: is");
    CHECK(finding_text({"a.b", "“\u009B2J\nerror[c.d]: x”", {"a\n"}, "\x1B"}) ==
          "error[a.b]: a\\x0A: “\\u009B2J\\x0Aerror[c.d]: x”\n  hint: \\x1B");
}

TEST_CASE("warnings alone do not refuse; one error refuses with all") {
    const Finding warning{"a.b", "is", {}, "", Severity::warning};
    const Finding error{"c.d", "is", {}, ""};
    CHECK_NOTHROW(refuse_errors({warning}));
    CHECK_NOTHROW(refuse_errors({}));
    Findings gathered;
    const auto result = gather(gathered, [&] {
        refuse_errors({warning, error});
        return 1;
    });
    CHECK_FALSE(result);
    CHECK(codes_text(gathered) == "a.b:0 c.d:0");
    CHECK(gather(gathered, [] { return 7; }) == 7);
    CHECK(std::string(Refused(error).what()) == "error[c.d]: is\n");
}
