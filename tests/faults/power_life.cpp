#include "tests/faults/power_life.hpp"

#include "engine/book/storage_failed.hpp"
#include "scales/ensure.hpp"
#include "tests/faults/busy_office.hpp"
#include "tests/faults/power_vfs.hpp"

#include <fmt/format.h>
#include <sqlite3.h>
#include <sstream>
#include <sys/wait.h>
#include <unistd.h>

namespace dubrovnik::faults {

using namespace dubrovnik::engine::book;
using scales::ensure;

namespace {

void write_line(int descriptor, const std::string& line) {
    const auto whole = line + "\n";
    ensure(::write(descriptor, whole.data(), whole.size()) == static_cast<ssize_t>(whole.size()),
           "the pipe takes what is told");
}

[[noreturn]] void be_the_child(int descriptor, const std::function<void(const Tell&)>& work) {
    const Tell tell = [&](const std::string& line) { write_line(descriptor, line); };
    try {
        work(tell);
    } catch (const std::exception& error) {
        std::string text = error.what();
        for (auto& letter : text)
            if (letter == '\n') letter = ' ';
        tell("trouble " + text);
        ::_exit(1);
    }
    ::_exit(0);
}

std::string read_all(int descriptor) {
    std::string text;
    char buffer[4096];
    for (ssize_t count = 0; (count = ::read(descriptor, buffer, sizeof buffer)) > 0;)
        text.append(buffer, static_cast<std::size_t>(count));
    return text;
}

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

Told in_a_child(const std::function<void(const Tell&)>& work) {
    int ends[2];
    ensure(::pipe(ends) == 0, "a pipe can be made");
    const auto child = ::fork();
    ensure(child >= 0, "a child can be made");
    if (child == 0) {
        ::close(ends[0]);
        be_the_child(ends[1], work);
    }
    ::close(ends[1]);
    std::istringstream text(read_all(ends[0]));
    ::close(ends[0]);
    int status = 0;
    ensure(::waitpid(child, &status, 0) == child, "a child ends");
    Told told{.lines = {}, .status = WIFEXITED(status) ? WEXITSTATUS(status) : -1};
    for (std::string line; std::getline(text, line);) told.lines.push_back(line);
    return told;
}

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
