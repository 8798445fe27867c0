// One State, one invoice, one book: what the tests of the ledger's events start from.
#pragma once

#include "engine/book/backup.hpp"
#include "engine/book/verify.hpp"
#include "tests/engine/ledger_fixture.hpp"

#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <functional>

namespace dubrovnik::book_test {

using namespace dubrovnik::engine;
using namespace dubrovnik::engine::book;

inline constexpr const char* today = "2016-12-31";

struct Office {
    TemporaryFolder folder;
    Book book = ledger_book(folder / "book.db");
    DocumentId invoice = call_isu(book, {.state = "CHE",
                                         .meeting_minor = 120,
                                         .annual_minor = 180,
                                         .issued_on = "2016-02-01",
                                         .due_on = "2016-03-02"});

    EntryId write(const std::function<EntryId(WriteTransaction&)>& work) {
        std::optional<EntryId> entry;
        record(book, today, [&](WriteTransaction& transaction) { entry = work(transaction); });
        return *entry;
    }
    std::string refusal(const std::function<void(WriteTransaction&)>& work) {
        return refusal_code([&] { record(book, today, work); });
    }
    EntryId receive(std::int64_t amount_minor, std::string_view on = "2016-04-01") {
        return write([&](WriteTransaction& transaction) {
            auto receipt = isu_receipt("CHE", amount_minor, on);
            receipt.again = true;
            return record_receipt(transaction, receipt).entry;
        });
    }
    EntryId reverse(EntryId entry, std::string_view on = "2016-06-01") {
        return write([&](WriteTransaction& transaction) {
            return record_reversal(transaction,
                                   {.entry = entry, .on = day(on), .reason = "a mistake"});
        });
    }
    std::string reverse_refusal(EntryId entry, std::string_view on = "2016-06-01") {
        return refusal_code([&] { reverse(entry, on); });
    }
    EntryId use_credit(std::string_view on = "2016-05-01") {
        return write([&](WriteTransaction& transaction) {
            return record_allocation(transaction, {.source = Source::credit,
                                                   .fund = "isu",
                                                   .state = state("CHE"),
                                                   .receipt = {},
                                                   .amount = {},
                                                   .on = day(on),
                                                   .wish = {.named = {}, .component = {}},
                                                   .reason = ""})
                .entry;
        });
    }
    std::int64_t owed(std::string_view on = today) { return owed_minor(book, "CHE", on); }
    std::int64_t credit(std::string_view on = today) { return credit_minor(book, "CHE", on); }
    bool sound() { return verify(book, Depth::deep).findings.empty(); }
};

} // namespace dubrovnik::book_test
