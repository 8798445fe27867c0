// Measures the book: posting, the shortfall as of a day, verify, a single durable receipt.
//
// Usage: book_bench [entries]. Without a number it makes the book of 200 States × 20 years × 2
// funds (40,000 entries) and the one of 1,000,000 entries. Books are made in the folder for
// temporary files and removed.
#include "engine/book/ledger.hpp"
#include "engine/book/receipts.hpp"
#include "engine/book/verify.hpp"
#include "engine/shortfall.hpp"
#include "tests/bench/bench_book.hpp"

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fmt/format.h>
#include <functional>
#include <string>
#include <sys/resource.h>

using namespace dubrovnik;
using namespace dubrovnik::engine;
using namespace dubrovnik::engine::book;
using namespace dubrovnik::bench;

namespace {

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
    {
        auto book = new_book(path);
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
