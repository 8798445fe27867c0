#include "invoicing/reports/journal_report.hpp"

#include "engine/book/documents.hpp"
#include "engine/book/reversals.hpp"

namespace dubrovnik::invoicing {

namespace book = engine::book;
using engine::Money;

namespace {

std::string number(engine::EntryId entry) {
    return std::to_string(static_cast<std::int64_t>(entry));
}

bool fits(const book::EntryRecord& entry, const EntrySelection& selection) {
    if (selection.year && scales::year_of(entry.booked_on) != *selection.year) return false;
    return !selection.fund || entry.fund == selection.fund;
}

// What went to the debit side: the size of the entry.
struct Size {
    std::optional<Money> amount;
    std::string states;
    bool of_state = false;
};

Size size_of(const book::Book& book, const book::EntryRecord& entry,
             const std::optional<scales::StateCode>& state) {
    Size size;
    if (!entry.fund) return size;
    for (const auto& posting : book::postings(book, entry.id)) {
        if (posting.amount.amount_minor() > 0)
            size.amount = size.amount ? *size.amount + posting.amount : posting.amount;
        if (!posting.state) continue;
        size.of_state = size.of_state || posting.state == state;
        if (size.states.find(posting.state->view()) == size.states.npos)
            size.states += (size.states.empty() ? "" : " ") + posting.state->text();
    }
    return size;
}

} // namespace

ReportTable postings_report(const book::Book& book, engine::EntryId entry) {
    ReportTable table{.title = {},
                      .facts = {},
                      .columns = {{"account", "Account"},
                                  {"state", "State"},
                                  {"document", "Document"},
                                  {"component", "Component"},
                                  {"currency", "Cur."},
                                  {"amount", "Amount", CellKind::amount}},
                      .rows = {},
                      .totals = {},
                      .empty_note = "no money is moved",
                      .notes = {}};
    for (const auto& posting : book::postings(book, entry))
        table.rows.push_back(
            {std::string(engine::account_text(posting.account)),
             posting.state ? posting.state->text() : "",
             posting.document ? book::document(book, *posting.document).number : "",
             posting.component.value_or(""), std::string(posting.amount.currency().code()),
             engine::plain_amount_text(posting.amount)});
    return table;
}

ReportTable entries_report(const book::Book& book, const EntrySelection& selection) {
    ReportTable table{.title = {},
                      .facts = {},
                      .columns = {{"entry", "Entry", CellKind::count},
                                  {"kind", "Kind"},
                                  {"booked_on", "Booked on"},
                                  {"recorded_on", "Recorded"},
                                  {"fund", "Fund"},
                                  {"state", "State"},
                                  {"currency", "Cur."},
                                  {"amount", "Amount", CellKind::amount},
                                  {"reason", "Reason"}},
                      .rows = {},
                      .totals = {},
                      .empty_note = "the book has no entry that fits",
                      .notes = {}};
    engine::EntryId after{0};
    for (auto some = book::entries_after(book, after, 500); !some.empty();
         some = book::entries_after(book, after, 500))
        for (const auto& entry : some) {
            after = entry.id;
            if (!fits(entry, selection)) continue;
            const auto size = size_of(book, entry, selection.state);
            if (selection.state && !size.of_state) continue;
            table.rows.push_back(
                {number(entry.id), std::string(engine::entry_kind_text(entry.kind)),
                 scales::day_text(entry.booked_on), scales::day_text(entry.recorded_on),
                 entry.fund.value_or(""), size.states,
                 size.amount ? std::string(size.amount->currency().code()) : "",
                 size.amount ? engine::plain_amount_text(*size.amount) : "", entry.reason});
        }
    return table;
}

} // namespace dubrovnik::invoicing
