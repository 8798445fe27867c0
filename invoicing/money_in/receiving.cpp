#include "invoicing/money_in/receiving.hpp"

#include "engine/book/ledger.hpp"

#include <fmt/format.h>
#include <map>
#include <tuple>

namespace dubrovnik::invoicing {

namespace book = engine::book;
using engine::Money;
using scales::Findings;

namespace {

// Equal rows of a file without a bank reference are told apart by their occurrence in it.
class Occurrences {
  public:
    int of(const book::NewReceipt& receipt) {
        if (!receipt.bank_reference.empty()) return 1;
        return ++seen_[{receipt.fund, receipt.received_on, receipt.amount.amount_minor(),
                        receipt.state ? receipt.state->text() : "", receipt.reference}];
    }

  private:
    using Like = std::tuple<std::string, scales::Day, std::int64_t, std::string, std::string>;
    std::map<Like, int> seen_;
};

void place_findings(Findings& findings, std::size_t first, const scales::Place& place) {
    for (auto index = first; index < findings.size(); ++index)
        if (findings[index].place.file.empty()) findings[index].place = place;
}

std::string state_text(const book::NewReceipt& receipt) {
    return receipt.state ? receipt.state->text() : "";
}

ReportRow part_row(const ReceivedMoney& money, std::string pays, std::string component,
                   Money amount) {
    return {std::to_string(static_cast<std::int64_t>(money.recorded.entry)),
            scales::day_text(money.receipt.received_on),
            state_text(money.receipt),
            std::move(pays),
            std::move(component),
            std::string(amount.currency().code()),
            engine::plain_amount_text(amount)};
}

std::string rest_text(const ReceivedMoney& money) {
    if (money.receipt.voluntary) return "voluntary gift";
    return money.receipt.state ? "credit of the State" : "unmatched";
}

void append_rows(std::vector<ReportRow>& rows, const ReceivedMoney& money) {
    if (money.recorded.known_before) {
        rows.push_back(part_row(money, "booked before", "", money.receipt.amount));
        return;
    }
    for (const auto& part : money.recorded.allocation.parts)
        rows.push_back(part_row(money, part.number, part.component, part.amount));
    const auto& rest = money.recorded.allocation.rest;
    if (rest.amount_minor() > 0) rows.push_back(part_row(money, rest_text(money), "", rest));
}

std::string letters_note(std::span<const ReceivedMoney> received) {
    std::string numbers;
    for (const auto& money : received)
        if (!money.letter.empty()) numbers += (numbers.empty() ? "" : ", ") + money.letter;
    return numbers.empty() ? numbers : "receipt letter: " + numbers;
}

struct Standing {
    Money owed;
    Money credit;
};
using Standings = std::map<std::pair<scales::StateCode, std::string>, Standing>;

Standings standings(const book::Book& book, scales::Day day,
                    std::span<const ReceivedMoney> received) {
    Standings found;
    for (const auto& money : received)
        if (money.receipt.state) {
            const auto zero = Money::zero(money.receipt.amount.currency());
            found.try_emplace({*money.receipt.state, money.receipt.fund}, Standing{zero, zero});
        }
    if (found.empty()) return found;
    const book::AsOf as_of{.day = day, .known = book.newest_entry().entry};
    for (const auto& receivable : book::receivables(book, as_of))
        if (const auto held = found.find({receivable.state, receivable.fund}); held != found.end())
            held->second.owed += receivable.outstanding();
    for (const auto& credit : book::held_credits(book, as_of))
        if (const auto held = found.find({credit.state, credit.fund}); held != found.end())
            held->second.credit += credit.amount;
    return found;
}

} // namespace

std::vector<ReceivedMoney> receive(book::WriteTransaction& transaction,
                                   const ReceivingOrder& order) {
    std::vector<ReceivedMoney> received;
    Findings findings;
    Occurrences occurrences;
    for (const auto& row : order.receipts) {
        const auto first = findings.size();
        scales::gather(findings, [&] {
            auto receipt = new_receipt(transaction.book(), order.states, row);
            if (order.from_file) receipt.occurrence = occurrences.of(receipt);
            ReceivedMoney money{.receipt = receipt,
                                .recorded = book::record_receipt(transaction, receipt),
                                .letter = {}};
            if (order.letter && !money.recorded.known_before)
                money.letter = order.letter(transaction, money);
            received.push_back(std::move(money));
            return true;
        });
        place_findings(findings, first, row.place);
    }
    refuse_errors(findings);
    return received;
}

ReportTable received_report(std::span<const ReceivedMoney> received) {
    ReportTable table{.title = {},
                      .facts = {},
                      .columns = {{"entry", "Entry", CellKind::count},
                                  {"day", "Day"},
                                  {"state", "State"},
                                  {"pays", "Pays"},
                                  {"component", "Component"},
                                  {"currency", "Cur."},
                                  {"amount", "Amount", CellKind::amount}},
                      .rows = {},
                      .totals = {},
                      .empty_note = "the file has no receipts",
                      .notes = {}};
    for (const auto& money : received) append_rows(table.rows, money);
    if (auto note = letters_note(received); !note.empty()) table.notes.push_back(std::move(note));
    return table;
}

ReportTable standing_report(const book::Book& book, scales::Day day,
                            std::span<const ReceivedMoney> received) {
    ReportTable table{.title = {},
                      .facts = {},
                      .columns = {{"state", "State"},
                                  {"fund", "Fund"},
                                  {"currency", "Cur."},
                                  {"still_owed", "Still owed", CellKind::amount},
                                  {"credit", "Credit held", CellKind::amount}},
                      .rows = {},
                      .totals = {},
                      .empty_note = {},
                      .notes = {}};
    for (const auto& [key, standing] : standings(book, day, received))
        table.rows.push_back(
            {key.first.text(), key.second, std::string(standing.owed.currency().code()),
             engine::plain_amount_text(standing.owed), engine::plain_amount_text(standing.credit)});
    return table;
}

} // namespace dubrovnik::invoicing
