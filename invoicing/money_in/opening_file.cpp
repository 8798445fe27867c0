#include "invoicing/money_in/opening_file.hpp"

#include "engine/book/documents.hpp"
#include "engine/book/journal.hpp"
#include "engine/book/reversals.hpp"
#include "invoicing/money_in/known_columns.hpp"
#include "invoicing/money_in/officer_words.hpp"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <map>
#include <tuple>

namespace dubrovnik::invoicing {

namespace book = engine::book;
using engine::Money;
using scales::Findings;
using scales::Refused;

namespace {

[[noreturn]] void refuse(const OpeningRow& row, std::string code, std::string message,
                         std::string hint) {
    throw Refused({.code = std::move(code),
                   .message = std::move(message),
                   .place = row.place,
                   .hint = std::move(hint)});
}

bool is_credit(const OpeningRow& row) {
    return row.component == "credit";
}

scales::StateCode state_of(const OpeningRow& row, const scales::States& states) {
    const auto state = scales::parse_state_code(row.state);
    if (!state)
        refuse(row, "state.code",
               fmt::format("“{}” is no State's code, must be three capital letters like CHE",
                           row.state),
               "“dubrovnik state list” shows all codes");
    if (!states.contains(*state))
        refuse(row, "state.unknown",
               fmt::format("the State “{}” is unknown, must be one of those known", row.state),
               "“dubrovnik state list” shows all codes");
    return *state;
}

scales::Day day_of(const OpeningRow& row, const std::string& text) {
    if (const auto day = scales::parse_day(text)) return *day;
    refuse(row, "opening.row", fmt::format("“{}” is no day, must be YYYY-MM-DD", text),
           "ageing and reminders count from the old invoice's days");
}

int year_of(const OpeningRow& row) {
    int year = 0;
    const auto* end = row.year.data() + row.year.size();
    const auto read = std::from_chars(row.year.data(), end, year);
    if (read.ec == std::errc() && read.ptr == end && year >= 1900 && year <= 2999) return year;
    refuse(row, "opening.row", fmt::format("“{}” is no year, must be like 2015", row.year),
           "the year of the call, not that of the issue");
}

void require_same_document(const OpeningRow& first, const OpeningRow& row) {
    const auto facts = [](const OpeningRow& of) {
        return std::tie(of.state, of.fund, of.year, of.issued_on, of.due_on);
    };
    if (facts(first) != facts(row))
        refuse(row, "opening.row",
               fmt::format("the document {} has another State, fund, year or day than in line {}, "
                           "must have the same",
                           row.document, first.place.line),
               "the rows of one document differ in component and amount alone");
}

void require_bare_credit(const OpeningRow& row) {
    if (row.year.empty() && row.document.empty() && row.issued_on.empty() && row.due_on.empty())
        return;
    refuse(row, "opening.row",
           "a credit names a year, a document or a day, must have nothing but State, fund and "
           "amount",
           "arrears carry the component and the number of the old invoice");
}

// How many standing credits of before the book's time are in it, by fund, State and amount.
class KnownCredits {
  public:
    explicit KnownCredits(const book::Book& book) {
        engine::EntryId after{0};
        for (auto some = book::entries_after(book, after, 500); !some.empty();
             some = book::entries_after(book, after, 500))
            for (const auto& entry : some) {
                after = entry.id;
                if (entry.kind == engine::EntryKind::opening && !book::undone_by(book, entry.id))
                    add(book, entry);
            }
    }

    std::optional<engine::EntryId> take(const std::string& fund, scales::StateCode state,
                                        Money amount) {
        auto& entries = known_[{fund, state, amount.amount_minor()}];
        if (entries.empty()) return std::nullopt;
        const auto entry = entries.front();
        entries.erase(entries.begin());
        return entry;
    }

  private:
    void add(const book::Book& book, const book::EntryRecord& entry) {
        for (const auto& posting : book::postings(book, entry.id))
            if (posting.account == engine::Account::credit && posting.state)
                known_[{*entry.fund, *posting.state, -posting.amount.amount_minor()}].push_back(
                    entry.id);
    }

    std::map<std::tuple<std::string, scales::StateCode, std::int64_t>, std::vector<engine::EntryId>>
        known_;
};

class TakingOver {
  public:
    TakingOver(book::WriteTransaction& transaction, const OpeningOrder& order)
        : transaction_(transaction)
        , order_(order)
        , known_credits_(transaction.book()) {
        for (auto& document :
             book::documents(transaction.book(), {.state = {},
                                                 .fund = {},
                                                 .kind = book::DocumentKind::opening,
                                                 .year = {},
                                                 .assessment = {}}))
            known_documents_.emplace(document.number, document);
    }

    std::vector<TakenOver> all() {
        std::map<std::string, std::vector<const OpeningRow*>> by_document;
        for (const auto& row : order_.rows)
            if (!is_credit(row)) by_document[row.document].push_back(&row);
        for (const auto& row : order_.rows) {
            if (is_credit(row))
                gathered(row, [&] { take_credit(row); });
            else if (by_document[row.document].front() == &row)
                gathered(row, [&] { take_arrears(by_document[row.document]); });
        }
        refuse_errors(findings_);
        return std::move(taken_);
    }

  private:
    template <class Work>
    void gathered(const OpeningRow& row, Work work) {
        const auto first = findings_.size();
        scales::gather(findings_, [&] {
            work();
            return true;
        });
        for (auto index = first; index < findings_.size(); ++index)
            if (findings_[index].place.file.empty()) findings_[index].place = row.place;
    }

    Money amount_of(const OpeningRow& row) const {
        const auto fund = book::require_known_fund(transaction_.book(), row.fund);
        return amount_in(fund.currency, row.amount, row.place);
    }

