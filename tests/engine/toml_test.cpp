#include "engine/table_reader.hpp"
#include "scales/findings_limit.hpp"

#include <catch2/catch.hpp>
#include <fmt/format.h>

using namespace dubrovnik;

namespace {

std::string first_finding(const std::string& text) {
    try {
        engine::parse_toml({"t.toml", text});
    } catch (const scales::Refused& refused) {
        const auto& finding = refused.findings().front();
        return finding.code + ":" + std::to_string(finding.place.line);
    }
    return "none";
}

} // namespace

// Five hundred letters a line, and lines joined by a backslash.
const std::string joined_words =
    "a = \"\"\"" + std::string(500, 'a') + "\\\n" + std::string(500, 'a') + "\\\na\"\"\"\n";

TEST_CASE("trouble in a TOML file is named with its line") {
    struct Case {
        const char* text;
        const char* wanted;
    };
    const auto c = GENERATE(values<Case>({
        {"year = 2017\n", "none"},
        {"year = 2017\nyear = 2018\n", "toml.syntax:2"},
        {"a = 1\nb = \n", "toml.syntax:2"},
        {"day = 2017-02-30\n", "toml.syntax:1"},
        {"a = 1\nrate = 0.007\n", "toml.floating-point:2"},
        {"at = 2017-01-09T10:00:00Z\n", "toml.unsupported:1"},
        {"day = 1066-01-01\n", "toml.day:1"},
        {"a = \"\xFF\"\n", "file.not-utf8:1"},
        {"a = 1\nb = \"\\u001B[2J\"\n", "file.control-character:2"},
        {"a = 1\n\"\\u0000\" = 1\n", "file.control-character:2"},
        {"a = \"\\u007F\"\n", "file.control-character:1"},
        {"a = 1\nb = \"\\u009B2J\"\n", "file.control-character:2"},
        {"a = 1\nb = \"\u009B2J\"\n", "file.control-character:2"},
        {joined_words.c_str(), "text.word-too-long:1"},
        {"a = \"first line\\nsecond line\"\n", "none"},
        {"a = \"not closed\nb = 1\n", "toml.syntax:1"},
        {"a = ['\\', [[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]\n", "toml.nesting:1"},
        {"a = [\"\\\"\", [[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]\n", "toml.nesting:1"},
        {"a = 1\nb = [[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]\n", "none"},
        {"a = 1\nb = [[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]\n", "toml.nesting:2"},
        {"a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a = 1\n", "none"},
        {"[a]\na.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a = 1\n", "toml.nesting:2"},
        {"a = \"..................\" # ..................\n", "none"},
        {"a = \"\"\"\n..................\\\"\"\"\"\n", "none"},
        {"a = '''\n..................\n'''\n", "none"},
    }));
    INFO(c.text);
    CHECK(first_finding(c.text) == c.wanted);
}

TEST_CASE("a table reader gathers every finding and names unknown keys") {
    const auto table = engine::parse_toml({"t.toml", "budget = \"CHF 1.005\"\n"
                                                     "opens = \"2017-02-30\"\n"
                                                     "particpants = []\n"
                                                     "count = \"many\"\n"});
    scales::Findings findings;
    engine::TableReader reader(table, "t.toml", "meeting", findings);
    CHECK(!reader.required_money("budget"));
    CHECK(!reader.required_day("opens"));
    CHECK(!reader.integer("count"));
    CHECK(reader.required_text("name").empty());
    reader.finish();
    std::vector<std::string> codes;
    for (const auto& finding : findings)
        codes.push_back(finding.code + ":" + std::to_string(finding.place.line));
    CHECK(codes == std::vector<std::string>{"amount.too-fine:1", "file.wrong-type:2",
                                            "file.wrong-type:4", "file.missing-key:1",
                                            "file.unknown-key:3"});
}

TEST_CASE("every type of value is read with its line") {
    const auto table = engine::parse_toml(
        {"t.toml", "[meeting]\nname = \"Seventh\"\nopens = 2017-09-04\npays = false\n"
                   "participants = [\n  \"AGO\",\n  \"USA\",\n]\nrate = \"0.007\"\nwhole = 22\n"});
    scales::Findings findings;
    engine::TableReader outer(table, "t.toml", "", findings);
    const auto* inner = outer.table("meeting");
    REQUIRE(inner != nullptr);
    engine::TableReader reader(*inner, "t.toml", "meeting", findings);
    CHECK(reader.text("name") == "Seventh");
    CHECK(reader.day("opens") == scales::parse_day("2017-09-04"));
    CHECK(reader.boolean("pays") == false);
    const auto participants = reader.texts("participants");
    REQUIRE(participants.size() == 2);
    CHECK(participants[1].line == 7);
    CHECK(reader.decimal("rate") == scales::Fraction(7, 1000));
    CHECK(reader.decimal("whole") == scales::Fraction(22));
    CHECK(reader.place_of("rate").line == 9);
    reader.finish();
    CHECK(findings.empty());
}

TEST_CASE("a file of nothing but mistakes is refused with as many findings as help") {
    std::string text = "# the wrong file\n";
    for (int number = 0; number < 100'000; ++number) text += fmt::format("k{} = 1\n", number);
    const auto table = engine::parse_toml({"t.toml", text});
    scales::Findings findings;
    engine::TableReader reader(table, "t.toml", "", findings);
    reader.finish();
    CHECK(findings.size() == scales::findings_at_most);
    CHECK(scales::has_errors(findings));
}

TEST_CASE("a finding quotes what could steer a terminal as its bytes") {
    const scales::Refused refused(
        {.code = "a.b", .message = "“\x1B[2J\xFF” is no day", .place = {}, .hint = "type é"});
    CHECK(std::string(refused.what()) == "error[a.b]: “\\x1B[2J\\xFF” is no day\n  hint: type é\n");
}

TEST_CASE("a value of another type than is wanted is named, whatever is wanted") {
    using Reader = engine::TableReader;
    struct Case {
        const char* name;
        const char* value;
        void (*read)(Reader&);
        const char* wanted;
    };
    const auto c = GENERATE(values<Case>({
        {"a text", "1", [](Reader& reader) { reader.text("a"); }, "file.wrong-type"},
        {"a truth", "\"yes\"", [](Reader& reader) { reader.boolean("a"); }, "file.wrong-type"},
        {"a number", "true", [](Reader& reader) { reader.decimal("a"); }, "file.wrong-type"},
        {"a decimal", "\"1,5\"", [](Reader& reader) { reader.decimal("a"); }, "file.wrong-type"},
        {"a table", "1", [](Reader& reader) { reader.table("a"); }, "file.wrong-type"},
        {"tables", "1", [](Reader& reader) { reader.tables("a"); }, "file.wrong-type"},
        {"tables only", "[{}, 1]", [](Reader& reader) { reader.tables("a"); }, "file.wrong-type"},
        {"texts", "\"b\"", [](Reader& reader) { reader.texts("a"); }, "file.wrong-type"},
        {"texts only", "[\"b\", 1]", [](Reader& reader) { reader.texts("a"); }, "file.wrong-type"},
        {"words", "\"\"", [](Reader& reader) { reader.required_text("a"); }, "file.empty"},
    }));
    INFO(c.name);
    const auto table = engine::parse_toml({"t.toml", std::string("b = 1\na = ") + c.value + "\n"});
    scales::Findings findings;
    Reader reader(table, "t.toml", "", findings);
    c.read(reader);
    REQUIRE(findings.size() == 1);
    CHECK(findings.front().code == c.wanted);
    CHECK(findings.front().place.line == 2);
}
