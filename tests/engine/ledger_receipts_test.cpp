#include "engine/book/verify.hpp"
#include "tests/engine/ledger_fixture.hpp"

#include <catch2/catch.hpp>

using namespace dubrovnik;
using namespace dubrovnik::book_test;
using namespace dubrovnik::engine;
using namespace dubrovnik::engine::book;

namespace {

// A book in which CHE was called for 100 in 2015 and 300 in 2016, by two invoices.
struct Office {
    TemporaryFolder folder;
    Book book = ledger_book(folder / "book.db");
    DocumentId old = call_isu(
        book,
        {.state = "CHE", .annual_minor = 100, .issued_on = "2015-02-01", .due_on = "2015-03-03"});
    DocumentId recent = call_isu(book, {.state = "CHE",
                                        .meeting_minor = 120,
                                        .annual_minor = 180,
                                        .issued_on = "2016-02-01",
                                        .due_on = "2016-03-02"});

    RecordedReceipt receive(const NewReceipt& receipt,
                            std::string_view recorded_on = "2016-12-31") {
        std::optional<RecordedReceipt> recorded;
        record(book, recorded_on, [&](WriteTransaction& transaction) {
            recorded = record_receipt(transaction, receipt);
        });
        return *recorded;
    }
    std::string refusal(const NewReceipt& receipt) {
        return refusal_code([&] { receive(receipt); });
    }
    std::int64_t owed(std::string_view on = "2016-12-31") { return owed_minor(book, "CHE", on); }
    std::int64_t credit(std::string_view on = "2016-12-31") {
        return credit_minor(book, "CHE", on);
    }
};

} // namespace

TEST_CASE("a receipt pays the oldest invoice first and leaves the rest as credit") {
    Office office;
    const auto part = office.receive(isu_receipt("CHE", 150, "2016-04-01"));
    REQUIRE(part.allocation.parts.size() == 2);
    CHECK(part.allocation.parts[0].document == office.old);
    CHECK(part.allocation.parts[1].component == "isu-meeting-share");
    CHECK(office.owed() == 250);
    office.receive(isu_receipt("CHE", 300, "2016-05-01"));
    CHECK(office.owed() == 0);
    CHECK(office.credit() == 50);
    CHECK(office.owed("2016-04-30") == 250); // as of a past day
    CHECK(office.owed("2016-03-31") == 400);
    CHECK(office.credit("2016-04-30") == 0);
    CHECK(verify(office.book, Depth::deep).findings.empty());
}

TEST_CASE("money before any invoice is a credit, and pays none that was not yet issued") {
    Office office;
    office.receive(isu_receipt("CHE", 250, "2015-06-01"));
    CHECK(office.owed() == 300);
    CHECK(office.credit() == 150);
}

TEST_CASE("bank charges are borne by the fund only when it is said") {
    Office office;
    auto receipt = isu_receipt("CHE", 90, "2016-04-01");
    receipt.charges = chf(10);
    const auto recorded = office.receive(receipt);
    CHECK(office.owed() == 300);
    const auto lines = postings(office.book, recorded.entry);
    REQUIRE(lines.size() == 3);
    CHECK(lines[0].amount == chf(90));
    CHECK(lines[1].account == Account::charges);
    office.receive(isu_receipt("CHE", 290, "2016-05-01"));
    CHECK(office.owed() == 10);
}

TEST_CASE("a named invoice or component takes no more than its own") {
    Office office;
    auto receipt = isu_receipt("CHE", 200, "2016-04-01");
    receipt.wish = {.named = {office.recent}, .component = "isu-annual-share"};
    office.receive(receipt);
    CHECK(office.owed() == 400 - 180);
    CHECK(office.credit() == 20);
    auto other = isu_receipt("AFG", 200, "2016-04-01");
    other.wish.named = {office.recent};
    CHECK(office.refusal(other) == "allocation.invoice");
}