    void take_credit(const OpeningRow& row) {
        require_bare_credit(row);
        const auto state = state_of(row, order_.states);
        const auto amount = amount_of(row);
        const auto known = known_credits_.take(row.fund, state, amount);
        const auto entry =
            known ? *known
                  : book::record_opening_credit(transaction_, {.fund = row.fund,
                                                               .state = state,
                                                               .amount = amount,
                                                               .on = order_.on,
                                                               .reason = order_.reason});
        taken_.push_back({.entry = entry,
                          .document = "",
                          .state = state,
                          .fund = row.fund,
                          .amount = amount,
                          .known_before = known.has_value()});
    }

    book::NewOpening opening_of(const std::vector<const OpeningRow*>& rows) const {
        const auto& first = *rows.front();
        book::NewOpening opening{.document = required_words({"document", first.document}),
                                 .fund = first.fund,
                                 .state = state_of(first, order_.states),
                                 .year = year_of(first),
                                 .issued_on = day_of(first, first.issued_on),
                                 .due_on = day_of(first, first.due_on),
                                 .lines = {},
                                 .on = order_.on,
                                 .reason = order_.reason};
        for (const auto* row : rows) {
            require_same_document(first, *row);
            require_component(*row);
            opening.lines.push_back({.component = row->component, .amount = amount_of(*row)});
        }
        return opening;
    }

    void require_component(const OpeningRow& row) const {
        const auto known = book::components(transaction_.book(), row.fund);
        if (std::find(known.begin(), known.end(), row.component) == known.end())
            refuse(row, "receipt.component",
                   fmt::format("the component is “{}”, must be one of the fund {}: {}",
                               row.component, row.fund, fmt::join(known, ", ")),
                   "“dubrovnik assess” shows the components");
    }

    void take_arrears(const std::vector<const OpeningRow*>& rows) {
        const auto opening = opening_of(rows);
        const auto known = known_documents_.find(opening.document);
        if (known != known_documents_.end()) require_same(*rows.front(), known->second, opening);
        auto total = Money::zero(opening.lines.front().amount.currency());
        for (const auto& line : opening.lines) total += line.amount;
        const bool known_before = known != known_documents_.end();
        taken_.push_back({.entry = known_before ? known->second.entry
                                                : book::record_opening(transaction_, opening),
                          .document = opening.document,
                          .state = opening.state,
                          .fund = opening.fund,
                          .amount = total,
                          .known_before = known_before});
    }

    void require_same(const OpeningRow& row, const book::DocumentRecord& known,
                      const book::NewOpening& opening) const {
        const auto lines = book::document_lines(transaction_.book(), known.id);
        const bool same =
            known.fund == opening.fund && known.state == opening.state &&
            known.year == opening.year && known.issued_on == opening.issued_on &&
            known.due_on == opening.due_on &&
            std::equal(lines.begin(), lines.end(), opening.lines.begin(), opening.lines.end(),
                       [](const book::DocumentLine& left, const book::OpeningLine& right) {
                           return left.component == right.component && left.amount == right.amount;
                       });
        if (same && !book::undone_by(transaction_.book(), known.entry)) return;
        refuse(row, "opening.differs",
               fmt::format("{} is in the book with other data or was reversed, must be the same",
                           opening.document),
               "reverse the wrong entry and take it over under another name, such as “B” behind "
               "it");
    }

    book::WriteTransaction& transaction_;
    const OpeningOrder& order_;
    KnownCredits known_credits_;
    std::map<std::string, book::DocumentRecord> known_documents_;
    std::vector<TakenOver> taken_;
    Findings findings_;
};

} // namespace

std::vector<OpeningRow> parse_openings(const scales::SourceText& source) {
    const std::vector<std::string> columns{"state",  "fund",     "year",      "component",
                                           "amount", "document", "issued_on", "due_on"};
    const auto table = scales::parse_csv(source, columns);
    require_known_columns(table, {columns.begin(), columns.end()});
    std::vector<OpeningRow> rows;
    for (const auto& row : table.rows())
        rows.push_back({.state = table.at(row, "state"),
                        .fund = table.at(row, "fund"),
                        .year = table.at(row, "year"),
                        .component = table.at(row, "component"),
                        .amount = table.at(row, "amount"),
                        .document = table.at(row, "document"),
                        .issued_on = table.at(row, "issued_on"),
                        .due_on = table.at(row, "due_on"),
                        .place = {table.file(), row.line}});
    return rows;
}

std::vector<TakenOver> take_over(book::WriteTransaction& transaction, const OpeningOrder& order) {
    return TakingOver(transaction, order).all();
}

ReportTable taken_over_report(const std::vector<TakenOver>& taken_over) {
    ReportTable table{.title = {},
                      .facts = {},
                      .columns = {{"entry", "Entry", CellKind::count},
                                  {"state", "State"},
                                  {"fund", "Fund"},
                                  {"document", "Document"},
                                  {"currency", "Cur."},
                                  {"amount", "Amount", CellKind::amount},
                                  {"note", "Note"}},
                      .rows = {},
                      .totals = {},
                      .empty_note = "the file has no arrears and no credits",
                      .notes = {}};
    for (const auto& taken : taken_over)
        table.rows.push_back(
            {std::to_string(static_cast<std::int64_t>(taken.entry)), taken.state.text(), taken.fund,
             taken.document.empty() ? "credit" : taken.document,
             std::string(taken.amount.currency().code()), engine::plain_amount_text(taken.amount),
             taken.known_before ? "taken over before" : ""});
    return table;
}

} // namespace dubrovnik::invoicing
