#include "engine/account.hpp"
#include "engine/book/entry_filter.hpp"
#include "engine/book/ledger.hpp"
#include "engine/book/query.hpp"
#include "engine/book/second_reader.hpp"

#include <algorithm>
#include <future>
#include <unordered_map>

namespace dubrovnik::engine::book {

namespace {

// The three sums of one component of one document.
struct LineSum {
    std::int64_t document;
    std::int64_t component;
    std::int64_t called_minor = 0;
    std::int64_t credited_minor = 0;
    std::int64_t received_minor = 0;
};

// SQLite stops its own sum() at an overflow; here it is the same trouble.
void add(std::int64_t& sum, std::int64_t amount_minor, const Query& query) {
    if (__builtin_add_overflow(sum, amount_minor, &sum)) query.damaged(4);
}

// A run of documents: the ids above `above`, up to `last`.
struct DocumentRun {
    std::int64_t above = 0;
    std::int64_t last = 0;
};

// Both texts read the index postings_by_document alone, in its order.
constexpr std::string_view every_posting =
    "SELECT document, component, account, entry, amount_minor FROM postings"
    " WHERE document > ? AND document <= ?"
    " AND account IN ('receivable-called', 'receivable-credited', 'receivable-received')"
    " ORDER BY document, component";
constexpr std::string_view sums_of_postings =
    "SELECT document, component, account, 0, sum(amount_minor) FROM postings"
    " WHERE document > ? AND document <= ?"
    " AND account IN ('receivable-called', 'receivable-credited', 'receivable-received')"
    " GROUP BY document, component, account";

std::vector<LineSum> line_sums(Connection& connection, const EntryFilter& filter,
                               DocumentRun documents) {
    Query query(connection, filter.everything() ? sums_of_postings : every_posting);
    query.with(documents.above).with(documents.last);
    std::vector<LineSum> sums;
    while (query.step()) {
        if (!filter.counts(query.integer(3))) continue;
        const auto document = query.integer(0);
        const auto component = query.integer(1);
        if (sums.empty() || sums.back().document != document || sums.back().component != component)
            sums.push_back({.document = document, .component = component});
        auto& sum = sums.back();
        const auto account = query.code(2, parse_account);
        const auto amount_minor = query.integer(4);
        if (account == Account::receivable_called)
            add(sum.called_minor, amount_minor, query);
        else if (account == Account::receivable_credited)
            add(sum.credited_minor, -amount_minor, query);
        else
            add(sum.received_minor, -amount_minor, query);
    }
    return sums;
}

// The printed order of each document's components. Lines are written with their document, so
// the table's own order is that of the documents.
class PrintedLines {
  public:
    PrintedLines(Connection& connection, DocumentRun documents)
        : query_(connection, "SELECT document, component FROM document_lines"
                             " WHERE document > ? ORDER BY id") {
        query_.with(documents.above);
        more_ = query_.step();
    }

    // Documents must be asked for in rising order.
    std::vector<std::int64_t> components(std::int64_t document) {
        std::vector<std::int64_t> found;
        while (more_ && query_.integer(0) <= document) {
            if (query_.integer(0) == document) found.push_back(query_.integer(1));
            more_ = query_.step();
        }
        return found;
    }

  private:
    Query query_;
    bool more_;
};

std::unordered_map<std::int64_t, std::string> component_codes(Connection& connection) {
    Query query(connection, "SELECT id, code FROM components");
    std::unordered_map<std::int64_t, std::string> codes;
    while (query.step()) codes.emplace(query.integer(0), query.text(1));
    return codes;
}

struct FundRow {
    std::string code;
    Currency currency;
};

std::unordered_map<std::int64_t, FundRow> fund_rows(Connection& connection) {
    Query query(connection, "SELECT id, code, currency FROM funds");
    std::unordered_map<std::int64_t, FundRow> rows;
    while (query.step())
        rows.emplace(query.integer(0),
                     FundRow{.code = query.text(1), .currency = query.currency(2)});
    return rows;
}

class ReceivableReader {
  public:
    ReceivableReader(Connection& connection, const EntryFilter& filter, DocumentRun documents)
        : sums_(line_sums(connection, filter, documents))
        , printed_(connection, documents)
        , codes_(component_codes(connection))
        , funds_(fund_rows(connection))
        , documents_(connection, "SELECT id, number, fund, state, year, assessment, issued_on,"
                                 " ifnull(due_on, issued_on) FROM documents"
                                 " WHERE kind IN ('invoice', 'opening') AND id > ? AND id <= ?"
                                 " ORDER BY id") {
        documents_.with(documents.above).with(documents.last);
    }

    std::vector<Receivable> read() {
        std::vector<Receivable> found;
        found.reserve(sums_.size());
        while (documents_.step()) {
            const auto document = documents_.integer(0);
            while (next_ < sums_.size() && sums_[next_].document < document) ++next_;
            auto lines = lines_of(document, funds_.at(documents_.integer(2)).currency);
            const bool called =
                std::any_of(lines.begin(), lines.end(), [](const ReceivableLine& line) {
                    return line.called.amount_minor() != 0;
                });
            if (called) found.push_back(receivable(std::move(lines)));
        }
        return found;
    }

  private:
    std::vector<ReceivableLine> lines_of(std::int64_t document, Currency currency) {
        std::vector<ReceivableLine> lines;
        for (const auto component : printed_.components(document))
            lines.push_back(line(document, component, currency));
        return lines;
    }

    ReceivableLine line(std::int64_t document, std::int64_t component, Currency currency) const {
        LineSum sum{.document = document, .component = component};
        for (auto at = next_; at < sums_.size() && sums_[at].document == document; ++at)
            if (sums_[at].component == component) sum = sums_[at];
        return {.component = codes_.at(component),
                .called = Money::of_minor(sum.called_minor, currency),
                .credited = Money::of_minor(sum.credited_minor, currency),
                .received = Money::of_minor(sum.received_minor, currency)};
    }

    Receivable receivable(std::vector<ReceivableLine> lines) const {
        return {.document = documents_.id<DocumentId>(0),
                .number = documents_.text(1),
                .fund = funds_.at(documents_.integer(2)).code,
                .state = documents_.state(3),
                .year = static_cast<int>(documents_.integer(4)),
                .assessment = documents_.optional_id<AssessmentId>(5),
                .issued_on = documents_.day(6),
                .due_on = documents_.day(7),
                .lines = std::move(lines)};
    }

    std::vector<LineSum> sums_;
    std::size_t next_ = 0;
    PrintedLines printed_;
    std::unordered_map<std::int64_t, std::string> codes_;
    std::unordered_map<std::int64_t, FundRow> funds_;
    Query documents_;
};

} // namespace

std::vector<Receivable> receivables(const Book& book, const AsOf& as_of) {
    const ReadTransaction reading(book);
    auto& connection = book.connection();
    const EntryFilter filter(connection, as_of);
    const auto last = connection.integer("SELECT ifnull(max(id), 0) FROM documents");
    // Two cores, half of the documents each.
    const auto second = second_reader(connection);
    const auto middle = second ? last / 2 : last;
    auto later = std::async(second ? std::launch::async : std::launch::deferred, [&] {
        if (!second) return std::vector<Receivable>{};
        return ReceivableReader(*second, filter, {.above = middle, .last = last}).read();
    });
    auto found = ReceivableReader(connection, filter, {.above = 0, .last = middle}).read();
    std::ranges::move(later.get(), std::back_inserter(found));
    return found;
}

} // namespace dubrovnik::engine::book
