// Made-up autumns from one seed, through the verbs themselves: after each one all reports add up,
// and what was printed once is printed again to the byte, whatever was recorded since, also for
// earlier days.
#include "cli/command_line.hpp"
#include "scales/csv.hpp"
#include "tests/scales/seeded.hpp"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <map>
#include <sstream>
#include <unistd.h>

using namespace dubrovnik;
using scales::CsvRow;
using scales::CsvTable;
using scales::testing::random_between;
using scales::testing::test_seed;

namespace {

namespace fs = std::filesystem;
using Words = std::vector<std::string>;

const Words states{"BEL", "CHE", "FRA", "ITA", "NZL", "AFG"};
const std::vector<Words> reports{{"report", "shortfall", "--since", "2016-10-10"},
                                 {"report", "status"},
                                 {"report", "ageing", "--since", "2016-10-10"},
                                 {"report", "gate"},
                                 {"report", "numbers"},
                                 {"report", "statement", "CHE"}};

class Office {
  public:
    explicit Office(std::uint64_t seed)
        : random_(seed)
        , folder_(fs::temp_directory_path() / fmt::format("reports-{}-{}", ::getpid(), seed)) {
        fs::remove_all(folder_);
        require({"init", folder_.string(), "--date", "2016-10-03"});
        fs::copy(fs::path(DUBROVNIK_SOURCE_DIR) / "examples/2016/calls", folder_ / "calls",
                 fs::copy_options::recursive | fs::copy_options::overwrite_existing);
        issue(3);
    }
    Office(const Office&) = delete;
    Office& operator=(const Office&) = delete;
    ~Office() { fs::remove_all(folder_); }

