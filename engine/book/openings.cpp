#include "engine/book/openings.hpp"

#include "engine/book/documents.hpp"
#include "engine/book/journal.hpp"
#include "engine/book/refusal.hpp"
#include "engine/book/sides.hpp"

#include <array>
#include <fmt/format.h>
#include <set>

namespace dubrovnik::engine::book {

namespace {

void require_amount(Money amount, Currency currency) {
    if (amount.currency() != currency || amount.amount_minor() <= 0)
        refuse("opening.amount",
               fmt::format("the amount is {}, must be above zero and in {}", money_text(amount),
                           currency.code()),
               "a credit has the component “credit” and an amount above zero, too");
}

void require_sound(const NewOpening& opening, Currency currency) {
    std::set<std::string> named;
    for (const auto& line : opening.lines) {
        require_amount(line.amount, currency);
        if (!named.insert(line.component).second)
            refuse("opening.component",
                   fmt::format("{} has the component {} twice, must have it once", opening.document,
                               line.component),
                   "add the two amounts up");
    }
    if (opening.lines.empty())
        refuse("opening.component",
               fmt::format("{} has no amount, must have one", opening.document),
               "name the component and what is left to pay of it");
    if (opening.due_on < opening.issued_on || opening.on < opening.issued_on)
        refuse(
            "opening.day",
            fmt::format("{} is due on {} and taken over on {}, must be issued no later than both; "
                        "that was on {}",
                        opening.document, scales::day_text(opening.due_on),
                        scales::day_text(opening.on), scales::day_text(opening.issued_on)),
            "check the three days");
}

std::vector<DocumentLine> printed_lines(const NewOpening& opening) {
    std::vector<DocumentLine> lines;
    for (const auto& line : opening.lines)
        lines.push_back({.component = line.component,
                         .title = "",
                         .legal_basis = "",
                         .base = line.amount,
                         .part = "",
                         .rate = "",
                         .share = "",
                         .amount = line.amount});
    return lines;
}

DocumentId append_arrears(WriteTransaction& transaction, const NewOpening& opening,
                          Currency currency) {
    auto total = Money::zero(currency);
    for (const auto& line : opening.lines) total += line.amount;
    return append_document(transaction, {.kind = DocumentKind::opening,
                                         .number = {},
                                         .plain_number = opening.document,
                                         .external_number = "",
                                         .fund = opening.fund,
                                         .state = opening.state,
                                         .assessment = {},
                                         .year = opening.year,
                                         .issued_on = opening.issued_on,
                                         .due_on = opening.due_on,
                                         .amount = total,
                                         .creditor_reference = "",
                                         .language = "",
                                         .template_sha256 = "",
                                         .lines = printed_lines(opening),
                                         .bytes = {}});
}

} // namespace

EntryId record_opening(WriteTransaction& transaction, const NewOpening& opening) {
    const auto currency = require_known_fund(transaction.book(), opening.fund).currency;
    require_sound(opening, currency);
    const auto entry = append_entry(transaction, {.kind = EntryKind::opening,
                                                  .fund = opening.fund,
                                                  .booked_on = opening.on,
                                                  .reason = opening.reason});
    for (const auto& line : opening.lines)
        require_component(transaction, {.fund = opening.fund, .component = line.component});
    const auto document = append_arrears(transaction, opening, currency);
    std::vector<Posting> postings;
    for (const auto& line : opening.lines) {
        const auto posting = [&](Account account, Money amount) {
            postings.push_back({.account = account,
                                .amount = amount,
                                .state = opening.state,
                                .document = document,
                                .component = line.component,
                                .origin = {}});
        };
        posting(Account::receivable_called, line.amount);
        posting(Account::opening, -line.amount);
    }
    append_postings(transaction, postings);
    return entry;
}

EntryId record_opening_credit(WriteTransaction& transaction, const NewOpeningCredit& credit) {
    require_amount(credit.amount, require_known_fund(transaction.book(), credit.fund).currency);
    const auto entry = append_entry(transaction, {.kind = EntryKind::opening,
                                                  .fund = credit.fund,
                                                  .booked_on = credit.on,
                                                  .reason = credit.reason});
    const auto side = [&](Account account, Money amount) {
        return posting_of({.account = account, .amount = amount, .state = credit.state});
    };
    append_postings(transaction, std::array{side(Account::opening, credit.amount),
                                            side(Account::credit, -credit.amount)});
    return entry;
}

} // namespace dubrovnik::engine::book
