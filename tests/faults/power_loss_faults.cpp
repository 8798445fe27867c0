// The power goes at any operation of the disk while the office works: nothing acknowledged is
// lost, and the book is sound.
//
// Each cut is a process that works at a book over a disk which loses about half of what was not
// synced (power_disk.hpp), at a random operation; one time in four the next one begins with what
// that left, so that the power goes while the book is being rolled back. Then the book is opened
// as the program opens it, checked (power_checks.hpp), and worked at further.
// Two controls show what the harness sees: a disk that never syncs must ruin more than half of
// the books, or the harness fails; one that ignores the folder's sync after a deletion (what
// synchronous=FULL leaves out, and EXTRA does not) is reported.
// `init`, `backup` and `restore`, and the opening of books that earlier versions wrote, are each
// cut by themselves (lone_command_cuts.hpp).
#include "engine/book/backup.hpp"
#include "tests/engine/book_fixture.hpp"
#include "tests/faults/busy_office.hpp"
#include "tests/faults/lone_command_cuts.hpp"
#include "tests/faults/power_checks.hpp"
#include "tests/faults/round_options.hpp"

#include <chrono>
#include <cstdlib>
#include <fmt/format.h>

using namespace dubrovnik;
using namespace dubrovnik::faults;
using engine::book::Book;

namespace {

struct Figures {
    std::int64_t cuts = 0;
    std::int64_t commits = 0; // acknowledged in the lives that were cut
    std::int64_t lost = 0;
    std::int64_t damaged = 0;
    std::int64_t bad() const { return lost + damaged; }
    void add(const Figures& other) {
        cuts += other.cuts;
        commits += other.commits;
        lost += other.lost;
        damaged += other.damaged;
    }
};

// The books start from a copy of one in which some things have happened.
class Bench {
  public:
    explicit Bench(std::uint64_t seed)
        : seed_(seed) {
        auto book = book_test::sample_book(base_);
        BusyOffice office(book, seed);
        for (int step = 0; step < 30; ++step) office.step([] {});
        head_ = book.head();
    }
    Promised start() {
        std::filesystem::remove_all(room());
        std::filesystem::create_directory(room());
        std::filesystem::copy_file(base_, book());
        return {.acknowledged = head_, .in_flight = {}};
    }
    std::filesystem::path room() const { return folder_ / "room"; }
    std::filesystem::path book() const { return room() / "book.db"; }
    const std::filesystem::path& base() const { return base_; }
    std::uint64_t seed() const { return seed_; }

