#include "invoicing/reports/report_table.hpp"

#include <catch2/catch.hpp>

using namespace dubrovnik::invoicing;

namespace {

ReportTable small_table() {
    return {.title = "Two States",
            .facts = {{"currency", "Currency", "CHF"},
                      {"payers", "Payers", "2", CellKind::count},
                      {"day", "Day", {}, CellKind::text, {{"from", "from", "2017-01-09"}}}},
            .columns = {{"iso3", "Code"},
                        {"name", "State"},
                        {"amount", "Amount", CellKind::amount},
                        {"party", "Party", CellKind::flag},
                        {"letters", "Letters", CellKind::count}},
            .rows = {{"CIV", "Côte d'Ivoire", "1932.34", "yes", "2"},
                     {"CHE", "Switzerland", "-12.00", "no", ""}},
            .totals = {"", "2 States", "1920.34", "", "2"},
            .notes = {"Illustrative."}};
}

} // namespace

TEST_CASE("a report as text is aligned by code points and shows thousands marks") {
    CHECK(report_text(small_table()) == "Two States\n"
                                        "Currency  CHF\n"
                                        "Payers    2\n"
                                        "Day       from 2017-01-09\n"
                                        "\n"
                                        "Code  State            Amount  Party  Letters\n"
                                        "----  -------------  --------  -----  -------\n"
                                        "CIV   Côte d'Ivoire  1,932.34  yes          2\n"
                                        "CHE   Switzerland      -12.00  no\n"
                                        "----  -------------  --------  -----  -------\n"
                                        "      2 States       1,920.34               2\n"
                                        "\n"
                                        "Illustrative.\n");
}

TEST_CASE("a report as CSV has plain figures and its totals") {
    CHECK(report_csv(small_table()) == "iso3,name,amount,party,letters\n"
                                       "CIV,Côte d'Ivoire,1932.34,yes,2\n"
                                       "CHE,Switzerland,-12.00,no,\n"
                                       ",2 States,1920.34,,2\n");
}

TEST_CASE("a report as JSON writes money as text, counts as numbers, flags as booleans") {
    auto table = small_table();
    table.rows.pop_back();
    CHECK(report_json(table) == R"({
  "currency": "CHF",
  "payers": 2,
  "day": {
    "from": "2017-01-09"
  },
  "rows": [
    {
      "iso3": "CIV",
      "name": "Côte d'Ivoire",
      "amount": "1932.34",
      "party": true,
      "letters": 2
    }
  ],
  "totals": {
    "iso3": null,
    "name": "2 States",
    "amount": "1920.34",
    "party": null,
    "letters": 2
  },
  "notes": [
    "Illustrative."
  ]
}
)");
}

TEST_CASE("an empty report says why it is empty") {
    const ReportTable table{.columns = {{"iso3", "Code"}}, .empty_note = "Nobody owes anything."};
    CHECK(report_text(table) == "Nobody owes anything.\n");
    CHECK(report_csv(table) == "iso3\n");
    CHECK(report_json(table).find("\"empty_because\": \"Nobody owes anything.\"") !=
          std::string::npos);
}

TEST_CASE("a text that a spreadsheet would evaluate is written with an apostrophe in CSV") {
    struct Case {
        const char* cell;
        CellKind kind;
        const char* wanted;
    };
    const auto [cell, kind, wanted] = GENERATE(values<Case>({
        {"=1+1", CellKind::text, "'=1+1"},
        {"+41 22 917", CellKind::text, "'+41 22 917"},
        {"-2", CellKind::text, "'-2"},
        {"@SUM(A1)", CellKind::text, "'@SUM(A1)"},
        {"\tx", CellKind::text, "'\tx"},
        {"=a,\"b\"", CellKind::text, "\"'=a,\"\"b\"\"\""},
        {"a=1", CellKind::text, "a=1"},
        {"-2.00", CellKind::amount, "-2.00"},
        {"+0.123", CellKind::rate, "+0.123"},
    }));
    const ReportTable table{.columns = {{"note", "Note", kind}}, .rows = {{cell}}};
    CHECK(report_csv(table) == std::string("note\n") + wanted + "\n");
}

TEST_CASE("a wide report is wrapped in its text columns and never cuts a figure") {
    const ReportTable table{
        .columns = {{"name", "State"}, {"note", "Note"}, {"amount", "Amount", CellKind::amount}},
        .rows = {{"United Kingdom of Great Britain and Northern Ireland",
                  "left out because a promise covers the amount until the end of the month",
                  "123456789012.34"}}};
    CHECK(report_text(table) ==
          "State                          Note                                       Amount\n"
          "-----------------------------  -----------------------------  ------------------\n"
          "United Kingdom of Great        left out because a promise     123,456,789,012.34\n"
          "Britain and Northern Ireland   covers the amount until the\n"
          "                               end of the month\n");
}

TEST_CASE("thousands marks are set in figures only") {
    struct Case {
        const char* plain;
        const char* wanted;
    };
    const auto [plain, wanted] = GENERATE(values<Case>({
        {"0.00", "0.00"},
        {"999.99", "999.99"},
        {"1000", "1,000"},
        {"-1000.00", "-1,000.00"},
        {"-100.00", "-100.00"},
        {"1234567.89", "1,234,567.89"},
        {"", ""},
        {"n/a", "n/a"},
    }));
    CHECK(with_thousands_marks(plain) == wanted);
}
