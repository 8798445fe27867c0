#include "engine/book/ledger_check.hpp"

#include "engine/book/query.hpp"

#include <fmt/format.h>

namespace dubrovnik::engine::book {

namespace {

// One document a row: what is posted on it beside what its own rows say.
constexpr std::string_view documents_sql =
    "WITH posted AS (SELECT document,"
    "  sum(CASE account WHEN 'receivable-called' THEN amount_minor ELSE 0 END) AS called,"
    "  -sum(CASE account WHEN 'receivable-credited' THEN amount_minor ELSE 0 END) AS credited,"
    "  sum(amount_minor) AS outstanding"
    "  FROM postings WHERE account IN"
    "   ('receivable-called', 'receivable-credited', 'receivable-received')"
    "  GROUP BY document)"
    " SELECT d.number, d.amount_minor, ifnull(p.called, 0), ifnull(p.credited, 0),"
    "  ifnull(p.outstanding, 0),"
    "  (SELECT ifnull(sum(l.amount_minor), 0) FROM document_lines l WHERE l.document = d.id),"
    "  (SELECT ifnull(sum(c.amount_minor), 0) FROM corrections c WHERE c.document = d.id"
    "    AND NOT EXISTS (SELECT 1 FROM reversals r WHERE r.reversed = c.entry)),"
    "  EXISTS (SELECT 1 FROM reversals r WHERE r.reversed = d.entry)"
    " FROM documents d LEFT JOIN posted p ON p.document = d.id"
    " WHERE d.kind IN ('invoice', 'opening')";

std::optional<std::string> document_disagreement(Connection& connection) {
    Query query(connection, documents_sql);
    while (query.step()) {
        const auto amount = query.integer(1);
        const auto called = query.integer(7) != 0 ? 0 : amount;
        if (query.integer(5) != amount || query.integer(2) != called)
            return fmt::format("{} is over {} minor units, its lines over {}, its postings over "
                               "{}",
                               query.text(0), amount, query.integer(5), query.integer(2));
        if (query.integer(3) != query.integer(6))
            return fmt::format("{} of {} were taken off by corrections, {} by postings",
                               query.integer(6), query.text(0), query.integer(3));
        if (query.integer(4) < 0)
            return fmt::format("what stands open of {} is below zero", query.text(0));
    }
    return std::nullopt;
}

std::optional<std::string> receipt_disagreement(Connection& connection) {
    Query query(connection,
                "SELECT r.entry FROM receipts r WHERE r.amount_minor IS NOT"
                " (SELECT sum(amount_minor) FROM postings WHERE entry = r.entry"
                "  AND account = 'cash') OR r.charges_minor IS NOT"
                " (SELECT ifnull(sum(amount_minor), 0) FROM postings WHERE entry = r.entry"
                "  AND account = 'charges') LIMIT 1");
    if (!query.step()) return std::nullopt;
    return fmt::format("the receipt in entry {} is not what was posted", query.integer(0));
}

// A reversal that was undone itself does not count.
constexpr std::string_view standing =
    "NOT EXISTS (SELECT 1 FROM reversals r WHERE r.reversed = e.id AND NOT EXISTS"
    " (SELECT 1 FROM reversals w WHERE w.reversed = r.entry))";

// By fund: what came in for States, from the rows of the events.
std::string came_in_sql() {
    return fmt::format(
        "SELECT ifnull(sum(x.amount), 0) FROM ("
        " SELECT r.amount_minor + r.charges_minor AS amount FROM receipts r"
        "  JOIN entries e ON e.id = r.entry"
        "  WHERE e.fund = ?1 AND r.state IS NOT NULL AND r.voluntary = 0 AND {0}"
        " UNION ALL SELECT s.amount_minor FROM surpluses s JOIN entries e ON e.id = s.entry"
        "  WHERE e.fund = ?1 AND {0}"
        " UNION ALL SELECT p.amount_minor FROM entries e JOIN postings p ON p.entry = e.id"
        "  WHERE e.fund = ?1 AND e.kind = 'allocation' AND p.account IN ('suspense', 'voluntary')"
        "  AND {0}"
        " UNION ALL SELECT p.amount_minor FROM entries e JOIN postings p ON p.entry = e.id"
        "  WHERE e.fund = ?1 AND e.kind = 'refund' AND p.account = 'cash' AND {0}"
        " UNION ALL SELECT p.amount_minor FROM entries e JOIN postings p ON p.entry = e.id"
        "  WHERE e.fund = ?1 AND e.kind = 'opening' AND p.account = 'opening'"
        "  AND p.amount_minor > 0 AND {0}) x",
        standing);
}

std::int64_t sum_of(Connection& connection, std::string_view sql, std::int64_t fund) {
    Query query(connection, sql);
    query.with(fund);
    return query.step() ? query.integer(0) : 0;
}

std::optional<std::string> fund_disagreement(Connection& connection, std::int64_t fund,
                                             const std::string& code) {
    const auto held = sum_of(connection,
                             "SELECT -ifnull(sum(p.amount_minor), 0) FROM postings p"
                             " JOIN entries e ON e.id = p.entry"
                             " WHERE e.fund = ? AND p.account IN ('receivable-received', 'credit')",
                             fund);
    const auto came_in = sum_of(connection, came_in_sql(), fund);
    if (held == came_in) return std::nullopt;
    return fmt::format("the fund {} has received {} minor units by its events, {} by its postings",
                       code, came_in, held);
}

} // namespace

std::optional<std::string> ledger_disagreement(Connection& connection) {
    if (auto found = document_disagreement(connection)) return found;
    if (auto found = receipt_disagreement(connection)) return found;
    Query funds(connection, "SELECT id, code FROM funds ORDER BY id");
    while (funds.step())
        if (auto found = fund_disagreement(connection, funds.integer(0), funds.text(1)))
            return found;
    return std::nullopt;
}

} // namespace dubrovnik::engine::book
