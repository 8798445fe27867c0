// Measures the book: posting, the shortfall as of a day, verify, a single durable receipt.
//
// Usage: book_bench [entries]. Without a number it makes the book of 200 States × 20 years × 2
// funds (40,000 entries) and the one of 1,000,000 entries. Books are made in the folder for
// temporary files and removed.
#include "engine/book/chain.hpp"
#include "engine/book/documents.hpp"
#include "engine/book/journal.hpp"
#include "engine/book/ledger.hpp"
#include "engine/book/receipts.hpp"
#include "engine/book/verify.hpp"
#include "engine/shortfall.hpp"

#include <array>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fmt/format.h>
#include <functional>
#include <string>
#include <sys/resource.h>
#include <vector>

using namespace dubrovnik;
using namespace dubrovnik::engine;
using namespace dubrovnik::engine::book;

namespace {

constexpr int state_count = 200;
constexpr int entries_an_invoice = 5; // the invoice and four part payments

double milliseconds(const std::function<void()>& work) {
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start)
        .count();
}

long peak_megabytes() {
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss / 1024;
}

scales::Day day(int year, int month, int number) {
    return scales::parse_day(fmt::format("{:04}-{:02}-{:02}", year, month, number)).value();
}

scales::StateCode state(int number) {
    const std::string code{static_cast<char>('A' + number / 26),
                           static_cast<char>('A' + number % 26), 'X'};
    return scales::parse_state_code(code).value();
}

// Years of two invoices a State, each paid in parts; the last part stays open for every tenth.
class BookMaker {
  public:
    BookMaker(Book& book, int invoices)
        : book_(book)
        , years_((invoices + 2 * state_count - 1) / (2 * state_count)) {}

    int make() {
        const auto first = 2999 - years_;
        WriteTransaction transaction(
            book_, {.recorded_on = day(2999, 12, 31), .instant = "", .actor = "bench"});
        for (int year = first; year < 2999; ++year)
            for (int number = 0; number < state_count; ++number)
                for (const auto* fund : {"unog", "isu"})
                    contribution(transaction, {.fund = fund, .state = state(number), .year = year},
                                 number % 10 == 0);
        transaction.commit();
        return entries_;
    }

  private:
    struct Whose {
        std::string fund;
        scales::StateCode state;
        int year;
    };

    void contribution(WriteTransaction& transaction, const Whose& whose, bool leave_open) {
        const auto currency = parse_currency(whose.fund == "isu" ? "CHF" : "USD").value();
        const auto document = invoice(transaction, whose, currency);
        for (int part = 1; part < entries_an_invoice; ++part) {
            if (leave_open && part == entries_an_invoice - 1) continue;
            pay(transaction, whose, document,
                {.part = part, .amount = Money::of_minor(250, currency)});
        }
    }

    std::string component(const Whose& whose) const {
        return whose.fund == "isu" ? "isu-annual-share" : "conference-services";
    }

    DocumentId invoice(WriteTransaction& transaction, const Whose& whose, Currency currency) {
        const auto amount = Money::of_minor(1000, currency);
        ++entries_;
        append_entry(transaction, {.kind = EntryKind::invoice,
                                   .fund = whose.fund,
                                   .booked_on = day(whose.year, 2, 1),
                                   .reason = "call"});
        const NumberSeries series{
            .biller = whose.fund, .kind = DocumentKind::invoice, .issue_year = whose.year};
        const auto sequence = next_sequence(transaction, series);
        const auto document = append_document(
            transaction, {.kind = DocumentKind::invoice,
                          .number = DocumentNumber{.text = fmt::format("{}-{}-{:04}", whose.fund,
                                                                       whose.year, sequence),
                                                   .series = series,
                                                   .sequence = sequence},
                          .plain_number = "",
                          .external_number = "",
                          .fund = whose.fund,
                          .state = whose.state,
                          .assessment = {},
                          .year = whose.year,
                          .issued_on = day(whose.year, 2, 1),
                          .due_on = day(whose.year, 3, 3),
                          .amount = amount,
                          .creditor_reference = "",
                          .language = "en",
                          .template_sha256 = "",
                          .lines = {{.component = component(whose),
                                     .title = "",
                                     .legal_basis = "",
                                     .base = amount,
                                     .part = "",
                                     .rate = "",
                                     .share = "",
                                     .amount = amount}},
                          .bytes = "bytes"});
        post(transaction, whose, document,
             {.debit = Account::receivable_called,
              .credit = Account::contributions,
              .amount = amount});
        return document;
    }

    struct Part {
        int part;
        Money amount;
    };
    void pay(WriteTransaction& transaction, const Whose& whose, DocumentId document,
             const Part& part) {
        ++entries_;
        append_entry(transaction, {.kind = EntryKind::receipt,
                                   .fund = whose.fund,
                                   .booked_on = day(whose.year, 3 + part.part, 1),
                                   .reason = "payment"});
        // As record_receipt writes it, without its search for what is open.
        const std::string none;
        transaction.rows().insert("receipts", {transaction.rows().newest("entries"), whose.state,
                                               part.amount.amount_minor(), 0, false, none, none,
                                               none, none, fmt::format("bench|{}", entries_), 1});
        post(transaction, whose, document,
             {.debit = Account::cash,
              .credit = Account::receivable_received,
              .amount = part.amount});
    }

