#include "invoicing/money_in/receipt_order.hpp"

#include "engine/book/documents.hpp"
#include "engine/book/journal.hpp"
#include "invoicing/money_in/known_columns.hpp"
#include "invoicing/money_in/officer_words.hpp"
#include "scales/csv.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace dubrovnik::invoicing {

namespace book = engine::book;
using engine::Money;
using scales::Finding;
using scales::Findings;
using scales::Refused;

namespace {

std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> words;
    while (!text.empty()) {
        const auto end = std::min(text.find(' '), text.size());
        if (end > 0) words.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return words;
}

ReceiptOrder order_of(const scales::CsvTable& table, const scales::CsvRow& row,
                      Findings& findings) {
    const auto field = [&](std::string_view column) {
        return std::string(table.optional_at(row, column));
    };
    ReceiptOrder order{.state = field("state"),
                       .amount = field("amount"),
                       .fund = field("fund"),
                       .received_on = field("received_on"),
                       .invoices = words_of(field("invoices")),
                       .component = field("component"),
                       .reference = field("reference"),
                       .bank_reference = field("bank_reference"),
                       .charges = field("charges"),
                       .original = field("original"),
                       .rate = field("rate"),
                       .note = field("note"),
                       .place = {table.file(), row.line}};
    const auto voluntary = field("voluntary");
    order.voluntary = voluntary == "yes";
    if (!voluntary.empty() && voluntary != "yes" && voluntary != "no")
        findings.push_back(
            {.code = "receipts.voluntary",
             .message = fmt::format("“{}” stands under voluntary, must be yes or no", voluntary),
             .place = order.place,
             .hint = "leave it empty for no"});
    return order;
}

class ReceiptReader {
  private:
    // What went wrong elsewhere gets the row's place.
    template <class Work>
    auto gathered(Work work) {
        const auto first = findings_.size();
        auto result = scales::gather(findings_, work);
        for (auto index = first; index < findings_.size(); ++index)
            if (findings_[index].place.file.empty()) findings_[index].place = place();
        return result;
    }

  public:
    ReceiptReader(const book::Book& book, const scales::States& states, const ReceiptOrder& order)
        : book_(book)
        , states_(states)
        , order_(order) {}

    book::NewReceipt receipt() {
        const auto fund = gathered([&] { return book::require_known_fund(book_, order_.fund); });
        const auto day = gathered([&] { return received_on(); });
        const auto state = gathered([&] { return known_state(); });
        const auto original = gathered([&] { return original_text(); });
        auto named = gathered([&] { return named_invoices(); });
        std::optional<std::string> component;
        if (fund) {
            component = gathered([&] { return known_component(); }).value_or(std::nullopt);
            amount_ = gathered([&] { return amount_in(fund->currency, order_.amount, place()); });
            charges_ = gathered([&] { return charges_in(fund->currency); });
        }
        const auto words = [&](std::string_view name, const std::string& text) {
            return gathered([&] { return sound_words({name, text}, place()); }).value_or("");
        };
        const auto reference = words("the reference", order_.reference);
        const auto bank_reference = words("the bank's reference", order_.bank_reference);
        const auto note = words("the note", order_.note);
        refuse_errors(findings_);
        return {.fund = order_.fund,
                .state = *state,
                .amount = *amount_,
                .charges = *charges_,
                .received_on = *day,
                .wish = {.named = std::move(*named), .component = component},
                .voluntary = order_.voluntary,
                .reference = reference,
                .bank_reference = bank_reference,
                .original = *original,
                .original_rate = order_.rate,
                .note = note,
                .occurrence = {},
                .again = order_.again};
    }

  private:
    const scales::Place& place() const { return order_.place; }

    [[noreturn]] void refuse(Finding finding) const {
        finding.place = place();
        throw Refused(std::move(finding));
    }

    scales::Day received_on() const {
        if (const auto day = scales::parse_day(order_.received_on)) return *day;
        refuse({.code = "receipt.day",
                .message = fmt::format("“{}” is no day, must be YYYY-MM-DD", order_.received_on),
                .place = {},
                .hint = "the day on which the money reached the account"});
    }

    std::optional<scales::StateCode> known_state() const {
        if (order_.state == "-") return std::nullopt;
        const auto state = scales::parse_state_code(order_.state);
        if (!state)
            refuse({.code = "state.code",
                    .message = fmt::format("“{}” is no State's code, must be three capital letters "
                                           "like CHE, or - when the payer is not known",
                                           order_.state),
                    .place = {},
                    .hint = "“dubrovnik state list” shows all codes"});
        if (!states_.contains(*state))
            refuse({.code = "state.unknown",
                    .message = fmt::format("the State “{}” is unknown, must be one of those known",
                                           order_.state),
                    .place = {},
                    .hint = "“dubrovnik state list” shows all codes"});
        return state;
    }

    std::string original_text() const {
        if (order_.original.empty() && order_.rate.empty()) return {};
        const auto rate = scales::parse_decimal(order_.rate);
        if (order_.original.empty() || !rate || *rate <= 0)
            refuse({.code = "receipt.original",
                    .message = fmt::format("the original is “{}” at the rate “{}”, must be an "
                                           "amount in its currency and a rate above zero",
                                           order_.original, order_.rate),
                    .place = {},
                    .hint = "for example --original \"EUR 1,200.00\" --rate 1.0823"});
        return engine::money_text(engine::parse_money(order_.original, place()));
    }

    std::vector<engine::DocumentId> named_invoices() const {
        std::vector<engine::DocumentId> named;
        for (const auto& number : order_.invoices)
            named.push_back(book::document_by_number(book_, number).id);
        return named;
    }

    Money charges_in(engine::Currency currency) const {
        if (order_.charges.empty()) return Money::zero(currency);
        return amount_in(currency, order_.charges, place());
    }

    // A misspelt one would pay nothing and leave everything as credit.
    std::optional<std::string> known_component() const {
        if (order_.component.empty()) return std::nullopt;
        const auto known = book::components(book_, order_.fund);
        if (std::find(known.begin(), known.end(), order_.component) == known.end())
            refuse({.code = "receipt.component",
                    .message = fmt::format("the component is “{}”, must be one of the fund {}: {}",
                                           order_.component, order_.fund, fmt::join(known, ", ")),
                    .place = {},
                    .hint = "leave it away to pay the lines of an invoice as they are printed"});
        return order_.component;
    }

    const book::Book& book_;
    const scales::States& states_;
    const ReceiptOrder& order_;
    std::optional<Money> amount_;
    std::optional<Money> charges_;
    Findings findings_;
};

} // namespace

std::vector<ReceiptOrder> parse_receipts(const scales::SourceText& source) {
    const auto table = scales::parse_csv(source, {"received_on", "state", "fund", "amount"});
    require_known_columns(table, {"received_on", "state", "fund", "amount", "invoices", "component",
                                  "reference", "bank_reference", "charges", "original", "rate",
                                  "voluntary", "note"});
    std::vector<ReceiptOrder> orders;
    Findings findings;
    for (const auto& row : table.rows()) orders.push_back(order_of(table, row, findings));
    refuse_errors(findings);
    return orders;
}

book::NewReceipt new_receipt(const book::Book& book, const scales::States& states,
                             const ReceiptOrder& order) {
    return ReceiptReader(book, states, order).receipt();
}

} // namespace dubrovnik::invoicing
