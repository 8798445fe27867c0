#include "engine/book/ledger_check.hpp"

#include "engine/account.hpp"
#include "engine/book/query.hpp"
#include "engine/entry_kind.hpp"

#include <fmt/format.h>
#include <map>
#include <optional>
#include <unordered_map>
#include <unordered_set>

namespace dubrovnik::engine::book {

namespace {

using Trouble = std::optional<scales::Finding>;

scales::Finding finding(const Connection& connection, std::string code, std::string message) {
    return {.code = std::move(code),
            .message = std::move(message),
            .place = {.file = connection.file()},
            .hint = "restore the newest sound backup and record again what came after it"};
}

// Entries that are undone, by a reversal that is not undone itself.
std::unordered_set<std::int64_t> undone_entries(Connection& connection) {
    Query query(connection, "SELECT u.reversed FROM reversals u WHERE NOT EXISTS"
                            " (SELECT 1 FROM reversals w WHERE w.reversed = u.entry)");
    std::unordered_set<std::int64_t> undone;
    while (query.step()) undone.insert(query.integer(0));
    return undone;
}

using SumByAccount = std::map<Account, std::int64_t>;

std::int64_t sum_of(const SumByAccount& sums, Account account) {
    const auto found = sums.find(account);
    return found == sums.end() ? 0 : found->second;
}

// Entries, their postings and their receipts side by side: all three rise with the entry.
class EntryScan {
  public:
    EntryScan(Connection& connection, const std::unordered_set<std::int64_t>& undone)
        : connection_(connection)
        , undone_(undone)
        , entries_(connection, "SELECT id, kind, fund, recorded_on FROM entries ORDER BY id")
        , postings_(connection, "SELECT entry, account, amount_minor FROM postings ORDER BY id")
        , receipts_(connection, "SELECT entry, amount_minor, charges_minor, state IS NOT NULL,"
                                " voluntary FROM receipts ORDER BY id")
        , more_postings_(postings_.step())
        , more_receipts_(receipts_.step()) {}

    Trouble run() {
        while (entries_.step()) {
            ++count_;
            const auto id = entries_.integer(0);
            if (auto trouble = check_order(id)) return trouble;
            auto sums = posted(id);
            if (!sums)
                return finding(
                    connection_, "verify.balance",
                    fmt::format("the postings of the entry {} do not add up to zero", id));
            if (auto trouble = check_receipt(id, *sums)) return trouble;
            gather(id, *sums);
        }
        return check_funds();
    }

    std::int64_t count() const noexcept { return count_; }

  private:
    Trouble check_order(std::int64_t id) {
        const auto day = entries_.view(3);
        if (day < newest_day_)
            return finding(connection_, "verify.order",
                           fmt::format("the entry {} was recorded on {}, before the one that "
                                       "precedes it",
                                       id, day));
        newest_day_ = day;
        return std::nullopt;
    }

    // What the entry posted, by account; nothing when it does not balance.
    std::optional<SumByAccount> posted(std::int64_t id) {
        SumByAccount sums;
        std::int64_t total = 0;
        while (more_postings_ && postings_.integer(0) == id) {
            const auto amount_minor = postings_.integer(2);
            auto& sum = sums[postings_.code(1, parse_account)];
            if (__builtin_add_overflow(total, amount_minor, &total) ||
                __builtin_add_overflow(sum, amount_minor, &sum))
                return std::nullopt;
            more_postings_ = postings_.step();
        }
        return total == 0 ? std::optional(std::move(sums)) : std::nullopt;
    }

    Trouble check_receipt(std::int64_t id, const SumByAccount& sums) {
        if (!more_receipts_ || receipts_.integer(0) != id) return std::nullopt;
        if (receipts_.integer(1) != sum_of(sums, Account::cash) ||
            receipts_.integer(2) != sum_of(sums, Account::charges))
            return finding(connection_, "verify.receivables",
                           fmt::format("the receipt in entry {} is not what was posted", id));
        const bool for_a_state = receipts_.integer(3) != 0 && receipts_.integer(4) == 0;
        if (for_a_state && !undone_.contains(id))
            came_in_[entries_.integer(2)] += receipts_.integer(1) + receipts_.integer(2);
        more_receipts_ = receipts_.step();
        return std::nullopt;
    }

    void gather(std::int64_t id, const SumByAccount& sums) {
        if (sums.empty()) return;
        const auto fund = entries_.integer(2);
        held_[fund] -= sum_of(sums, Account::receivable_received) + sum_of(sums, Account::credit);
        if (undone_.contains(id)) return;
        const auto kind = entries_.code(1, parse_entry_kind);
        if (kind == EntryKind::allocation)
            came_in_[fund] += sum_of(sums, Account::suspense) + sum_of(sums, Account::voluntary);
        if (kind == EntryKind::refund) came_in_[fund] += sum_of(sums, Account::cash);
        if (kind == EntryKind::opening && sum_of(sums, Account::opening) > 0)
            came_in_[fund] += sum_of(sums, Account::opening);
    }

