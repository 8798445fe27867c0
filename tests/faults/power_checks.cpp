#include "tests/faults/power_checks.hpp"

#include "engine/book/verify.hpp"
#include "tests/engine/book_fixture.hpp"
#include "tests/faults/busy_office.hpp"

#include <fmt/format.h>

namespace dubrovnik::faults {

using namespace dubrovnik::engine::book;

namespace {

struct PlainCheck {
    const char* what;
    const char* sql;
    const char* wanted;
};

// In SQL of their own, so that verify() is not asked whether verify() is right.
constexpr PlainCheck plain_checks[] = {
    {"integrity", "PRAGMA integrity_check", "ok"},
    {"foreign keys", "SELECT count(*) FROM pragma_foreign_key_check", "0"},
    {"sums of entries",
     "SELECT count(*) FROM (SELECT 1 FROM postings GROUP BY entry HAVING sum(amount_minor) <> 0)",
     "0"},
    {"sums of currencies",
     "SELECT count(*) FROM (SELECT 1 FROM postings p JOIN entries e ON e.id = p.entry"
     " JOIN funds f ON f.id = e.fund GROUP BY f.currency HAVING sum(p.amount_minor) <> 0)",
     "0"},
    {"numbers",
     "SELECT count(*) FROM (SELECT 1 FROM documents WHERE sequence IS NOT NULL"
     " GROUP BY biller, kind, issue_year"
     " HAVING min(sequence) <> 1 OR max(sequence) <> count(DISTINCT sequence)"
     " OR count(*) <> max(sequence))",
     "0"},
    {"links", "SELECT count(*) - max(id) FROM chain", "0"},
};

std::string first_finding(const Verification& verification) {
    if (verification.findings.empty()) return "";
    const auto& finding = verification.findings.front();
    return finding.code + ": " + finding.message;
}

void go_on(Book& book, std::uint64_t seed, const Tell& tell) {
    BusyOffice office(book, seed);
    for (int attempt = 0; attempt < 100; ++attempt)
        if (office.step([] {})) {
            tell("head " + hash_text(book.head()));
            return;
        }
    tell("damaged nothing can be written any more");
}

void look(const std::filesystem::path& path, std::uint64_t seed, const Promised& promised,
          const Tell& tell) {
    auto book = Book::open(path, Access::write);
    const auto head = book.head();
    if (!chain_has(path, promised.acknowledged)) return tell("lost");
    if (head != promised.acknowledged && head != promised.in_flight)
        return tell("damaged the book ends with neither of its two last commits");
    const auto found = first_finding(verify(book, Depth::deep, promised.acknowledged));
    if (!found.empty()) return tell("damaged " + found);
    if (const auto plain = plain_unsoundness(path); !plain.empty()) return tell("damaged " + plain);
    go_on(book, seed, tell);
}

} // namespace

bool chain_has(const std::filesystem::path& path, const Hash& head) {
    book_test::RawFile file(path);
    return file.value("SELECT count(*) FROM chain WHERE hash = x'" + hash_text(head) + "'") == "1";
}

std::string plain_unsoundness(const std::filesystem::path& path) {
    book_test::RawFile file(path);
    for (const auto& check : plain_checks)
        if (const auto found = file.value(check.sql); found != check.wanted)
            return fmt::format("{}: {}, must be {}", check.what, found, check.wanted);
    return "";
}

std::string unsoundness(const std::filesystem::path& path) {
    const auto book = Book::open(path, Access::read);
    const auto found = first_finding(verify(book, Depth::deep));
    return found.empty() ? plain_unsoundness(path) : found;
}

Condition condition(const std::filesystem::path& book, std::uint64_t seed, Promised& promised) {
    const auto told = in_a_child([&](const Tell& tell) { look(book, seed, promised, tell); });
    const auto line = told.lines.empty() ? std::string() : told.lines.back();
    if (told.status == 0 && line.starts_with("head ")) {
        promised.acknowledged = parse_hash(line.substr(5)).value();
        promised.in_flight = {};
        return {.damage = Damage::none, .what = ""};
    }
    if (line == "lost")
        return {.damage = Damage::lost_acknowledgement,
                .what = "a commit that was acknowledged is not in the chain"};
    return {.damage = Damage::damaged,
            .what = line.empty() ? fmt::format("the check ended with {}", told.status) : line};
}

} // namespace dubrovnik::faults
