#include "engine/book/verify.hpp"

#include "engine/book/chain_walk.hpp"
#include "engine/book/ledger_check.hpp"
#include "engine/book/query.hpp"
#include "engine/book/schema.hpp"
#include "engine/book/second_reader.hpp"
#include "engine/book/signed_heads.hpp"

#include <fmt/format.h>
#include <future>

namespace dubrovnik::engine::book {

namespace {

scales::Finding finding(const Connection& connection, std::string code, std::string message) {
    return {.code = std::move(code),
            .message = std::move(message),
            .place = {.file = connection.file()},
            .hint = "restore the newest sound backup and record again what came after it"};
}

void append(scales::Findings& all, scales::Findings more) {
    all.insert(all.end(), std::make_move_iterator(more.begin()),
               std::make_move_iterator(more.end()));
}

// A damaged file can stop any query: that is a finding, too.
template <typename Check>
void add_findings_of(scales::Findings& findings, Check check) {
    try {
        append(findings, check());
    } catch (const StorageFailed& failed) {
        if (failed.finding().code != "storage.damaged") throw;
        auto damage = failed.finding();
        damage.code = "verify.storage";
        findings.push_back(std::move(damage));
    }
}

scales::Findings check_storage(Connection& connection, Depth depth) {
    {
        Query query(connection,
                    depth == Depth::deep ? "PRAGMA integrity_check(1)" : "PRAGMA quick_check(1)");
        if (query.step() && query.view(0) != "ok")
            return {finding(connection, "verify.storage",
                            "SQLite finds the file damaged: " + query.text(0))};
    }
    if (depth == Depth::quick) return {};
    Query query(connection, "PRAGMA foreign_key_check");
    if (!query.step()) return {};
    return {finding(connection, "verify.storage",
                    fmt::format("a row of {} refers to a row of {} that is not there",
                                query.text(0), query.text(2)))};
}

scales::Findings check_numbers(Connection& connection) {
    Query query(connection,
                "SELECT biller, kind, issue_year, count(*), max(sequence) FROM documents"
                " WHERE sequence IS NOT NULL GROUP BY biller, kind, issue_year"
                " HAVING count(*) <> max(sequence) OR min(sequence) <> 1");
    if (!query.step()) return {};
    return {finding(connection, "verify.numbers",
                    fmt::format("the numbers of {} for {} {} have a gap: {} documents, the last "
                                "number is {}",
                                query.text(0), query.text(1), query.integer(2), query.integer(3),
                                query.integer(4)))};
}

struct Sums {
    scales::Findings findings;
    std::int64_t entries = 0;
};

Sums check_storage_and_sums(Connection& connection, Depth depth) {
    Sums sums;
    add_findings_of(sums.findings, [&] { return check_storage(connection, depth); });
    add_findings_of(sums.findings, [&] {
        auto ledger = check_ledger(connection);
        sums.entries = ledger.entries;
        return ledger.findings;
    });
    add_findings_of(sums.findings, [&] { return check_numbers(connection); });
    return sums;
}

scales::Findings check_chain(Connection& connection, const std::optional<Hash>& known_head,
                             Verification& result) {
    auto walk = walk_chain(connection, known_head);
    result.chain_rows = walk.links;
    result.head = walk.head;
    if (known_head && walk.findings.empty() && !walk.met_known_head)
        return {finding(connection, "verify.head",
                        fmt::format("the chain never had the head {}: rows were cut off its end, "
                                    "or it was written anew",
                                    hash_text(*known_head)))};
    return walk.findings;
}

scales::Findings check_contents(Connection& connection, Verification& result) {
    Query query(connection, "SELECT id, sha256, bytes FROM contents ORDER BY id");
    while (query.step()) {
        const auto bytes = query.blob(2);
        result.content_bytes += static_cast<std::int64_t>(bytes.size());
        if (sha256_hex(bytes) != query.view(1))
            return {finding(connection, "verify.content",
                            fmt::format("the bytes of the content {} are not those that were "
                                        "stored",
                                        query.integer(0)))};
    }
    return {};
}

} // namespace

Verification verify(const Book& book, Depth depth, const std::optional<Hash>& known_head,
                    std::span<const PublicKey> trusted) {
    Verification result{.findings = {},
                        .counted = false,
                        .chain_rows = 0,
                        .entries = 0,
                        .content_bytes = 0,
                        .head = {},
                        .signed_heads = 0};
    const ReadTransaction reading(book);
    auto& connection = book.connection();
    add_findings_of(result.findings, [&] { return check_schema(connection); });
    if (!result.findings.empty()) {
        // The other checks rely on our tables; SQLite's own does not.
        add_findings_of(result.findings, [&] { return check_storage(connection, depth); });
        return result;
    }
    result.counted = true;
    // Two cores: the walk along the chain here, everything else on a connection of its own.
    const auto second = second_reader(connection);
    auto sums = std::async(second ? std::launch::async : std::launch::deferred, [&] {
        return check_storage_and_sums(second ? *second : connection, depth);
    });
    add_findings_of(result.findings, [&] { return check_chain(connection, known_head, result); });
    add_findings_of(result.findings, [&] {
        const auto heads = signed_heads(book);
        result.signed_heads = heads.size();
        return check_signed_heads(book, heads, trusted);
    });
    if (depth == Depth::deep)
        add_findings_of(result.findings, [&] { return check_contents(connection, result); });
    auto found = sums.get();
    result.entries = found.entries;
    append(result.findings, std::move(found.findings));
    return result;
}

} // namespace dubrovnik::engine::book
