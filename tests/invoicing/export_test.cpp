// What the exports promise whatever is in the book; tests/oracles/export_oracle.py has the foreign
// programs read whole offices.
#include "invoicing/exports/account_names.hpp"
#include "invoicing/exports/export_journal.hpp"
#include "invoicing/exports/journal_forms.hpp"
#include "invoicing/reports/text_cells.hpp"
#include "scales/utf8.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <sstream>

using namespace dubrovnik;
using invoicing::JournalEntry;
using invoicing::JournalPosting;

namespace {

const engine::Currency chf = *engine::parse_currency("CHF");

JournalPosting posting(engine::Account account, std::int64_t amount_minor) {
    return {.account = account,
            .amount = engine::Money::of_minor(amount_minor, chf),
            .state = scales::parse_state_code("CHE"),
            .document = "ISU-2017-0001",
            .component = "isu-annual-share",
            .origin = {}};
}

JournalEntry entry_saying(std::string reason) {
    return {.record = {.id = engine::EntryId{7},
                       .kind = engine::EntryKind::receipt,
                       .fund = "isu",
                       .booked_on = *scales::parse_day("2017-02-03"),
                       .recorded_on = *scales::parse_day("2017-02-04"),
                       .instant = "2017-02-04T08:30:00Z",
                       .actor = "tester",
                       .reason = std::move(reason)},
            .postings = {posting(engine::Account::cash, 100),
                         posting(engine::Account::receivable_received, -100)}};
}

template <class Form, class... Arguments>
std::string written(const JournalEntry& entry, const Arguments&... arguments) {
    std::ostringstream out;
    Form form(out, arguments...);
    form.write(entry);
    form.end();
    return out.str();
}

std::size_t lines_of(const std::string& text) {
    return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

} // namespace

TEST_CASE("an account's name says class, fund, account, State and component") {
    const auto received = posting(engine::Account::receivable_received, 1);
    CHECK(invoicing::hledger_account("isu", received) ==
          "assets:isu:receivable-received:CHE:isu-annual-share");
    CHECK(invoicing::beancount_account("isu", received) ==
          "Assets:Isu:Receivable-received:CHE:Isu-annual-share");
    CHECK(invoicing::hledger_account("a; b\tc", received).find_first_of(" ;\t") ==
          std::string::npos);
    CHECK(invoicing::beancount_account("-x", received).starts_with("Assets:X-x:"));
}

TEST_CASE("the officer's words stay on their line and open no comment") {
    struct Case {
        const char* words;
        const char* line;
    };
    const auto c = GENERATE(values<Case>({
        {"thanks", "thanks"},
        {"a\nb\r\n\tc", "a b c"},
        {"  two  blanks  ", "two blanks"},
        {"2017-01-01 x; y", "2017-01-01 x, y"},
        {"", ""},
        {"Zürich", "Zürich"},
    }));
    CHECK(invoicing::one_line(c.words) == c.line);
}

TEST_CASE("no words of the officer's change the shape of an export") {
    const std::vector<engine::book::Fund> funds;
    const auto plain = entry_saying("thanks");
    for (const auto* words : {"x\n2017-01-01 (9) forged\n  a  CHF 1\n  b  CHF -1", "\"\n\"", "x\\",
                              "; y", "}],\"a\":["}) {
        const auto hostile = entry_saying(words);
        CHECK(lines_of(written<invoicing::HledgerForm>(hostile, funds)) ==
              lines_of(written<invoicing::HledgerForm>(plain, funds)));
        CHECK(lines_of(written<invoicing::BeancountForm>(hostile, std::string("Office"))) ==
              lines_of(written<invoicing::BeancountForm>(plain, std::string("Office"))));
        CHECK(lines_of(written<invoicing::JsonForm>(hostile, std::string("Office"))) ==
              lines_of(written<invoicing::JsonForm>(plain, std::string("Office"))));
    }
    CHECK(written<invoicing::BeancountForm>(entry_saying("say \"yes\" \\"), std::string("Office"))
              .find(R"("say \"yes\" \\")") != std::string::npos);
}

TEST_CASE("long words leave no line that ledger does not read, and stay whole in other forms") {
    const std::vector<engine::book::Fund> funds;
    struct Case {
        const char* name;
        std::string words;
        std::string kept; // the end of what stands in the title
    };
    std::string letters;
    for (int count = 0; count < 3'000; ++count) letters += "é";
    const auto c = GENERATE_COPY(values<Case>({
        {"short", "thanks", "receipt: thanks\n"},
        {"as long as may be", std::string(1'500, 'a'), "aa\n"},
        {"longer", std::string(1'501, 'a'), "aa…\n"},
        {"far longer", std::string(100'000, 'a'), "aa…\n"},
        {"no character is cut", "a" + letters, "éé…\n"},
    }));
    INFO(c.name);
    auto entry = entry_saying(c.words);
    entry.postings.front().document = c.words;
    const auto text = written<invoicing::HledgerForm>(entry, funds);
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) CHECK(line.size() < 4'096);
    CHECK(text.find(c.kept) != std::string::npos);
    CHECK(!scales::first_bad_utf8(text));
    CHECK(written<invoicing::CsvForm>(entry).find(c.words) != std::string::npos);
    CHECK(written<invoicing::BeancountForm>(entry, std::string("Office")).find(c.words) !=
          std::string::npos);
}

TEST_CASE("a cell that begins like a formula is text, and a negative amount is a number") {
    CHECK(invoicing::csv_text_cell("=1+1") == "'=1+1");
    CHECK(invoicing::csv_text_cell("@x,y") == "\"'@x,y\"");
    CHECK(invoicing::csv_text_cell("a=b") == "a=b");
    const auto rows = written<invoicing::CsvForm>(entry_saying("-x"));
    CHECK(rows.find(",'-x,") != std::string::npos);
    CHECK(rows.find(",CHF,-1.00\n") != std::string::npos);
}

TEST_CASE("an instant of the wall clock is in no export") {
    const std::vector<engine::book::Fund> funds;
    const auto entry = entry_saying("x");
    CHECK(written<invoicing::HledgerForm>(entry, funds).find("08:30") == std::string::npos);
    CHECK(written<invoicing::CsvForm>(entry).find("08:30") == std::string::npos);
    CHECK(written<invoicing::JsonForm>(entry, std::string("Office")).find("08:30") ==
          std::string::npos);
}