    // A verb that is refused has written nothing, and is as good a step as any other.
    void step() {
        day_ += std::chrono::days{random_between(random_, 0, 4)};
        switch (random_between(random_, 0, 9)) {
        case 0:
            run({"promise", state(), "--fund", fund(), "--by", day_between(day_, 20), "--note",
                 "on its way"});
            break;
        case 1:
            run({"reverse", std::to_string(random_between(random_, 4, 60)), "--reason", "wrong"});
            break;
        case 2:
            run({"receive", "-", amount(9'000), "--fund", fund(), "--on", earlier(), "--reference",
                 "=1+1"});
            break;
        case 3:
            run({"write-off", number(), "--decision", "decided"});
            break;
        case 4:
            if (issued_ < states.size()) issue(issued_ + 1);
            break;
        default:
            run({"receive", state(), amount(900'000), "--fund", fund(), "--on", earlier()});
        }
    }

    std::string print(Words report, const Words& more) {
        report.insert(report.end(), more.begin(), more.end());
        return require(std::move(report));
    }

    std::string today() const { return scales::day_text(day_); }

  private:
    struct Ran {
        cli::ExitCode code;
        std::string out;
        std::string err;
    };
    Ran run(Words words) {
        if (words.front() != "init")
            words.insert(words.end(), {"--office", folder_.string(), "--date", today()});
        std::ostringstream out;
        std::ostringstream err;
        const auto code = cli::run_command_line(
            words, {.out = out,
                    .err = err,
                    .today = day_,
                    .executable = "/nowhere/dubrovnik",
                    .data_override = DUBROVNIK_SOURCE_DIR,
                    .terminal = false,
                    .wall_clock = [] { return std::chrono::system_clock::time_point{}; }});
        return {code, out.str(), err.str()};
    }
    std::string require(Words words) {
        const auto ran = run(words);
        INFO(fmt::format("{}: {}", fmt::join(words, " "), ran.err));
        REQUIRE((ran.code == cli::ExitCode::done || ran.code == cli::ExitCode::warnings));
        return ran.out;
    }

    void issue(std::size_t count) {
        for (; issued_ < count; ++issued_)
            require({"issue", (folder_ / "calls/2016.toml").string(), "--state", states[issued_]});
    }

    std::string state() { return states[static_cast<std::size_t>(random_between(random_, 0, 5))]; }
    std::string fund() { return random_between(random_, 0, 1) == 0 ? "isu" : "unog"; }
    std::string amount(std::int64_t most_minor) {
        const auto minor = random_between(random_, 1, most_minor);
        return fmt::format("{}.{:02}", minor / 100, minor % 100);
    }
    std::string number() {
        return fmt::format("{}-2016-{:04}", fund() == "isu" ? "ISU" : "UNOG",
                           random_between(random_, 1, 6));
    }
    std::string day_between(scales::Day first, std::int64_t days) {
        return scales::day_text(first + std::chrono::days{random_between(random_, 0, days)});
    }
    std::string earlier() {
        const auto start = *scales::parse_day("2016-10-03");
        return day_between(start, (day_ - start).count());
    }

    std::mt19937_64 random_;
    fs::path folder_;
    scales::Day day_ = *scales::parse_day("2016-10-03");
    std::size_t issued_ = 0;
};

std::int64_t minor(std::string text) {
    std::erase(text, '.');
    return text.empty() ? 0 : std::stoll(text);
}

struct Line {
    std::string fund;
    std::string table;
    std::string line;
};

// The sum of a column over the lines of that kind, in minor units.
std::int64_t sum(const CsvTable& table, const Line& which, std::string_view column) {
    std::int64_t total = 0;
    for (const auto& row : table.rows())
        if (table.at(row, "fund") == which.fund && table.at(row, "table") == which.table &&
            table.at(row, "line") == which.line)
            total += minor(table.at(row, column));
    return total;
}

void check_totals(const CsvTable& table, const std::string& name, const Words& columns) {
    for (const auto* fund : {"isu", "unog"})
        for (const auto& column : columns) {
            INFO(fund << " " << name << " " << column);
            CHECK(sum(table, {fund, name, "row"}, column) ==
                  sum(table, {fund, name, "total"}, column));
        }
}

CsvTable csv(Office& office, const Words& report, const std::string& day) {
    return scales::parse_csv(
        {"report.csv", office.print(report, {"--as-of", day, "--format", "csv"})}, {"fund"});
}

void check_shortfall(Office& office, const std::string& day) {
    const auto table = csv(office, reports[0], day);
    check_totals(table, "components", {"called", "credited", "received", "shortfall"});
    check_totals(table, "states", {"outstanding", "overdue", "announced"});
    check_totals(table, "changes", {"called", "credited", "received", "change"});
    for (const auto* fund : {"isu", "unog"}) {
        const auto figure = [&](const char* column) {
            return sum(table, {fund, "summary", "row"}, column);
        };
        CHECK(figure("shortfall") == figure("called") - figure("credited") - figure("received"));
        CHECK(figure("change") == figure("shortfall") - figure("shortfall_since"));
        CHECK(figure("change") == sum(table, {fund, "changes", "total"}, "change"));
        CHECK(figure("shortfall") == sum(table, {fund, "states", "total"}, "outstanding"));
        CHECK(figure("overdue") == sum(table, {fund, "states", "total"}, "overdue"));
        CHECK(figure("announced") == sum(table, {fund, "states", "total"}, "announced"));
        CHECK(figure("unmatched") == sum(table, {fund, "unmatched_money", "row"}, "amount"));
    }
}

void check_status(Office& office, const std::string& day) {
    const auto table = csv(office, reports[1], day);
    const auto shortfall = csv(office, reports[0], day);
    for (const auto* fund : {"isu", "unog"}) {
        std::int64_t outstanding = 0;
        for (const auto* group : {"paid_in_full", "paid_in_part", "not_paid"}) {
            check_totals(table, group, {"called", "received", "outstanding", "credit"});
            outstanding += sum(table, {fund, group, "total"}, "outstanding");
        }
        CHECK(outstanding == sum(table, {fund, "groups", "total"}, "outstanding"));
        CHECK(outstanding == sum(shortfall, {fund, "summary", "row"}, "shortfall"));
    }
    check_totals(table, "groups", {"states", "called", "received", "outstanding"});
}

void check_ageing(Office& office, const std::string& day) {
    const Words buckets{"not_due", "days_0_60", "days_61_120", "days_121_365", "over_365_days"};
    const auto table = csv(office, reports[2], day);
    const auto shortfall = csv(office, reports[0], day);
    check_totals(table, "states", buckets);
    for (const auto* fund : {"isu", "unog"}) {
        std::int64_t total = 0;
        for (const auto& bucket : buckets) total += sum(table, {fund, "states", "total"}, bucket);
        CHECK(total == sum(table, {fund, "states", "total"}, "total"));
        CHECK(total == sum(shortfall, {fund, "summary", "row"}, "shortfall"));
    }
}

void check_statements(Office& office, const std::string& day) {
    const auto shortfall = csv(office, reports[0], day);
    for (const auto* fund : {"isu", "unog"}) {
        std::int64_t owed = 0;
        for (const auto& state : states) {
            const auto table = csv(office, {"report", "statement", state}, day);
            check_totals(table, "invoices", {"called", "credited", "received", "outstanding"});
            check_totals(table, "movements", {"called", "credited", "received", "credit"});
            owed += sum(table, {fund, "movements", "total"}, "owed");
        }
        CHECK(owed == sum(shortfall, {fund, "summary", "row"}, "shortfall"));
    }
}

// Everything that was printed on one day, and where the book then ended.
struct Printed {
    std::string day;
    std::string entry;
    std::map<std::string, std::string> texts;
};

std::map<std::string, std::string> all_texts(Office& office, const Words& fixed) {
    std::map<std::string, std::string> texts;
    for (const auto& report : reports)
        for (const auto* form : {"text", "csv", "json"}) {
            auto more = fixed;
            more.insert(more.end(), {"--format", form});
            texts.emplace(report[1] + "." + form, office.print(report, more));
        }
    return texts;
}

Printed printed(Office& office) {
    const auto day = office.today();
    const auto table = csv(office, reports[0], day);
    return {.day = day,
            .entry = table.at(table.rows().front(), "known_on_entry"),
            .texts = all_texts(office, {"--as-of", day})};
}

} // namespace

TEST_CASE("reports of made-up autumns add up, and are printed again to the byte") {
    const auto seed = test_seed() + static_cast<std::uint64_t>(GENERATE(range(0, 2)));
    INFO("DUBROVNIK_SEED=" << seed);
    Office office(seed);
    std::vector<Printed> handed_out;
    for (int round = 0; round < 3; ++round) {
        for (int step = 0; step < 12; ++step) office.step();
        for (const auto& day : {std::string("2016-10-15"), office.today()}) {
            check_shortfall(office, day);
            check_status(office, day);
            check_ageing(office, day);
            check_statements(office, day);
        }
        handed_out.push_back(printed(office));
    }
    for (const auto& then : handed_out) {
        INFO("as of " << then.day << ", known at " << then.entry);
        CHECK(all_texts(office, {"--as-of", then.day, "--known-on", then.entry}) == then.texts);
    }
}