    Trouble check_funds() {
        Query surpluses(connection_, "SELECT entry, fund, amount_minor FROM surpluses");
        while (surpluses.step())
            if (!undone_.contains(surpluses.integer(0)))
                came_in_[surpluses.integer(1)] += surpluses.integer(2);
        Query funds(connection_, "SELECT id, code FROM funds ORDER BY id");
        while (funds.step()) {
            const auto fund = funds.integer(0);
            if (held_[fund] != came_in_[fund])
                return finding(connection_, "verify.receivables",
                               fmt::format("the fund {} has received {} minor units by its "
                                           "events, {} by its postings",
                                           funds.text(1), came_in_[fund], held_[fund]));
        }
        return std::nullopt;
    }

    Connection& connection_;
    const std::unordered_set<std::int64_t>& undone_;
    Query entries_;
    Query postings_;
    Query receipts_;
    bool more_postings_;
    bool more_receipts_;
    std::int64_t count_ = 0;
    std::string newest_day_;
    std::map<std::int64_t, std::int64_t> held_;
    std::map<std::int64_t, std::int64_t> came_in_;
};

// Documents, what is posted on them and their lines side by side.
class DocumentScan {
  public:
    DocumentScan(Connection& connection, const std::unordered_set<std::int64_t>& undone)
        : connection_(connection)
        , undone_(undone)
        , documents_(connection, "SELECT id, number, amount_minor, entry FROM documents"
                                 " WHERE kind IN ('invoice', 'opening') ORDER BY id")
        , posted_(connection,
                  "SELECT document, account, sum(amount_minor) FROM postings WHERE account IN"
                  " ('receivable-called', 'receivable-credited', 'receivable-received')"
                  " GROUP BY document, account ORDER BY document")
        , lines_(connection, "SELECT document, amount_minor FROM document_lines ORDER BY id")
        , more_posted_(posted_.step())
        , more_lines_(lines_.step()) {
        Query corrections(connection, "SELECT document, amount_minor, entry FROM corrections");
        while (corrections.step())
            if (!undone_.contains(corrections.integer(2)))
                taken_off_[corrections.integer(0)] += corrections.integer(1);
    }

    Trouble run() {
        while (documents_.step())
            if (auto trouble = check(documents_.integer(0))) return trouble;
        return std::nullopt;
    }

  private:
    Trouble check(std::int64_t id) {
        const auto sums = posted(id);
        const auto called = sum_of(sums, Account::receivable_called);
        const auto credited = -sum_of(sums, Account::receivable_credited);
        const auto outstanding = called - credited + sum_of(sums, Account::receivable_received);
        const auto amount = documents_.integer(2);
        const auto lines = line_sum(id);
        if (lines != amount || called != (undone_.contains(documents_.integer(3)) ? 0 : amount))
            return disagreement(fmt::format("is over {} minor units, its lines over {}, its "
                                            "postings over {}",
                                            amount, lines, called));
        const auto taken = taken_off_.find(id);
        if (credited != (taken == taken_off_.end() ? 0 : taken->second))
            return disagreement("has other corrections than were posted");
        if (outstanding < 0) return disagreement("stands open with less than nothing");
        return std::nullopt;
    }

    SumByAccount posted(std::int64_t id) {
        SumByAccount sums;
        while (more_posted_ && posted_.integer(0) <= id) {
            if (posted_.integer(0) == id)
                sums[posted_.code(1, parse_account)] += posted_.integer(2);
            more_posted_ = posted_.step();
        }
        return sums;
    }

    std::int64_t line_sum(std::int64_t id) {
        std::int64_t sum = 0;
        while (more_lines_ && lines_.integer(0) <= id) {
            if (lines_.integer(0) == id) sum += lines_.integer(1);
            more_lines_ = lines_.step();
        }
        return sum;
    }

    Trouble disagreement(const std::string& what) const {
        return finding(connection_, "verify.receivables", documents_.text(1) + " " + what);
    }

    Connection& connection_;
    const std::unordered_set<std::int64_t>& undone_;
    Query documents_;
    Query posted_;
    Query lines_;
    bool more_posted_;
    bool more_lines_;
    std::unordered_map<std::int64_t, std::int64_t> taken_off_;
};

} // namespace

LedgerCheck check_ledger(Connection& connection) {
    LedgerCheck result;
    const auto undone = undone_entries(connection);
    EntryScan entries(connection, undone);
    auto trouble = entries.run();
    result.entries = entries.count();
    if (!trouble) trouble = DocumentScan(connection, undone).run();
    if (trouble) result.findings.push_back(std::move(*trouble));
    return result;
}

} // namespace dubrovnik::engine::book