TEST_CASE("a receipt is refused when it says nothing that can be booked") {
    Office office;
    auto receipt = isu_receipt("CHE", 0, "2016-04-01");
    CHECK(office.refusal(receipt) == "receipt.amount");
    receipt.amount = usd(10);
    CHECK(office.refusal(receipt) == "receipt.amount");
    receipt.amount = chf(10);
    receipt.charges = chf(-1);
    CHECK(office.refusal(receipt) == "receipt.charges");
    receipt.charges = chf(0);
    receipt.fund = "petty";
    CHECK(office.refusal(receipt) == "fund.unknown");
    receipt.fund = "isu";
    receipt.received_on = day("2017-01-01");
    CHECK(office.refusal(receipt) == "entry.booked-ahead");
    receipt.received_on = day("2016-04-01");
    receipt.state.reset();
    receipt.voluntary = true;
    CHECK(office.refusal(receipt) == "receipt.state");
    receipt.voluntary = false;
    receipt.wish.named = {DocumentId{1}};
    CHECK(office.refusal(receipt) == "receipt.state");
    receipt.wish = {.named = {}, .component = "isu-annual-share"};
    CHECK(office.refusal(receipt) == "receipt.state");
    receipt.wish.component.reset();
    receipt.charges = chf(1);
    CHECK(office.refusal(receipt) == "receipt.state");
    receipt.charges = chf(0);
    CHECK(office.refusal(receipt) == "");
}

TEST_CASE("the bank's reference makes a receipt one, however often it is read") {
    Office office;
    auto receipt = isu_receipt("CHE", 50, "2016-04-01");
    receipt.bank_reference = "ZKB-1";
    const auto first = office.receive(receipt);
    const auto again = office.receive(receipt);
    CHECK(again.known_before);
    CHECK(again.entry == first.entry);
    CHECK(office.owed() == 350);
    auto other = receipt;
    other.amount = chf(51);
    CHECK(office.refusal(other) == "receipt.differs");
    other = receipt;
    other.received_on = day("2016-04-02");
    CHECK(office.refusal(other) == "receipt.differs");
    other = receipt;
    other.voluntary = true;
    CHECK(office.refusal(other) == "receipt.differs");
    receipt.bank_reference = "ZKB-2";
    receipt.voluntary = true;
    office.receive(receipt);
    receipt.voluntary = false; // a gift is no contribution, however it comes again
    CHECK(office.refusal(receipt) == "receipt.differs");
}

TEST_CASE("a typed receipt like an earlier one is refused unless it is said to be another") {
    Office office;
    auto receipt = isu_receipt("CHE", 50, "2016-04-01");
    office.receive(receipt);
    CHECK(office.refusal(receipt) == "receipt.again");
    receipt.again = true;
    office.receive(receipt);
    office.receive(receipt);
    CHECK(office.owed() == 250);
    receipt.again = false;
    receipt.reference = "another text";
    office.receive(receipt);
    CHECK(office.owed() == 200);
}

TEST_CASE("a file read twice adds nothing, also when it holds the same line twice") {
    Office office;
    for (int reading = 0; reading < 2; ++reading)
        for (const int occurrence : {1, 2}) {
            auto receipt = isu_receipt("CHE", 50, "2016-04-01");
            receipt.occurrence = occurrence;
            CHECK(office.receive(receipt).known_before == (reading == 1));
        }
    CHECK(office.owed() == 300);
}

TEST_CASE("a receipt that was reversed can be booked anew") {
    Office office;
    auto receipt = isu_receipt("CHE", 50, "2016-04-01");
    receipt.bank_reference = "ZKB-1";
    const auto wrong = office.receive(receipt);
    record(office.book, "2016-12-31", [&](WriteTransaction& transaction) {
        record_reversal(transaction,
                        {.entry = wrong.entry, .on = day("2016-04-02"), .reason = "wrong State"});
    });
    CHECK(office.owed() == 400);
    receipt.state = state("AFG");
    CHECK_FALSE(office.receive(receipt).known_before);
    CHECK(office.credit() == 0);
    CHECK(credit_minor(office.book, "AFG", "2016-12-31") == 50);
    const auto all = receipts(office.book);
    REQUIRE(all.size() == 2);
    CHECK(all[0].undone_by.has_value());
    CHECK_FALSE(all[1].undone_by.has_value());
}

