#include "tests/engine/ledger_fixture.hpp"

#include <catch2/catch.hpp>

using namespace dubrovnik;
using namespace dubrovnik::book_test;
using namespace dubrovnik::engine;
using namespace dubrovnik::engine::book;

namespace {

struct Office {
    TemporaryFolder folder;
    Book book = ledger_book(folder / "book.db");
    DocumentId invoice = call_isu(
        book,
        {.state = "CHE", .annual_minor = 300, .issued_on = "2016-02-01", .due_on = "2016-03-02"});

    std::string refusal(const std::function<void(WriteTransaction&)>& work,
                        std::string_view recorded_on = "2016-12-31") {
        return refusal_code([&] { record(book, recorded_on, work); });
    }
};

} // namespace

TEST_CASE("only a receipt of the same fund can be allocated from") {
    Office office;
    const auto allocate_from = [&](std::optional<EntryId> receipt) {
        return office.refusal([=](WriteTransaction& transaction) {
            record_allocation(transaction, {.source = Source::unmatched,
                                            .fund = "isu",
                                            .state = state("CHE"),
                                            .receipt = receipt,
                                            .amount = {},
                                            .on = day("2016-06-01"),
                                            .wish = {.named = {}, .component = {}},
                                            .reason = ""});
        });
    };
    CHECK(allocate_from({}) == "allocation.receipt");
    CHECK(allocate_from(document(office.book, office.invoice).entry) == "allocation.receipt");
    CHECK(office.refusal([](WriteTransaction& transaction) {
        record_receipt(transaction, isu_receipt("CHE", 10, "2016-06-01"));
    }) == "");
    // A receipt that was matched at once has nothing left to allocate.
    CHECK(allocate_from(receipts(office.book)[0].entry) == "allocation.source");
}

TEST_CASE("years are closed once and in their order") {
    Office office;
    const auto close = [](int year) {
        return [=](WriteTransaction& transaction) {
            record_close(transaction, {.year = year, .reason = "audited"});
        };
    };
    call_isu(
        office.book,
        {.state = "CHE", .annual_minor = 1, .issued_on = "2017-02-01", .due_on = "2017-03-03"});
    CHECK(office.refusal(close(2017), "2018-01-05") == "close.order");
    CHECK(office.refusal(close(2016), "2018-01-05") == "");
    CHECK(office.refusal(close(2016), "2018-01-05") == "close.closed");
    CHECK(office.refusal(close(2017), "2018-01-05") == "");
}

TEST_CASE("a correction is for an invoice, and comes after it") {
    Office office;
    CHECK(office.refusal([&](WriteTransaction& transaction) {
        record_credit_note(transaction,
                           {.plan = plan_credit_note(office.book, office.invoice, chf(10)),
                            .on = day("2016-01-31"),
                            .reason = "",
                            .paper = {}});
    }) == "correction.day");
    const auto book = sample_book(office.folder / "other.db");
    const auto letters = documents(
        book,
        {.state = {}, .fund = {}, .kind = DocumentKind::letter, .year = {}, .assessment = {}});
    REQUIRE(letters.size() == 1);
    CHECK(refusal_code([&] { plan_void(book, letters[0].id); }) == "correction.invoice");
}

TEST_CASE("an expenditure is above zero and in the fund's currency") {
    Office office;
    const auto spend = [](Money amount) {
        return [=](WriteTransaction& transaction) {
            record_expenditure(
                transaction,
                {.fund = "isu", .amount = amount, .on = day("2016-06-01"), .note = "paper"});
        };
    };
    CHECK(office.refusal(spend(chf(0))) == "expenditure.amount");
    CHECK(office.refusal(spend(usd(5))) == "expenditure.amount");
    CHECK(office.refusal(spend(chf(5))) == "");
}

TEST_CASE("a promise is for a day that is still to come") {
    Office office;
    CHECK(office.refusal([](WriteTransaction& transaction) {
        record_promise(transaction, {.state = state("CHE"),
                                     .fund = {},
                                     .amount = {},
                                     .by_day = day("2016-03-04"),
                                     .made_on = day("2016-03-05"),
                                     .note = ""});
    }) == "promise.day");
}

TEST_CASE("a surplus needs something left and somebody who paid") {
    Office office;
    CHECK(office.refusal([](WriteTransaction& transaction) {
        record_close(transaction, {.year = 2016, .reason = ""});
    }) == "");
    NewSurplus surplus{.year = 2016,
                       .fund = "isu",
                       .amount = {},
                       .on = day("2016-12-31"),
                       .decision = "a decision"};
    CHECK(refusal_code([&] { plan_surplus(office.book, surplus); }) == "surplus.nobody-paid");
    surplus.fund = "unog"; // nothing called, nothing spent
    CHECK(refusal_code([&] { plan_surplus(office.book, surplus); }) == "surplus.amount");
}
