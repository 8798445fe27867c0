#include "tests/engine/book_fixture.hpp"

#include "engine/book/settings.hpp"

#include <cstdlib>
#include <fmt/format.h>
#include <random>
#include <sqlite3.h>
#include <stdexcept>

namespace dubrovnik::book_test {

using namespace engine::book;
using engine::Account;
using engine::EntryKind;
using engine::Money;

TemporaryFolder::TemporaryFolder() {
    auto name = (std::filesystem::temp_directory_path() / "dubrovnik-book-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
    path_ = name;
}

TemporaryFolder::~TemporaryFolder() {
    std::filesystem::remove_all(path_);
}

std::uint64_t test_seed() {
    static const std::uint64_t seed = [] {
        if (const char* given = std::getenv("DUBROVNIK_SEED")) return std::stoull(given);
        return static_cast<unsigned long long>(std::random_device{}());
    }();
    return seed;
}

scales::Day day(std::string_view text) {
    return scales::parse_day(text).value();
}

scales::StateCode state(std::string_view code) {
    return scales::parse_state_code(code).value();
}

Money chf(std::int64_t amount_minor) {
    return Money::of_minor(amount_minor, engine::parse_currency("CHF").value());
}

Money usd(std::int64_t amount_minor) {
    return Money::of_minor(amount_minor, engine::parse_currency("USD").value());
}

Occasion on(std::string_view day_text) {
    return {.recorded_on = day(day_text),
            .instant = fmt::format("{}T08:30:00Z", day_text),
            .actor = "tester"};
}

Book new_book(const std::filesystem::path& path) {
    return Book::create(path, {.office = "Test office", .specimen = true}, on("2017-01-09"));
}

FrozenAssessment sample_assessment() {
    const auto portion = [](std::string_view code, const char* share, Money amount) {
        return FrozenPortion{.state = state(code),
                             .share = share,
                             .exact_units = "1520/1",
                             .rank = 1,
                             .rounded_up = false,
                             .amount = amount};
    };
    const auto component = [&](std::string id, std::string fund, Money total) {
        return FrozenComponent{
            .id = std::move(id),
            .fund = std::move(fund),
            .title = "A component",
            .legal_basis = "CCM Article 14",
            .pool = "isu-budget",
            .pool_amount = total,
            .part = "2/5",
            .net = total,
            .support_cost_part = "",
            .support_cost_basis = "",
            .support_cost = Money::zero(total.currency()),
            .total = total,
            .rates_total = "71.050",
            .adjustment = "",
            .rounding = "largest-remainder",
            .unit_minor = 1,
            .portions = {portion("AFG", "1/4", total), portion("CHE", "3/4", total)}};
    };
    return {
        .key = {.convention = "ccm", .year = 2017, .call = "annual"},
        .assessed_on = day("2017-01-09"),
        .scale = "un-2016-2018",
        .model = "dubrovnik",
        .decision = "First Review Conference, Dubrovnik, September 2015",
        .call_sha256 = sha256_hex("call"),
        .meeting = FrozenMeeting{.name = "Seventh Meeting of States Parties",
                                 .opens = day("2017-09-04"),
                                 .place = "Geneva"},
        .costs = {{.pool = "meeting-costs", .item = "Servicing", .amount = usd(15000000)}},
        .facts = {{.name = "participant", .value = "AGO"}, {.name = "participant", .value = "USA"}},
        .payers = {{.state = state("AFG"),
                    .name = "Afghanistan",
                    .party = true,
                    .rate = "0.006",
                    .rate_origin = "un-2016-2018",
                    .rate_verified = true}},
        .components = {component("conference-services", "unog", usd(28250000)),
                       component("isu-meeting-share", "isu", chf(18000000)),
                       component("isu-annual-share", "isu", chf(27000000))}};
}

DocumentId issue_invoice(WriteTransaction& transaction, const InvoiceOrder& order) {
    const auto fund = fund_by_code(transaction.book(), order.fund).value();
    append_entry(transaction, {.kind = EntryKind::invoice,
                               .fund = order.fund,
                               .booked_on = day(order.issued_on),
                               .reason = "call of the year"});
    const NumberSeries series{.biller = fund.biller,
                              .kind = DocumentKind::invoice,
                              .issue_year = scales::year_of(day(order.issued_on))};
    const auto sequence = next_sequence(transaction, series);
    auto total = Money::zero(fund.currency);
    for (const auto& line : order.lines) total += line.amount;
    const auto number = fmt::format("{}-{}-{:04}", fund.biller == "isu" ? "ISU" : "UNOG",
                                    series.issue_year, sequence);
    const auto assessment = find_assessment(
        transaction.book(), {.convention = "ccm", .year = series.issue_year, .call = "annual"});
    const auto document = append_document(
        transaction,
        {.kind = DocumentKind::invoice,
         .number = DocumentNumber{.text = number, .series = series, .sequence = sequence},
         .plain_number = "",
         .external_number = "",
         .fund = order.fund,
         .state = state(order.state),
         .assessment = assessment,
         .year = series.issue_year,
         .issued_on = day(order.issued_on),
         .due_on = day(order.due_on),
         .amount = total,
         .creditor_reference = "RF69ISU20170001",
         .language = "en",
         .template_sha256 = sha256_hex("template"),
         .lines = order.lines,
         .bytes = order.bytes});
    std::vector<Posting> postings;
    for (const auto& line : order.lines) {
        const auto posting = [&](Account account, Money amount) {
            postings.push_back({.account = account,
                                .amount = amount,
                                .state = state(order.state),
                                .document = document,
                                .component = line.component,
                                .origin = {}});
        };
        posting(Account::receivable_called, line.amount);
        posting(Account::contributions, -line.amount);
    }
    append_postings(transaction, postings);
    return document;
}

Book sample_book(const std::filesystem::path& path) {
    auto book = new_book(path);
    WriteTransaction transaction(book, on("2017-01-10"));
    append_entry(transaction, {.kind = EntryKind::account_confirmed,
                               .fund = {},
                               .booked_on = day("2017-01-10"),
                               .reason = "placeholders of a specimen"});
    append_account_confirmation(transaction,
                                {.biller = "isu",
                                 .placeholder = true,
                                 .fields = {{.name = "holder", .value = "ISU"},
                                            {.name = "iban", .value = "CH9300762011623852957"}}});
    append_setting(transaction, {.name = "reminder-months", .value = "2"});
    append_entry(transaction, {.kind = EntryKind::call,
                               .fund = {},
                               .booked_on = day("2017-01-10"),
                               .reason = "call of 2017"});
    require_fund(
        transaction,
        {.code = "unog", .biller = "unog", .convention = "ccm", .currency = usd(0).currency()});
    require_fund(
        transaction,
        {.code = "isu", .biller = "isu", .convention = "ccm", .currency = chf(0).currency()});
    const auto assessment = freeze_assessment(transaction, sample_assessment());
    const auto line = [](std::string component, Money amount) {
        return DocumentLine{.component = std::move(component),
                            .title = "A line",
                            .legal_basis = "CCM Article 14",
                            .base = amount,
                            .part = "2/5",
                            .rate = "0.006",
                            .share = "6/71050",
                            .amount = amount};
    };
    const auto unog = issue_invoice(transaction, {.fund = "unog",
                                                  .state = "AFG",
                                                  .lines = {line("conference-services", usd(2386))},
                                                  .bytes = "unog bytes",
                                                  .issued_on = "2017-01-10",
                                                  .due_on = "2017-06-06"});
    const auto isu = issue_invoice(transaction, {.fund = "isu",
                                                 .state = "AFG",
                                                 .lines = {line("isu-meeting-share", chf(1520)),
                                                           line("isu-annual-share", chf(3303))},
                                                 .bytes = "isu bytes",
                                                 .issued_on = "2017-01-10",
                                                 .due_on = "2017-02-09"});
    append_entry(transaction, {.kind = EntryKind::packet,
                               .fund = {},
                               .booked_on = day("2017-01-10"),
                               .reason = "call of 2017"});
    const auto letter = append_document(transaction, {.kind = DocumentKind::letter,
                                                      .number = {},
                                                      .plain_number = "",
                                                      .external_number = "",
                                                      .fund = {},
                                                      .state = state("AFG"),
                                                      .assessment = assessment,
                                                      .year = 2017,
                                                      .issued_on = day("2017-01-10"),
                                                      .due_on = {},
                                                      .amount = {},
                                                      .creditor_reference = "",
                                                      .language = "en",
                                                      .template_sha256 = sha256_hex("template"),
                                                      .lines = {},
                                                      .bytes = "letter bytes"});
    append_packet(
        transaction,
        {.assessment = assessment, .state = state("AFG"), .documents = {letter, unog, isu}});
    transaction.commit();
    return book;
}

RawFile::RawFile(const std::filesystem::path& path) {
    if (sqlite3_open(path.c_str(), &handle_) != SQLITE_OK)
        throw std::runtime_error("the file cannot be opened");
}

RawFile::~RawFile() {
    sqlite3_close(handle_);
}

std::string RawFile::run(const std::string& sql) {
    char* message = nullptr;
    sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, &message);
    const std::string text = message == nullptr ? "" : message;
    sqlite3_free(message);
    return text;
}

std::vector<std::string> RawFile::column(const std::string& sql) {
    std::vector<std::string> found;
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v2(handle_, sql.c_str(), -1, &statement, nullptr) != SQLITE_OK)
        throw std::runtime_error(fmt::format("{}: {}", sql, sqlite3_errmsg(handle_)));
    while (sqlite3_step(statement) == SQLITE_ROW) {
        const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement, 0));
        found.emplace_back(text == nullptr ? "" : text);
    }
    sqlite3_finalize(statement);
    return found;
}

std::string RawFile::value(const std::string& sql) {
    const auto found = column(sql);
    return found.empty() ? "" : found.front();
}

std::string RawFile::run_without_triggers(const std::string& sql) {
    std::string drop;
    std::string restore;
    for (const auto& name : column("SELECT name FROM sqlite_schema WHERE type = 'trigger'"))
        drop += fmt::format("DROP TRIGGER {};", name);
    for (const auto& text : column("SELECT sql FROM sqlite_schema WHERE type = 'trigger'"))
        restore += text + ";";
    return run("BEGIN;" + drop + sql + ";" + restore + "COMMIT;");
}

} // namespace dubrovnik::book_test