  private:
    std::uint64_t seed_;
    book_test::TemporaryFolder folder_;
    std::filesystem::path base_ = folder_ / "base.db";
    engine::book::Hash head_;
};

constexpr std::uint64_t cuts_a_book = 10; // then a fresh copy is taken
constexpr std::uint64_t operations = 800; // the power goes at one of so many: some commits' worth
constexpr std::uint64_t operations_of_rolling_back = 12;

Life life_of(const Bench& bench, std::uint64_t cut, Deaf deaf) {
    std::mt19937_64 random(bench.seed() * 1'000'003 + cut);
    return {.book = bench.book(),
            .seed = random(),
            .power = {.seed = random(),
                      .sector = bench.seed() % 2 == 0 ? 512 : 4096,
                      .cut_at = 1 + random() % operations,
                      .deaf = deaf},
            .little_memory = random() % 4 == 0};
}

void tell_violation(const Bench& bench, std::uint64_t cut, const Life& life,
                    const std::string& what) {
    fmt::print("power: seed {}, cut {} (operation {}, sectors of {}{}): {}\n", bench.seed(), cut,
               life.power.cut_at, life.power.sector, life.little_memory ? ", little memory" : "",
               what);
}

Figures cut_power(Bench& bench, std::uint64_t cuts, Deaf deaf) {
    Figures figures;
    auto promised = bench.start();
    bool unseen = false;
    for (std::uint64_t cut = 0; cut < cuts; ++cut) {
        if (cut % cuts_a_book == 0 || deaf == Deaf::always) promised = bench.start();
        auto life = life_of(bench, cut, deaf);
        if (unseen && cut % 8 < 4) life.power.cut_at = 1 + life.seed % operations_of_rolling_back;
        promised.commits = 0;
        const auto trouble = live(life, promised);
        ++figures.cuts;
        figures.commits += promised.commits;
        // The next one finds what this one left, unless it is the book's last.
        unseen = trouble.empty() && deaf == Deaf::never && life.seed % 4 == 0 &&
                 (cut + 1) % cuts_a_book != 0 && cut + 1 != cuts;
        if (unseen) continue;
        auto found = trouble.empty() ? condition(bench.book(), life.seed, promised)
                                     : Condition{.damage = Damage::damaged, .what = trouble};
        if (found.damage == Damage::none) continue;
        ++(found.damage == Damage::damaged ? figures.damaged : figures.lost);
        if (deaf == Deaf::never) tell_violation(bench, cut, life, found.what);
        promised = bench.start();
    }
    return figures;
}

struct Extent {
    std::uint64_t seeds;
    std::uint64_t cuts;         // a seed
    std::uint64_t control_cuts; // a seed
    std::uint64_t stride;       // every so manieth operation of a lone command is cut
};

Extent extent_of(const RoundOptions& options) {
    if (options.is_short) return {.seeds = 2, .cuts = 40, .control_cuts = 8, .stride = 50};
    const auto cuts = options.count == 0 ? 5'200 : options.count;
    return {.seeds = 20, .cuts = (cuts + 19) / 20, .control_cuts = 15, .stride = 16};
}

int report(const Figures& honest, const Figures& never, const Figures& no_deletions,
           const LoneCommandCuts& lone, std::chrono::seconds taken) {
    const bool bites = never.bad() * 2 > never.cuts;
    if (!bites)
        fmt::print("power: without syncs only {} of {} books are ruined, must be over half\n",
                   never.bad(), never.cuts);
    fmt::print("power: {} cuts during {} commits, {} lost acknowledgements, {} damaged books; "
               "without syncs {} of {} bad; without the folder's sync after a deletion {} of {} "
               "bad ({} lost); init, backup, restore, old books: {} cuts, {} violations; {} s\n",
               honest.cuts, honest.commits, honest.lost, honest.damaged, never.bad(), never.cuts,
               no_deletions.bad(), no_deletions.cuts, no_deletions.lost, lone.cuts, lone.violations,
               taken.count());
    return honest.bad() == 0 && lone.violations == 0 && bites ? 0 : 1;
}

} // namespace

int main(int count, char** words) {
    // The harness keeps its power: a folder in memory spares the true syncs.
    if (std::filesystem::is_directory("/dev/shm")) ::setenv("TMPDIR", "/dev/shm", 0);
    const auto options = round_options(count, words, {.seed = 20170109}, "--cuts");
    const auto extent = extent_of(options);
    fmt::print("power: seeds {} to {}\n", options.seed, options.seed + extent.seeds - 1);
    const auto begun = std::chrono::steady_clock::now();
    Figures honest, never, no_deletions;
    LoneCommandCuts lone;
    for (std::uint64_t index = 0; index < extent.seeds; ++index) {
        std::fflush(stdout);
        Bench bench(options.seed + index);
        honest.add(cut_power(bench, extent.cuts, Deaf::never));
        never.add(cut_power(bench, extent.control_cuts, Deaf::always));
        no_deletions.add(cut_power(bench, extent.control_cuts, Deaf::to_deletions));
        bench.start();
        lone.add(cut_lone_commands({.room = bench.room(),
                                    .book = bench.base(),
                                    .seed = bench.seed(),
                                    .stride = extent.stride}));
    }
    const auto taken =
        std::chrono::duration_cast<std::chrono::seconds>(std::chrono::steady_clock::now() - begun);
    return report(honest, never, no_deletions, lone, taken);
}