TEST_CASE("unmatched money waits, is named, and is allocated later") {
    Office office;
    auto receipt = isu_receipt("", 450, "2016-04-01");
    receipt.reference = "CONTRIBUTION";
    const auto recorded = office.receive(receipt);
    const auto waiting = unmatched_money(office.book, as_of(office.book, "2016-12-31"));
    REQUIRE(waiting.size() == 1);
    CHECK(waiting[0].amount == chf(450));
    CHECK(waiting[0].reference == "CONTRIBUTION");
    CHECK(office.owed() == 400);
    record(office.book, "2016-12-31", [&](WriteTransaction& transaction) {
        record_allocation(transaction, {.source = Source::unmatched,
                                        .fund = "isu",
                                        .state = state("CHE"),
                                        .receipt = recorded.entry,
                                        .amount = {},
                                        .on = day("2016-05-01"),
                                        .wish = {.named = {}, .component = {}},
                                        .reason = "the mission wrote"});
    });
    CHECK(office.owed() == 0);
    CHECK(office.credit() == 50);
    CHECK(unmatched_money(office.book, as_of(office.book, "2016-12-31")).empty());
    CHECK(unmatched_money(office.book, as_of(office.book, "2016-04-30")).size() == 1);
}

TEST_CASE("a credit pays an invoice by an allocation, within its State and fund") {
    Office office;
    office.receive(isu_receipt("CHE", 450, "2016-04-01"));
    call_isu(
        office.book,
        {.state = "CHE", .annual_minor = 80, .issued_on = "2016-12-31", .due_on = "2017-01-30"});
    const NewAllocation wanted{.source = Source::credit,
                               .fund = "isu",
                               .state = state("CHE"),
                               .receipt = {},
                               .amount = {},
                               .on = day("2016-12-31"),
                               .wish = {.named = {}, .component = {}},
                               .reason = "next invoice"};
    const auto allocate_it = [&](const NewAllocation& allocation) {
        record(office.book, "2016-12-31",
               [&](WriteTransaction& transaction) { record_allocation(transaction, allocation); });
    };
    auto more = wanted;
    more.amount = chf(51);
    CHECK(refusal_code([&] { allocate_it(more); }) == "allocation.source");
    auto before = wanted;
    before.on = day("2016-03-31");
    CHECK(refusal_code([&] { allocate_it(before); }) == "allocation.source");
    auto early = wanted;
    early.on = day("2016-06-01"); // the credit was there, the invoice not yet
    CHECK(refusal_code([&] { allocate_it(early); }) == "allocation.nothing");
    allocate_it(wanted);
    CHECK(office.owed() == 30);
    CHECK(office.credit() == 0);
    CHECK(refusal_code([&] { allocate_it(wanted); }) == "allocation.source");
    auto others = wanted;
    others.state = state("AFG");
    CHECK(refusal_code([&] { allocate_it(others); }) == "allocation.source");
}

TEST_CASE("a gift is nobody's payment until it is counted, and then as far as is owed") {
    Office office;
    auto receipt = isu_receipt("CHE", 1000, "2016-04-01");
    receipt.voluntary = true;
    const auto gift = office.receive(receipt);
    CHECK(office.owed() == 400);
    CHECK(office.credit() == 0);
    const auto count_for = [&](std::string_view code) {
        record(office.book, "2016-12-31", [&](WriteTransaction& transaction) {
            record_allocation(transaction, {.source = Source::gift,
                                            .fund = "isu",
                                            .state = state(code),
                                            .receipt = gift.entry,
                                            .amount = {},
                                            .on = day("2016-05-01"),
                                            .wish = {.named = {}, .component = {}},
                                            .reason = "counted against its contribution"});
        });
    };
    CHECK(refusal_code([&] { count_for("AFG"); }) == "allocation.giver");
    count_for("CHE");
    // It leaves the account under the name it came with.
    const auto taken = postings(office.book, office.book.newest_entry().entry).front();
    CHECK(taken.account == Account::voluntary);
    CHECK(taken.state == std::optional(state("CHE")));
    CHECK(office.owed() == 0);
    CHECK(office.credit() == 0);
    // What was counted is no longer there to be undone.
    CHECK(refusal_code([&] {
              record(office.book, "2016-12-31", [&](WriteTransaction& transaction) {
                  record_reversal(transaction,
                                  {.entry = gift.entry, .on = day("2016-06-01"), .reason = ""});
              });
          }) == "entry.in-use");
    CHECK(verify(office.book, Depth::deep).findings.empty());
}

TEST_CASE("a receipt booked for an earlier day never pays what another has paid since") {
    Office office;
    office.receive(isu_receipt("CHE", 400, "2016-06-01"));
    const auto late = office.receive(isu_receipt("CHE", 100, "2016-04-01"));
    CHECK(late.allocation.parts.empty());
    CHECK(office.credit() == 100);
    for (const auto* on : {"2016-03-31", "2016-04-15", "2016-06-01"}) CHECK(office.owed(on) >= 0);
}
