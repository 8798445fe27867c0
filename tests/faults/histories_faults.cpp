// Made-up years, one seed a book: after each event the book is what its double says
// (made_up_years.hpp); at the end `verify --deep` finds nothing, and hledger, ledger and
// bean-check come to the same balances and each notice a planted cent (foreign_ledgers.hpp).
#include "engine/book/verify.hpp"
#include "tests/engine/book_fixture.hpp"
#include "tests/faults/child.hpp"
#include "tests/faults/foreign_ledgers.hpp"
#include "tests/faults/made_up_years.hpp"
#include "tests/faults/round_options.hpp"

#include <chrono>
#include <cstdlib>
#include <fmt/format.h>
#include <sstream>
#include <thread>

using namespace dubrovnik;
using namespace dubrovnik::faults;

namespace {

struct Figures {
    std::int64_t years = 0;
    std::int64_t books = 0;
    std::int64_t events = 0;
    std::int64_t refusals = 0;
    std::int64_t violations = 0;
};

std::string unsound(const engine::book::Book& book) {
    const auto found = engine::book::verify(book, engine::book::Depth::deep).findings;
    return found.empty() ? "" : found.front().code + ": " + found.front().message;
}

// "years events refusals", then what was violated, if anything.
std::string one_book(std::uint64_t seed) {
    book_test::TemporaryFolder folder;
    MadeUpYears years(seed, folder / "book.db");
    std::string violated;
    try {
        years.live_through();
        violated = unsound(years.book());
        if (violated.empty())
            violated = foreign_disagreement(years.book(), years.ledger(), folder / "", seed);
    } catch (const std::exception& error) {
        violated = error.what();
    }
    for (auto& letter : violated)
        if (letter == '\n') letter = ' ';
    return fmt::format("{} {} {} {}", years.years(), years.events(), years.refusals(), violated);
}

// Every `workers`th book, until the years are enough.
void live_some(std::uint64_t seed, std::uint64_t workers, std::uint64_t years, const Tell& tell) {
    for (std::uint64_t lived = 0; lived < years; seed += workers) {
        // A book of its own process: what breaks in it breaks nothing else.
        const auto told = in_a_child([&](const Tell& up) { up(one_book(seed)); });
        const auto line = told.lines.empty() ? "" : told.lines.front();
        if (told.status != 0) {
            tell(fmt::format("{} 1 0 0 ended with {}: {}", seed, told.status, line));
            ++lived;
            continue;
        }
        tell(fmt::format("{} {}", seed, line));
        lived += std::stoull(line);
    }
}

void add(Figures& figures, const std::string& line) {
    std::istringstream words(line);
    std::uint64_t seed = 0;
    std::int64_t years = 0, events = 0, refusals = 0;
    words >> seed >> years >> events >> refusals;
    std::string violated;
    std::getline(words >> std::ws, violated);
    ++figures.books;
    figures.years += years;
    figures.events += events;
    figures.refusals += refusals;
    if (violated.empty()) return;
    ++figures.violations;
    fmt::print("histories: --seed {} --years 1: {}\n", seed, violated);
}

} // namespace

int main(int count, char** words) {
    if (std::filesystem::is_directory("/dev/shm")) ::setenv("TMPDIR", "/dev/shm", 0);
    const auto options = round_options(count, words, {.seed = 20170109}, "--years");
    if (const auto absent = absent_foreign_ledger(); !absent.empty()) {
        fmt::print(stderr, "absent: {}\n", absent);
        return 77;
    }
    const std::uint64_t wanted = options.count != 0 ? options.count : options.is_short ? 6 : 1'000;
    const std::uint64_t workers =
        wanted < 10 ? 1 : std::max(1U, std::thread::hardware_concurrency());
    fmt::print("histories: seeds from {}\n", options.seed);
    const auto begun = std::chrono::steady_clock::now();
    std::vector<Child> children;
    for (std::uint64_t worker = 0; worker < workers; ++worker)
        children.emplace_back([&](const Tell& tell) {
            live_some(options.seed + worker, workers, (wanted + workers - 1) / workers, tell);
        });
    Figures figures;
    for (auto& child : children) {
        const auto told = child.finish();
        for (const auto& line : told.lines) add(figures, line);
        if (told.status != 0) ++figures.violations;
    }
    const auto taken =
        std::chrono::duration_cast<std::chrono::seconds>(std::chrono::steady_clock::now() - begun);
    fmt::print("histories: {} years in {} books, {} events ({} refused), {} violations, {} s\n",
               figures.years, figures.books, figures.events, figures.refusals, figures.violations,
               taken.count());
    return figures.violations == 0 ? 0 : 1;
}
