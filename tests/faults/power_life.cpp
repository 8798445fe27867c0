#include "tests/faults/power_life.hpp"

#include "engine/book/book.hpp"
#include "tests/faults/busy_office.hpp"
#include "tests/faults/power_vfs.hpp"

#include <fmt/format.h>
#include <sqlite3.h>

namespace dubrovnik::faults {

using namespace dubrovnik::engine::book;

namespace {

constexpr int steps_at_most = 500; // far more than any power plan leaves

void work_until_dark(const Life& life, const Tell& tell) {
    PowerDisk disk(life.power);
    put_under_sqlite(disk);
    if (life.little_memory) sqlite3_soft_heap_limit64(400'000);
    auto book = Book::open(life.book, Access::write);
    BusyOffice office(book, life.seed);
    for (int step = 0; step < steps_at_most; ++step) {
        Hash head{};
        const bool done = office.step([&] {
            head = book.head();
            tell("about " + hash_text(head));
        });
        if (done) tell("acknowledged " + hash_text(head));
    }
}

} // namespace

std::string live(const Life& life, Promised& promised) {
    const auto told = in_a_child([&](const Tell& tell) { work_until_dark(life, tell); });
    std::string trouble;
    for (const auto& line : told.lines) {
        const auto blank = line.find(' ');
        const auto word = line.substr(0, blank);
        const auto rest = line.substr(blank + 1);
        if (word == "about") {
            promised.in_flight = parse_hash(rest);
        } else if (word == "acknowledged") {
            promised.acknowledged = parse_hash(rest).value();
            promised.in_flight = {};
            ++promised.commits;
        } else {
            trouble = line;
        }
    }
    if (trouble.empty() && told.status != PowerDisk::power_gone)
        trouble =
            fmt::format("trouble the process ended with {} before its power went", told.status);
    return trouble;
}

} // namespace dubrovnik::faults
