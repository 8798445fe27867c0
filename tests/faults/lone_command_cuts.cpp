#include "tests/faults/lone_command_cuts.hpp"

#include "engine/book/backup.hpp"
#include "scales/ensure.hpp"
#include "tests/engine/book_fixture.hpp"
#include "tests/faults/power_checks.hpp"
#include "tests/faults/power_vfs.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <fmt/format.h>

namespace dubrovnik::faults {

using namespace dubrovnik::engine::book;

namespace {

namespace fs = std::filesystem;

struct LoneCommand {
    std::string name;
    fs::path result;
    fs::path source; // the book it is made of; empty: of none
    bool in_place;   // `source` is copied to `result` first; otherwise there is nothing yet
    std::function<void()> run;
};

struct Rows {
    std::string head;
    std::string schema;
    std::string entries;
};

constexpr std::uint64_t cuts_at_least = 8;  // of a command, unless it has fewer operations
constexpr std::array earlier_schemas{2, 3}; // whose books tests/books/ keeps

// The file that the program of that time wrote.
fs::path unpacked_book(const fs::path& room, int schema) {
    auto path = room / fmt::format("schema-{}.db", schema);
    const auto packed = fmt::format("{}/tests/books/schema-{}.db.xz", DUBROVNIK_SOURCE_DIR, schema);
    const auto command = fmt::format("xz --decompress --stdout '{}' >'{}'", packed, path.string());
    scales::ensure(std::system(command.c_str()) == 0, "xz is there, and the book is sound");
    return path;
}

std::vector<LoneCommand> lone_commands(const LoneCommandBench& bench) {
    const auto made = [&](const char* name) { return bench.room / name; };
    const auto copy = made("copy.db");
    backup(Book::open(bench.book, Access::read), copy);
    std::vector<LoneCommand> commands{
        {"init", made("made.db"), "", false,
         [path = made("made.db")] {
             Book::create(path, {.office = "Test office", .specimen = true},
                          book_test::on("2017-01-09"));
         }},
        {"backup", made("backup.db"), bench.book, false,
         [path = made("backup.db"), &book = bench.book] {
             backup(Book::open(book, Access::read), path);
         }},
        {"restore", made("restored.db"), copy, false,
         [path = made("restored.db"), copy] { restore(copy, path); }}};
    for (const auto schema : earlier_schemas) {
        const auto earlier = unpacked_book(bench.room, schema);
        const auto restored = made("restored.db");
        commands.push_back({fmt::format("restore of schema {}", schema), restored, earlier, false,
                            [=] { restore(earlier, restored); }});
        const auto at_hand = made("book.db");
        commands.push_back({fmt::format("opening of schema {}", schema), at_hand, earlier, true,
                            [=] { Book::open(at_hand, Access::write); }});
    }
    return commands;
}

// With SQLite's own leavings of an earlier cut.
void make_ready(const LoneCommand& command) {
    for (const auto* suffix : {"", "-journal", ".lock"})
        fs::remove(command.result.string() + suffix);
    if (command.in_place) fs::copy_file(command.source, command.result);
}

PowerPlan plan_of(std::uint64_t seed, std::uint64_t cut_at) {
    return {.seed = seed * 1'009 + cut_at, .sector = seed % 2 == 0 ? 512 : 4096, .cut_at = cut_at};
}

Rows rows_of(const fs::path& book) {
    book_test::RawFile file(book);
    return {.head = file.value("SELECT lower(hex(hash)) FROM chain ORDER BY id DESC LIMIT 1"),
            .schema = file.value("PRAGMA user_version"),
            .entries = file.value("SELECT count(*) FROM entries")};
}

// What is wrong with the result, or "".
std::string wrong_with(const LoneCommand& command) {
    if (const auto wrong = unsoundness(command.result); !wrong.empty()) return wrong;
    if (command.source.empty()) return "";
    const auto source = rows_of(command.source);
    const auto result = rows_of(command.result);
    if (!chain_has(command.result, parse_hash(source.head).value()))
        return "the source's head is not in the chain";
    if (result.entries != source.entries) return "it has not the entries of its source";
    if (source.schema == result.schema && source.head != result.head)
        return "it ends with another head than its source";
    return "";
}

// Without a cut: the number of operations, or what is wrong.
struct Whole {
    std::uint64_t operations = 0;
    std::string trouble;
};
Whole whole(const LoneCommand& command, std::uint64_t seed) {
    const auto told = in_a_child([&](const Tell& tell) {
        PowerDisk disk(plan_of(seed, 0));
        put_under_sqlite(disk);
        command.run();
        if (const auto owing = disk.unsynced(); !owing.empty())
            tell("trouble not synced: " + owing.substr(0, owing.find('\n')));
        else
            tell(fmt::format("{}", disk.operations()));
    });
    if (told.status != 0 || told.lines.size() != 1 || told.lines[0].starts_with("trouble"))
        return {.operations = 0, .trouble = told.lines.empty() ? "it died" : told.lines.front()};
    return {.operations = std::stoull(told.lines[0]), .trouble = wrong_with(command)};
}

std::string cut(const LoneCommand& command, const PowerPlan& plan) {
    const auto told = in_a_child([&](const Tell&) {
        PowerDisk disk(plan);
        put_under_sqlite(disk);
        command.run();
    });
    if (told.status != PowerDisk::power_gone) return "the work ended before its power went";
    const auto after = in_a_child([&](const Tell& tell) {
        if (!command.in_place && fs::exists(command.result))
            tell("trouble half of it has its name already");
        command.run(); // the same command again
        if (const auto wrong = wrong_with(command); !wrong.empty()) tell("trouble " + wrong);
    });
    if (!after.lines.empty()) return after.lines.front();
    return after.status == 0 ? "" : "the same command again died";
}

LoneCommandCuts cut_command(const LoneCommand& command, const LoneCommandBench& bench) {
    LoneCommandCuts figures;
    const auto violated = [&](const std::string& what) {
        ++figures.violations;
        fmt::print("power: seed {}, {}: {}\n", bench.seed, command.name, what);
    };
    make_ready(command);
    const auto done = whole(command, bench.seed);
    if (!done.trouble.empty()) violated(done.trouble);
    const auto stride = std::clamp<std::uint64_t>(done.operations / cuts_at_least, 1, bench.stride);
    for (auto at = 1 + bench.seed % stride; at <= done.operations; at += stride) {
        make_ready(command);
        ++figures.cuts;
        if (const auto wrong = cut(command, plan_of(bench.seed, at)); !wrong.empty())
            violated(fmt::format("operation {}: {}", at, wrong));
    }
    return figures;
}

} // namespace

LoneCommandCuts cut_lone_commands(const LoneCommandBench& bench) {
    LoneCommandCuts figures;
    for (const auto& command : lone_commands(bench)) figures.add(cut_command(command, bench));
    return figures;
}

} // namespace dubrovnik::faults
