// BenchBook: a large book for measuring, made as the ledger itself writes.
//
// Years of 200 States and two funds; an invoice and four part payments each, of which the last is
// missing for every tenth State.
#pragma once

#include "engine/book/chain.hpp"
#include "engine/book/documents.hpp"
#include "engine/book/journal.hpp"

#include <array>
#include <filesystem>
#include <fmt/format.h>
#include <string>

namespace dubrovnik::bench {

using namespace dubrovnik::engine;
using namespace dubrovnik::engine::book;

inline constexpr int state_count = 200;
inline constexpr int entries_an_invoice = 5; // the invoice and four part payments

inline scales::Day day(int year, int month, int number) {
    return scales::parse_day(fmt::format("{:04}-{:02}-{:02}", year, month, number)).value();
}

inline scales::StateCode state(int number) {
    const std::string code{static_cast<char>('A' + number / 26),
                           static_cast<char>('A' + number % 26), 'X'};
    return scales::parse_state_code(code).value();
}

// Years of two invoices a State, each paid in parts; the last part stays open for every tenth.
class BookMaker {
  public:
    BookMaker(Book& book, int invoices)
        : book_(book)
        , years_((invoices + 2 * state_count - 1) / (2 * state_count)) {}

    int make() {
        const auto first = 2999 - years_;
        WriteTransaction transaction(
            book_, {.recorded_on = day(2999, 12, 31), .instant = "", .actor = "bench"});
        for (int year = first; year < 2999; ++year)
            for (int number = 0; number < state_count; ++number)
                for (const auto* fund : {"unog", "isu"})
                    contribution(transaction, {.fund = fund, .state = state(number), .year = year},
                                 number % 10 == 0);
        transaction.commit();
        return entries_;
    }

  private:
    struct Whose {
        std::string fund;
        scales::StateCode state;
        int year;
    };

    void contribution(WriteTransaction& transaction, const Whose& whose, bool leave_open) {
        const auto currency = parse_currency(whose.fund == "isu" ? "CHF" : "USD").value();
        const auto document = invoice(transaction, whose, currency);
        for (int part = 1; part < entries_an_invoice; ++part) {
            if (leave_open && part == entries_an_invoice - 1) continue;
            pay(transaction, whose, document,
                {.part = part, .amount = Money::of_minor(250, currency)});
        }
    }

    std::string component(const Whose& whose) const {
        return whose.fund == "isu" ? "isu-annual-share" : "conference-services";
    }

    DocumentId invoice(WriteTransaction& transaction, const Whose& whose, Currency currency) {
        const auto amount = Money::of_minor(1000, currency);
        ++entries_;
        append_entry(transaction, {.kind = EntryKind::invoice,
                                   .fund = whose.fund,
                                   .booked_on = day(whose.year, 2, 1),
                                   .reason = "call"});
        const NumberSeries series{
            .biller = whose.fund, .kind = DocumentKind::invoice, .issue_year = whose.year};
        const auto sequence = next_sequence(transaction, series);
        const auto document = append_document(
            transaction, {.kind = DocumentKind::invoice,
                          .number = DocumentNumber{.text = fmt::format("{}-{}-{:04}", whose.fund,
                                                                       whose.year, sequence),
                                                   .series = series,
                                                   .sequence = sequence},
                          .plain_number = "",
                          .external_number = "",
                          .fund = whose.fund,
                          .state = whose.state,
                          .assessment = {},
                          .year = whose.year,
                          .issued_on = day(whose.year, 2, 1),
                          .due_on = day(whose.year, 3, 3),
                          .amount = amount,
                          .creditor_reference = "",
                          .language = "en",
                          .template_sha256 = "",
                          .lines = {{.component = component(whose),
                                     .title = "",
                                     .legal_basis = "",
                                     .base = amount,
                                     .part = "",
                                     .rate = "",
                                     .share = "",
                                     .amount = amount}},
                          .bytes = "bytes"});
        post(transaction, whose, document,
             {.debit = Account::receivable_called,
              .credit = Account::contributions,
              .amount = amount});
        return document;
    }

    struct Part {
        int part;
        Money amount;
    };
    void pay(WriteTransaction& transaction, const Whose& whose, DocumentId document,
             const Part& part) {
        ++entries_;
        append_entry(transaction, {.kind = EntryKind::receipt,
                                   .fund = whose.fund,
                                   .booked_on = day(whose.year, 3 + part.part, 1),
                                   .reason = "payment"});
        // As record_receipt writes it, without its search for what is open.
        const std::string none;
        transaction.rows().insert("receipts", {transaction.rows().newest("entries"), whose.state,
                                               part.amount.amount_minor(), 0, false, none, none,
                                               none, none, fmt::format("bench|{}", entries_), 1});
        post(transaction, whose, document,
             {.debit = Account::cash,
              .credit = Account::receivable_received,
              .amount = part.amount});
    }

    struct Sides {
        Account debit;
        Account credit;
        Money amount;
    };
    void post(WriteTransaction& transaction, const Whose& whose, DocumentId document,
              const Sides& sides) {
        const auto side = [&](Account account, Money amount) {
            const bool plain = account == Account::cash;
            return Posting{.account = account,
                           .amount = amount,
                           .state = plain ? std::nullopt : std::optional(whose.state),
                           .document = plain ? std::nullopt : std::optional(document),
                           .component = plain ? std::nullopt : std::optional(component(whose)),
                           .origin = {}};
        };
        append_postings(transaction, std::array{side(sides.debit, sides.amount),
                                                side(sides.credit, -sides.amount)});
    }

    Book& book_;
    int years_;
    int entries_ = 0;
};

// A new book that knows both funds.
inline Book new_book(const std::filesystem::path& path) {
    const Occasion occasion{.recorded_on = day(1990, 1, 1), .instant = "", .actor = "bench"};
    std::filesystem::remove(path);
    auto book = Book::create(path, {.office = "bench", .specimen = true}, occasion);
    WriteTransaction transaction(book, occasion);
    const std::array isu{std::string("isu-annual-share")};
    const std::array unog{std::string("conference-services")};
    register_fund(transaction,
                  {.code = "unog",
                   .biller = "unog",
                   .convention = "ccm",
                   .currency = parse_currency("USD").value()},
                  unog);
    register_fund(transaction,
                  {.code = "isu",
                   .biller = "isu",
                   .convention = "ccm",
                   .currency = parse_currency("CHF").value()},
                  isu);
    transaction.commit();
    return book;
}

} // namespace dubrovnik::bench
