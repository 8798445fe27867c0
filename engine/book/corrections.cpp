#include "engine/book/corrections.hpp"

#include "engine/book/chain.hpp"
#include "engine/book/journal.hpp"
#include "engine/book/open_items.hpp"
#include "engine/book/query.hpp"
#include "engine/book/refusal.hpp"
#include "engine/book/sides.hpp"

#include <fmt/format.h>

namespace dubrovnik::engine::book {

namespace {

Receivable require_kind(const Book& book, DocumentId id, bool opening_too) {
    const auto record = document(book, id);
    if (record.kind != DocumentKind::invoice &&
        !(opening_too && record.kind == DocumentKind::opening))
        refuse("correction.invoice",
               fmt::format("{} is a document of the kind {}, must be an invoice{}",
                           record.number.empty() ? "this" : record.number,
                           document_kind_text(record.kind),
                           opening_too ? " or arrears from before the book" : ""),
               "`dubrovnik list` shows the numbers of all invoices");
    return receivable_now(book, id);
}

Money sum_of(const std::vector<CorrectedLine>& lines, Currency currency) {
    auto sum = Money::zero(currency);
    for (const auto& line : lines) sum += line.credited;
    return sum;
}

CorrectionPlan plan(Receivable invoice, std::vector<CorrectedLine> lines) {
    const auto amount = sum_of(lines, invoice.called().currency());
    return {.invoice = std::move(invoice), .lines = std::move(lines), .amount = amount};
}

bool same_lines(const std::vector<CorrectedLine>& left, const std::vector<CorrectedLine>& right) {
    return std::equal(left.begin(), left.end(), right.begin(), right.end(),
                      [](const CorrectedLine& one, const CorrectedLine& other) {
                          return one.component == other.component &&
                                 one.credited == other.credited && one.freed == other.freed;
                      });
}

void require_unchanged(const CorrectionPlan& shown, const CorrectionPlan& now) {
    if (shown.invoice.document == now.invoice.document && same_lines(shown.lines, now.lines))
        return;
    refuse("correction.changed",
           fmt::format("{} has moved since the correction was shown, must stand as shown",
                       now.invoice.number),
           "run the same command again");
}

// Credit notes and voids take back income; a write-off is a loss.
std::vector<Posting> correction_postings(const CorrectionPlan& plan, Account taken_from) {
    std::vector<Posting> postings;
    auto freed = Money::zero(plan.amount.currency());
    for (const auto& line : plan.lines) {
        const auto posting = [&](Account account, Money amount) {
            postings.push_back({.account = account,
                                .amount = amount,
                                .state = plan.invoice.state,
                                .document = plan.invoice.document,
                                .component = line.component,
                                .origin = {}});
        };
        posting(taken_from, line.credited);
        posting(Account::receivable_credited, -line.credited);
        posting(Account::receivable_received, line.freed);
        freed += line.freed;
    }
    postings.push_back(
        posting_of({.account = Account::credit, .amount = -freed, .state = plan.invoice.state}));
    return postings;
}

struct Kind {
    EntryKind entry;
    Account taken_from;
};

RecordedCorrection record(WriteTransaction& transaction, const NewCorrection& wanted, Kind kind) {
    const auto& invoice = wanted.plan.invoice;
    if (wanted.on < invoice.issued_on)
        refuse("correction.day",
               fmt::format("the day is {}, must not be before {}, when {} was issued",
                           scales::day_text(wanted.on), scales::day_text(invoice.issued_on),
                           invoice.number),
               "a correction comes after what it corrects");
    const auto entry = append_entry(transaction, {.kind = kind.entry,
                                                  .fund = invoice.fund,
                                                  .booked_on = wanted.on,
                                                  .reason = wanted.reason});
    std::optional<DocumentId> paper;
    if (wanted.paper) paper = append_document(transaction, *wanted.paper);
    transaction.rows().insert("corrections",
                              {entry, invoice.document, paper, wanted.plan.amount.amount_minor()});
    append_postings(transaction, correction_postings(wanted.plan, kind.taken_from));
    require_covered(transaction);
    return {.entry = entry, .paper = paper};
}

} // namespace

Money left_to_credit(const Book& book, DocumentId invoice) {
    const auto receivable = require_kind(book, invoice, false);
    return receivable.called() - receivable.credited();
}

Money left_to_write_off(const Book& book, DocumentId receivable) {
    return require_kind(book, receivable, true).outstanding();
}

CorrectionPlan plan_credit_note(const Book& book, DocumentId invoice,
                                const std::optional<Money>& amount) {
    auto receivable = require_kind(book, invoice, false);
    auto lines =
        engine::plan_credit_note(receivable, amount.value_or(left_to_credit(book, invoice)));
    return plan(std::move(receivable), std::move(lines));
}

CorrectionPlan plan_void(const Book& book, DocumentId invoice) {
    auto receivable = require_kind(book, invoice, false);
    auto lines = engine::plan_void(receivable);
    return plan(std::move(receivable), std::move(lines));
}

CorrectionPlan plan_write_off(const Book& book, DocumentId id, const std::optional<Money>& amount) {
    auto receivable = require_kind(book, id, true);
    auto lines = engine::plan_write_off(receivable, amount.value_or(receivable.outstanding()));
    return plan(std::move(receivable), std::move(lines));
}

RecordedCorrection record_credit_note(WriteTransaction& transaction, const NewCorrection& wanted) {
    require_unchanged(
        wanted.plan,
        plan_credit_note(transaction.book(), wanted.plan.invoice.document, wanted.plan.amount));
    return record(transaction, wanted,
                  {.entry = EntryKind::credit_note, .taken_from = Account::contributions});
}

RecordedCorrection record_void(WriteTransaction& transaction, const NewCorrection& wanted) {
    require_unchanged(wanted.plan, plan_void(transaction.book(), wanted.plan.invoice.document));
    return record(transaction, wanted,
                  {.entry = EntryKind::void_invoice, .taken_from = Account::contributions});
}

RecordedCorrection record_write_off(WriteTransaction& transaction, const NewCorrection& wanted) {
    require_unchanged(wanted.plan, plan_write_off(transaction.book(), wanted.plan.invoice.document,
                                                  wanted.plan.amount));
    return record(transaction, wanted,
                  {.entry = EntryKind::write_off, .taken_from = Account::write_offs});
}

void append_replacement(WriteTransaction& transaction, const Replacement& link) {
    bool is_void = false;
    for (const auto& correction : corrections(transaction.book(), link.voided))
        is_void = is_void || correction.kind == EntryKind::void_invoice;
    if (!is_void)
        refuse("correction.not-void",
               fmt::format("{} is not void, must be before another invoice takes its place",
                           document(transaction.book(), link.voided).number),
               "void it first, or give a credit note");
    auto& rows = transaction.rows();
    rows.insert("replacements", {rows.newest("entries"), link.voided, link.replacement});
}

std::vector<CorrectionRecord> corrections(const Book& book,
                                          const std::optional<DocumentId>& document) {
    std::string sql = "SELECT c.entry, e.kind, c.document, c.paper, c.amount_minor, f.currency,"
                      " e.booked_on, e.reason, u.id FROM corrections c"
                      " JOIN entries e ON e.id = c.entry JOIN funds f ON f.id = e.fund"
                      " LEFT JOIN reversals u ON u.reversed = c.entry";
    if (document) sql += " WHERE c.document = ?";
    Query query(book.connection(), sql + " ORDER BY c.id");
    if (document) query.with(*document);
    std::vector<CorrectionRecord> found;
    while (query.step())
        found.push_back({.entry = query.id<EntryId>(0),
                         .kind = query.code(1, parse_entry_kind),
                         .document = query.id<DocumentId>(2),
                         .paper = query.optional_id<DocumentId>(3),
                         .amount = Money::of_minor(query.integer(4), query.currency(5)),
                         .booked_on = query.day(6),
                         .reason = query.text(7),
                         .undone = !query.is_null(8)});
    return found;
}

std::vector<Replacement> replacements(const Book& book) {
    Query query(book.connection(), "SELECT voided, replacement FROM replacements ORDER BY id");
    std::vector<Replacement> found;
    while (query.step())
        found.push_back(
            {.voided = query.id<DocumentId>(0), .replacement = query.id<DocumentId>(1)});
    return found;
}

} // namespace dubrovnik::engine::book
