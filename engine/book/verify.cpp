#include "engine/book/verify.hpp"

#include "engine/book/chain_walk.hpp"
#include "engine/book/ledger_check.hpp"
#include "engine/book/query.hpp"
#include "engine/book/schema.hpp"

#include <fmt/format.h>

namespace dubrovnik::engine::book {

namespace {

class Verifier {
  public:
    explicit Verifier(Connection& connection)
        : connection_(connection) {}

    Verification run(Depth depth, const std::optional<Hash>& known_head) {
        // A damaged file can stop any query: that is a finding, too.
        try {
            check_storage(depth);
            append(check_schema(connection_));
            if (result_.findings.empty()) check_chain(known_head);
            if (result_.findings.empty()) check_rows();
            if (result_.findings.empty() && depth == Depth::deep) check_contents();
        } catch (const StorageFailed& failed) {
            if (failed.finding().code != "storage.damaged") throw;
            report("verify.storage", failed.finding().message);
        }
        return std::move(result_);
    }

  private:
    void check_storage(Depth depth) {
        {
            Query query(connection_, depth == Depth::deep ? "PRAGMA integrity_check(1)"
                                                          : "PRAGMA quick_check(1)");
            if (query.step() && query.text(0) != "ok")
                report("verify.storage", "SQLite finds the file damaged: " + query.text(0));
        }
        Query query(connection_, "PRAGMA foreign_key_check");
        if (depth == Depth::deep && query.step())
            report("verify.storage", fmt::format("a row of {} refers to a row of {} that is not "
                                                 "there",
                                                 query.text(0), query.text(2)));
    }

    void check_chain(const std::optional<Hash>& known_head) {
        const auto walk = walk_chain(connection_, known_head);
        append(walk.findings);
        result_.chain_rows = walk.links;
        result_.head = walk.head;
        if (known_head && walk.findings.empty() && !walk.met_known_head)
            report("verify.head",
                   fmt::format("the chain never had the head {}: rows were cut off its end, or "
                               "it was written anew",
                               hash_text(*known_head)));
    }

    void check_rows() {
        check_order();
        check_balance();
        check_numbers();
        if (const auto disagreement = ledger_disagreement(connection_))
            report("verify.receivables", *disagreement);
    }

    void check_order() {
        Query query(connection_, "SELECT id, recorded_on FROM entries ORDER BY id");
        std::string newest;
        while (query.step()) {
            ++result_.entries;
            auto day = query.text(1);
            if (day < newest)
                return report("verify.order",
                              fmt::format("the entry {} was recorded on {}, before the one that "
                                          "precedes it",
                                          query.integer(0), day));
            newest = std::move(day);
        }
    }

    // The postings of an entry follow one another.
    void check_balance() {
        Query query(connection_, "SELECT entry, amount_minor FROM postings ORDER BY id");
        std::int64_t entry = 0;
        std::int64_t sum = 0;
        bool overflow = false;
        while (!overflow && query.step()) {
            if (query.integer(0) != entry && sum != 0) break;
            entry = query.integer(0);
            overflow = __builtin_add_overflow(sum, query.integer(1), &sum);
        }
        if (overflow || sum != 0)
            report("verify.balance",
                   fmt::format("the postings of the entry {} do not add up to zero", entry));
    }

    void check_numbers() {
        Query query(connection_,
                    "SELECT biller, kind, issue_year, count(*), max(sequence) FROM documents"
                    " WHERE sequence IS NOT NULL GROUP BY biller, kind, issue_year"
                    " HAVING count(*) <> max(sequence) OR min(sequence) <> 1");
        if (query.step())
            report("verify.numbers",
                   fmt::format("the numbers of {} for {} {} have a gap: {} documents, the last "
                               "number is {}",
                               query.text(0), query.text(1), query.integer(2), query.integer(3),
                               query.integer(4)));
    }

    void check_contents() {
        Query query(connection_, "SELECT id, sha256, bytes FROM contents ORDER BY id");
        while (query.step()) {
            const auto bytes = query.blob(2);
            result_.content_bytes += static_cast<std::int64_t>(bytes.size());
            if (sha256_hex(bytes) != query.text(1))
                return report("verify.content",
                              fmt::format("the bytes of the content {} are not those that were "
                                          "stored",
                                          query.integer(0)));
        }
    }

    void append(const scales::Findings& findings) {
        result_.findings.insert(result_.findings.end(), findings.begin(), findings.end());
    }

    void report(std::string code, std::string message) {
        result_.findings.push_back({.code = std::move(code),
                                    .message = std::move(message),
                                    .place = {.file = connection_.file()},
                                    .hint = "restore the newest sound backup and record again "
                                            "what came after it"});
    }

    Connection& connection_;
    Verification result_{
        .findings = {}, .chain_rows = 0, .entries = 0, .content_bytes = 0, .head = {}};
};

} // namespace

Verification verify(const Book& book, Depth depth, const std::optional<Hash>& known_head) {
    const ReadTransaction reading(book);
    return Verifier(book.connection()).run(depth, known_head);
}

} // namespace dubrovnik::engine::book
