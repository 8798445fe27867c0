// A State's account: what each entry moved on its invoices and on its credit.
#include "engine/book/state_account.hpp"

#include "tests/engine/ledger_office.hpp"

using namespace dubrovnik;
using namespace dubrovnik::book_test;

namespace {

// "2016-04-01 receipt I +0 -0 300 0": kind, I on an invoice, called, credited, received, credit.
std::vector<std::string> lines(const Book& book, const AsOf& as_of, const char* code = "CHE") {
    std::vector<std::string> found;
    for (const auto& movement : account_movements(book, as_of, state(code)))
        found.push_back(
            fmt::format("{} {}{} {} {} {} {}", scales::day_text(movement.booked_on),
                        entry_kind_text(movement.kind), movement.number.empty() ? "" : " invoice",
                        movement.called.amount_minor(), movement.credited.amount_minor(),
                        movement.received.amount_minor(), movement.credit.amount_minor()));
    return found;
}

using Lines = std::vector<std::string>;

// Called 300, overpaid by 100, then credited 40; and 50 that came before, noted afterwards.
struct BusyOffice : Office {
    EntryId overpaid = receive(400);
    EntryId noted = receive(50, "2016-03-01");
    EntryId credited = write([&](WriteTransaction& transaction) {
        return record_credit_note(transaction, {.plan = plan_credit_note(book, invoice, chf(40)),
                                                .on = day("2016-05-01"),
                                                .reason = "a rate",
                                                .paper = {}})
            .entry;
    });
};

} // namespace

TEST_CASE("a statement goes by the days, whatever the order of recording") {
    BusyOffice office;
    CHECK(lines(office.book, as_of(office.book, today)) ==
          Lines{"2016-02-01 invoice invoice 300 0 0 0", "2016-03-01 receipt 0 0 0 50",
                "2016-04-01 receipt invoice 0 0 300 0", "2016-04-01 receipt 0 0 0 100",
                "2016-05-01 credit-note invoice 0 40 -40 0", "2016-05-01 credit-note 0 0 0 40"});
}

TEST_CASE("a statement has what was booked by its day and known by its entry") {
    BusyOffice office;
    CHECK(lines(office.book, as_of(office.book, "2016-04-01")).size() == 4);
    CHECK(lines(office.book, as_of(office.book, "2016-03-31")) ==
          Lines{"2016-02-01 invoice invoice 300 0 0 0", "2016-03-01 receipt 0 0 0 50"});
    CHECK(lines(office.book, as_of(office.book, "2016-02-01")).size() == 1);
    CHECK(lines(office.book, as_of(office.book, "2016-01-31")).empty());
    CHECK(lines(office.book, {.day = day(today), .known = office.overpaid}) ==
          Lines{"2016-02-01 invoice invoice 300 0 0 0", "2016-04-01 receipt invoice 0 0 300 0",
                "2016-04-01 receipt 0 0 0 100"});
}

TEST_CASE("two invoices paid by one receipt stand in two lines, and another State's in none") {
    Office office;
    call_isu(
        office.book,
        {.state = "CHE", .annual_minor = 70, .issued_on = "2016-02-02", .due_on = "2016-03-03"});
    office.receive(370);
    CHECK(lines(office.book, as_of(office.book, today)) ==
          Lines{"2016-02-01 invoice invoice 300 0 0 0", "2016-02-02 invoice invoice 70 0 0 0",
                "2016-04-01 receipt invoice 0 0 70 0", "2016-04-01 receipt invoice 0 0 300 0"});
    CHECK(lines(office.book, as_of(office.book, today), "FRA").empty());
}

TEST_CASE("what was undone stands below zero on its own day") {
    Office office;
    const auto receipt = office.receive(310);
    office.reverse(receipt);
    const auto found = account_movements(office.book, as_of(office.book, today), state("CHE"));
    REQUIRE(found.size() == 5);
    CHECK(found[3].reason == "a mistake");
    CHECK(found[3].fund == "isu");
    CHECK(found[3].received == chf(-300));
    CHECK(found[4].credit == chf(-10));
}
