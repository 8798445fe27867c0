// Measures the ledger as its users meet it: the program as a whole process, from the shell's fork
// to its end, beside hledger and ledger on the exported journal of the same book.
//
// Usage: ledger_bench [entries …], by default 40000 1000000. DUBROVNIK names the program. Each
// figure is the median of five runs (of one for the peers' and the million's long ones); memory is
// the largest resident set the kernel saw. Books are made in the folder for temporary files.
#include "tests/bench/bench_book.hpp"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

using namespace dubrovnik;
using namespace dubrovnik::bench;

namespace {

namespace fs = std::filesystem;
using Words = std::vector<std::string>;

struct Measured {
    double milliseconds;
    long megabytes;
    bool worked;
};

[[noreturn]] void become(const Words& words) {
    std::vector<char*> arguments;
    for (const auto& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    const int nowhere = ::open("/dev/null", O_WRONLY);
    ::dup2(nowhere, STDOUT_FILENO);
    ::dup2(nowhere, STDERR_FILENO);
    ::execvp(arguments[0], arguments.data());
    ::_exit(127);
}

Measured run_once(const Words& words) {
    const auto start = std::chrono::steady_clock::now();
    const auto child = ::fork();
    if (child == 0) become(words);
    int status = 0;
    rusage usage{};
    ::wait4(child, &status, 0, &usage);
    const auto taken = std::chrono::steady_clock::now() - start;
    return {.milliseconds = std::chrono::duration<double, std::milli>(taken).count(),
            .megabytes = usage.ru_maxrss / 1024,
            .worked = WIFEXITED(status) && WEXITSTATUS(status) == 0};
}

Measured median(const Words& words, int rounds) {
    std::vector<Measured> found;
    for (int round = 0; round < rounds; ++round) found.push_back(run_once(words));
    std::sort(found.begin(), found.end(), [](const Measured& left, const Measured& right) {
        return left.milliseconds < right.milliseconds;
    });
    return found[found.size() / 2];
}

void show(const std::string& name, const Words& words, int rounds) {
    const auto found = median(words, rounds);
    if (!found.worked)
        fmt::print("  {:<44} not there, or it failed\n", name);
    else
        fmt::print("  {:<44} {:>9.0f} ms {:>5} MB\n", name, found.milliseconds, found.megabytes);
}

std::string program() {
    const char* named = std::getenv("DUBROVNIK");
    return named != nullptr ? named : DUBROVNIK_BINARY_DIR "/cli/dubrovnik";
}

void measure_verbs(const fs::path& office, int entries, int rounds) {
    const auto verb = [&](Words words) {
        words.insert(words.begin(),
                     {program(), "--office", office.string(), "--date", "2999-12-31"});
        return words;
    };
    const auto middle = scales::day_text(day(2999 - entries / 4000, 6, 15));
    const auto earlier = scales::day_text(day(2999 - entries / 4000, 1, 15));
    show("report shortfall", verb({"report", "shortfall"}), rounds);
    show("report shortfall --as-of " + middle, verb({"report", "shortfall", "--as-of", middle}),
         rounds);
    show("the same with --since",
         verb({"report", "shortfall", "--as-of", middle, "--since", earlier}), rounds);
    show("report status", verb({"report", "status"}), rounds);
    show("report statement", verb({"report", "statement", "CHE"}), rounds);
    show("verify", verb({"verify"}), rounds);
    show("export hledger",
         verb({"export", "hledger", "--output", (office / "book.journal").string()}), rounds);
}

void measure_peers(const fs::path& office) {
    const auto journal = (office / "book.journal").string();
    show("peer: hledger bal", {"hledger", "-f", journal, "bal"}, 1);
    show("peer: ledger bal", {"ledger", "-f", journal, "bal"}, 1);
}

// The bytes of documents are read and hashed: the office of 2017 with its 300 documents.
void measure_deep(const fs::path& office) {
    run_once({program(), "init", office.string(), "--date", "2017-01-09"});
    run_once({program(), "--office", office.string(), "--date", "2017-01-09", "issue",
              "calls/2017.toml"});
    const auto bytes = static_cast<double>(fs::file_size(office / "book.db"));
    const Words verify{program(), "--office", office.string(), "verify"};
    auto deep = verify;
    deep.emplace_back("--deep");
    const auto taken = median(deep, 5).milliseconds;
    fmt::print("The office of 2017, a book of {:.1f} MB\n  {:<44} {:>9.0f} ms, {:.0f} MB/s\n",
               bytes / 1e6, "verify --deep", taken, bytes / 1e3 / taken);
}

void measure(const fs::path& office, int entries) {
    fs::create_directories(office);
    int made = 0;
    {
        auto book = new_book(office / "book.db");
        const auto start = std::chrono::steady_clock::now();
        made = BookMaker(book, entries / entries_an_invoice).make();
        const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
        fmt::print("{} entries, {} MB, posted in one batch at {:.0f} a second\n", made,
                   fs::file_size(office / "book.db") >> 20, made / taken.count());
    }
    const bool large = entries > 100'000;
    measure_verbs(office, entries, large ? 1 : 5);
    if (!large) measure_peers(office);
}

} // namespace

int main(int count, char** arguments) {
    std::vector<int> sizes{40'000, 1'000'000};
    if (count > 1) sizes.clear();
    for (int index = 1; index < count; ++index) sizes.push_back(std::atoi(arguments[index]));
    const auto room = fs::temp_directory_path() / fmt::format("ledger-bench-{}", ::getpid());
    for (const int entries : sizes) measure(room / std::to_string(entries), entries);
    measure_deep(room / "2017");
    fs::remove_all(room);
    return 0;
}
