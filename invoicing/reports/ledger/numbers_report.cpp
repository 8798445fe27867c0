#include "invoicing/reports/ledger/numbers_report.hpp"

#include "engine/book/corrections.hpp"
#include "engine/book/documents.hpp"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <map>
#include <set>

namespace dubrovnik::invoicing {

namespace book = engine::book;
using book::DocumentRecord;

namespace {

// "ISU-2016-C001" is number 1 of the series "ISU-2016-C"; arrears from before the book's time
// keep the names they had and belong to no series of ours.
struct SeriesNumber {
    std::string series;
    std::int64_t sequence;
};

SeriesNumber series_number(const DocumentRecord& document) {
    if (document.kind == book::DocumentKind::opening) return {.series = "", .sequence = 0};
    const auto& text = document.number;
    const auto digits = text.find_last_not_of("0123456789") + 1;
    std::int64_t sequence = 0;
    std::from_chars(text.data() + digits, text.data() + text.size(), sequence);
    return {.series = text.substr(0, digits), .sequence = sequence};
}

struct Series {
    std::vector<DocumentRecord> documents;
    std::set<std::int64_t> sequences;

    std::string gaps() const {
        std::string text;
        std::int64_t wanted = 1;
        for (const auto sequence : sequences) {
            for (; wanted < sequence; ++wanted)
                text += fmt::format("{}{}", text.empty() ? "" : ", ", wanted);
            ++wanted;
        }
        return text;
    }
};

using AllSeries = std::map<std::string, Series>;

// Every document with a number that was recorded by then and issued in the days asked for; gaps are
// looked for among all.
AllSeries all_series(const book::Book& book, const ReportFrame& frame) {
    AllSeries found;
    for (const auto& document : book::documents(book)) {
        if (document.number.empty() || document.entry > frame.known.entry) continue;
        const auto number = series_number(document);
        auto& series = found[number.series];
        if (number.sequence > 0) series.sequences.insert(number.sequence);
        const bool after = !frame.since || document.issued_on > *frame.since;
        if (after && document.issued_on <= frame.as_of) series.documents.push_back(document);
    }
    return found;
}

// What became of a document, by its id.
class Standings {
  public:
    Standings(const book::Book& book, const ReportFrame& frame) {
        std::map<engine::DocumentId, std::string> numbers;
        for (const auto& document : book::documents(book))
            if (document.entry <= frame.known.entry) numbers.emplace(document.id, document.number);
        const auto name_of = [&](engine::DocumentId id) {
            const auto found = numbers.find(id);
            return found == numbers.end() ? std::string() : found->second;
        };
        for (const auto& correction : book::corrections(book)) {
            if (correction.entry > frame.known.entry || correction.booked_on > frame.as_of)
                continue;
            const bool voids = correction.kind == engine::EntryKind::void_invoice;
            if (!voids && correction.kind != engine::EntryKind::credit_note) continue;
            const auto what = voids ? "void" : "credited " + money_text(correction.amount);
            const auto paper = correction.paper ? name_of(*correction.paper) : "";
            add(correction.document, paper.empty() ? what : fmt::format("{} by {}", what, paper));
            if (correction.paper) add(*correction.paper, "about " + name_of(correction.document));
            if (voids) voids_.insert(correction.document);
        }
        for (const auto& link : book::replacements(book)) {
            const auto replacement = name_of(link.replacement);
            if (replacement.empty() || !voids_.contains(link.voided)) continue;
            add(link.voided, "replaced by " + replacement);
            add(link.replacement, "replaces " + name_of(link.voided));
        }
    }

    std::string of(engine::DocumentId id) const {
        const auto found = texts_.find(id);
        return found == texts_.end() ? "" : found->second;
    }
    bool is_void(engine::DocumentId id) const { return voids_.contains(id); }

  private:
    void add(engine::DocumentId id, const std::string& text) {
        auto& known = texts_[id];
        known += (known.empty() ? "" : "; ") + text;
    }

    std::map<engine::DocumentId, std::string> texts_;
    std::set<engine::DocumentId> voids_;
};

LedgerTable numbers_table(const Series& series, const Standings& standings) {
    ReportTable table{.columns = {{"number", "Number"},
                                  {"kind", "Kind"},
                                  {"state", "State"},
                                  {"issued_on", "Issued on"},
                                  {"currency", "Cur."},
                                  amount_column("amount", "Amount"),
                                  {"standing", "Standing"}},
                      .empty_note = "no number of this series was given in these days"};
    std::map<std::string, engine::Money> sums;
    for (const auto& document : series.documents) {
        const auto& amount = document.amount;
        table.rows.push_back(
            {document.number, std::string(book::document_kind_text(document.kind)),
             document.state ? document.state->text() : "", scales::day_text(document.issued_on),
             amount ? std::string(amount->currency().code()) : "",
             amount ? engine::plain_amount_text(*amount) : "", standings.of(document.id)});
        if (!amount) continue;
        const std::string currency(amount->currency().code());
        sums.try_emplace(currency, engine::Money::zero(amount->currency())).first->second +=
            *amount;
    }
    if (sums.size() == 1) // amounts of one currency only are added up
        table.totals = {"Total",
                        "",
                        "",
                        "",
                        sums.begin()->first,
                        engine::plain_amount_text(sums.begin()->second),
                        "as issued"};
    return {.key = "numbers", .table = std::move(table)};
}

ReportPart series_part(const std::string& name, const Series& series, const Standings& standings) {
    const auto voids = std::count_if(
        series.documents.begin(), series.documents.end(),
        [&](const DocumentRecord& document) { return standings.is_void(document.id); });
    const auto gaps = series.gaps();
    return {.heading = name.empty() ? "Arrears from before the book’s time" : "Series " + name,
            .identity = {{"series", "", name}},
            .figures = {count_fact("count", "Numbers", series.documents.size()),
                        {"first", "First",
                         series.documents.empty() ? "" : series.documents.front().number},
                        {"last", "Last",
                         series.documents.empty() ? "" : series.documents.back().number},
                        count_fact("void", "Void", static_cast<std::size_t>(voids)),
                        {"gaps", "Gaps", gaps.empty() ? "none" : gaps}},
            .tables = {numbers_table(series, standings)}};
}

} // namespace

LedgerReport numbers_report(const book::Book& book, const ReportFrame& frame) {
    const book::ReadTransaction reading(book);
    auto report =
        framed_report(book, frame, "Document numbers as of " + scales::day_text(frame.as_of));
    report.parts_key = "series";
    report.empty_note =
        "no document with a number had been recorded by entry " + entry_text(frame.known.entry);
    const Standings standings(book, frame);
    for (const auto& [name, series] : all_series(book, frame))
        report.parts.push_back(series_part(name, series, standings));
    return report;
}

} // namespace dubrovnik::invoicing
