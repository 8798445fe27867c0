#include "tests/faults/new_file_cuts.hpp"

#include "engine/book/backup.hpp"
#include "tests/engine/book_fixture.hpp"
#include "tests/faults/power_checks.hpp"
#include "tests/faults/power_vfs.hpp"

#include <fmt/format.h>

namespace dubrovnik::faults {

using namespace dubrovnik::engine::book;

namespace {

struct Making {
    const char* name;
    std::filesystem::path made;
    std::function<void()> work;
};

PowerPlan plan_of(std::uint64_t seed, std::uint64_t cut_at) {
    return {.seed = seed * 1'009 + cut_at, .sector = seed % 2 == 0 ? 512 : 4096, .cut_at = cut_at};
}

// Without a cut: the number of operations, or what is wrong.
struct Whole {
    std::uint64_t operations = 0;
    std::string trouble;
};
Whole whole(const Making& making, std::uint64_t seed) {
    const auto told = in_a_child([&](const Tell& tell) {
        PowerDisk disk(plan_of(seed, 0));
        put_under_sqlite(disk);
        making.work();
        if (const auto owing = disk.unsynced(); !owing.empty())
            tell("trouble not synced: " + owing.substr(0, owing.find('\n')));
        else
            tell(fmt::format("{}", disk.operations()));
    });
    if (told.status != 0 || told.lines.size() != 1 || told.lines[0].starts_with("trouble"))
        return {.operations = 0, .trouble = told.lines.empty() ? "it died" : told.lines.front()};
    return {.operations = std::stoull(told.lines[0]), .trouble = ""};
}

std::string cut(const Making& making, const PowerPlan& plan) {
    const auto told = in_a_child([&](const Tell&) {
        PowerDisk disk(plan);
        put_under_sqlite(disk);
        making.work();
    });
    if (told.status != PowerDisk::power_gone) return "the work ended before its power went";
    const auto after = in_a_child([&](const Tell& tell) {
        if (std::filesystem::exists(making.made)) tell("trouble half of it has its name already");
        making.work(); // the same command again
        if (const auto wrong = unsoundness(making.made); !wrong.empty()) tell("trouble " + wrong);
    });
    if (!after.lines.empty()) return after.lines.front();
    return after.status == 0 ? "" : "the same command again died";
}

} // namespace

NewFileCuts cut_new_files(const std::filesystem::path& room, const std::filesystem::path& book,
                          std::uint64_t seed, std::uint64_t stride) {
    const auto made_book = room / "made.db";
    const auto made_backup = room / "backup.db";
    const Making makings[] = {
        {"init", made_book,
         [&] {
             Book::create(made_book, {.office = "Test office", .specimen = true},
                          book_test::on("2017-01-09"));
         }},
        {"backup", made_backup, [&] { backup(Book::open(book, Access::read), made_backup); }}};
    NewFileCuts figures;
    const auto violated = [&](const Making& making, const std::string& what) {
        ++figures.violations;
        fmt::print("power: seed {}, {}: {}\n", seed, making.name, what);
    };
    for (const auto& making : makings) {
        std::filesystem::remove(making.made);
        const auto done = whole(making, seed);
        if (!done.trouble.empty()) violated(making, done.trouble);
        for (auto at = 1 + seed % stride; at <= done.operations; at += stride) {
            std::filesystem::remove(making.made);
            ++figures.cuts;
            if (const auto wrong = cut(making, plan_of(seed, at)); !wrong.empty())
                violated(making, fmt::format("operation {}: {}", at, wrong));
        }
        std::filesystem::remove(making.made);
    }
    return figures;
}

} // namespace dubrovnik::faults