    struct Sides {
        Account debit;
        Account credit;
        Money amount;
    };
    void post(WriteTransaction& transaction, const Whose& whose, DocumentId document,
              const Sides& sides) {
        const auto side = [&](Account account, Money amount) {
            const bool plain = account == Account::cash;
            return Posting{.account = account,
                           .amount = amount,
                           .state = plain ? std::nullopt : std::optional(whose.state),
                           .document = plain ? std::nullopt : std::optional(document),
                           .component = plain ? std::nullopt : std::optional(component(whose)),
                           .origin = {}};
        };
        append_postings(transaction, std::array{side(sides.debit, sides.amount),
                                                side(sides.credit, -sides.amount)});
    }

    Book& book_;
    int years_;
    int entries_ = 0;
};

void measure_receipts(Book& book) {
    const auto receipt = [](int number) {
        const auto currency = parse_currency("CHF").value();
        return NewReceipt{.fund = "isu",
                          .state = state(number % state_count),
                          .amount = Money::of_minor(100, currency),
                          .charges = Money::zero(currency),
                          .received_on = day(2999, 12, 31),
                          .wish = {.named = {}, .component = {}},
                          .voluntary = false,
                          .reference = "",
                          .bank_reference = fmt::format("B{}", number),
                          .original = "",
                          .original_rate = "",
                          .note = "",
                          .occurrence = {},
                          .again = false};
    };
    const Occasion occasion{.recorded_on = day(2999, 12, 31), .instant = "", .actor = "bench"};
    const auto single = milliseconds([&] {
        for (int number = 0; number < 20; ++number) {
            WriteTransaction transaction(book, occasion);
            record_receipt(transaction, receipt(number));
            transaction.commit();
        }
    });
    const auto batch = milliseconds([&] {
        WriteTransaction transaction(book, occasion);
        for (int number = 100; number < 600; ++number) record_receipt(transaction, receipt(number));
        transaction.commit();
    });
    fmt::print("  receive, each durable: {:.1f} ms; in one batch: {:.2f} ms each\n", single / 20,
               batch / 500);
}

void measure_shortfall(const Book& book, const char* name, scales::Day as_of_day) {
    std::size_t owing = 0;
    double best = 1e9;
    for (int round = 0; round < 3; ++round)
        best = std::min(best, milliseconds([&] {
                            const auto ledger = ledger_as_of(
                                book, {.day = as_of_day, .known = book.newest_entry().entry});
                            owing = shortfalls(ledger)[1].states_owing();
                        }));
    fmt::print("  shortfall {}: {:.0f} ms ({} States owing)\n", name, best, owing);
}

void measure(int entries) {
    const auto path =
        std::filesystem::temp_directory_path() / fmt::format("book-bench-{}.db", entries);
    std::filesystem::remove(path);
    {
        auto book = Book::create(path, {.office = "bench", .specimen = true},
                                 {.recorded_on = day(1990, 1, 1), .instant = "", .actor = "bench"});
        {
            WriteTransaction transaction(
                book, {.recorded_on = day(1990, 1, 1), .instant = "", .actor = "bench"});
            const std::array isu{std::string("isu-annual-share")};
            const std::array unog{std::string("conference-services")};
            register_fund(transaction,
                          {.code = "unog",
                           .biller = "unog",
                           .convention = "ccm",
                           .currency = parse_currency("USD").value()},
                          unog);
            register_fund(transaction,
                          {.code = "isu",
                           .biller = "isu",
                           .convention = "ccm",
                           .currency = parse_currency("CHF").value()},
                          isu);
            transaction.commit();
        }
        BookMaker maker(book, entries / entries_an_invoice);
        int made = 0;
        const auto taken = milliseconds([&] { made = maker.make(); });
        fmt::print("{} entries, {} MB\n  posting: {:.0f} entries a second in one batch\n", made,
                   std::filesystem::file_size(path) >> 20, made / taken * 1000);
        measure_shortfall(book, "of today", day(2999, 12, 31));
        measure_shortfall(book, "as of the middle", day(2999 - entries / 4000, 6, 15));
        std::size_t findings = 0;
        const auto verified =
            milliseconds([&] { findings = verify(book, Depth::quick).findings.size(); });
        fmt::print("  verify: {:.0f} ms ({} findings)\n", verified, findings);
        measure_receipts(book);
        fmt::print("  memory at most: {} MB\n", peak_megabytes());
    }
    std::filesystem::remove(path);
}

} // namespace

int main(int count, char** arguments) {
    if (count > 1) {
        measure(std::atoi(arguments[1]));
        return 0;
    }
    measure(40'000);
    measure(1'000'000);
    return 0;
}
