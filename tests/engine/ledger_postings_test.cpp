// Which accounts each event moves: the sides that other ledger programs see, too.
#include "tests/engine/ledger_office.hpp"

using namespace dubrovnik;
using namespace dubrovnik::book_test;

namespace {

// "cash 350, charges 2, …": the sides of an entry in their order.
std::string sides(const Book& book, EntryId entry) {
    std::string text;
    for (const auto& posting : postings(book, entry))
        text += fmt::format("{}{} {}", text.empty() ? "" : ", ", account_text(posting.account),
                            posting.amount.amount_minor());
    return text;
}

NewCorrection correction(CorrectionPlan plan) {
    return {.plan = std::move(plan), .on = day("2016-05-01"), .reason = "a rate", .paper = {}};
}

NewOpening arrears(Money amount) {
    return {.document = "2014/7",
            .fund = "isu",
            .state = state("CHE"),
            .year = 2014,
            .issued_on = day("2014-03-01"),
            .due_on = day("2014-03-31"),
            .lines = {{.component = "isu-annual-share", .amount = amount}},
            .on = day("2016-01-01"),
            .reason = "from the old books"};
}

struct Event {
    const char* name;
    EntryId (*record)(Office&, WriteTransaction&);
    const char* wanted;
};

EntryId with_charges(Office&, WriteTransaction& transaction) {
    auto receipt = isu_receipt("CHE", 290, "2016-04-01");
    receipt.charges = chf(3);
    return record_receipt(transaction, receipt).entry;
}

EntryId given(Office&, WriteTransaction& transaction) {
    auto receipt = isu_receipt("CHE", 50, "2016-04-01");
    receipt.voluntary = true;
    return record_receipt(transaction, receipt).entry;
}

} // namespace

TEST_CASE("each event moves the accounts that are its own") {
    const auto c = GENERATE(values<Event>({
        {"a payment with bank charges", with_charges,
         "cash 290, charges 3, receivable-received -120, receivable-received -173"},
        {"money of nobody",
         [](Office&, WriteTransaction& transaction) {
             return record_receipt(transaction, isu_receipt("", 7, "2016-04-01")).entry;
         },
         "cash 7, suspense -7"},
        {"a gift", given, "cash 50, voluntary -50"},
        {"a credit note",
         [](Office& office, WriteTransaction& transaction) {
             return record_credit_note(transaction, correction(plan_credit_note(
                                                        office.book, office.invoice, chf(100))))
                 .entry;
         },
         "contributions 100, receivable-credited -100"},
        {"a void",
         [](Office& office, WriteTransaction& transaction) {
             return record_void(transaction, correction(plan_void(office.book, office.invoice)))
                 .entry;
         },
         "contributions 120, receivable-credited -120, contributions 180, receivable-credited "
         "-180"},
        {"a write-off",
         [](Office& office, WriteTransaction& transaction) {
             return record_write_off(transaction, correction(plan_write_off(
                                                      office.book, office.invoice, chf(100))))
                 .entry;
         },
         "write-offs 100, receivable-credited -100"},
        {"an expenditure",
         [](Office&, WriteTransaction& transaction) {
             return record_expenditure(
                 transaction,
                 {.fund = "isu", .amount = chf(9), .on = day("2016-06-01"), .note = "paper"});
         },
         "expenditure 9, cash -9"},
        {"arrears",
         [](Office&, WriteTransaction& transaction) {
             return record_opening(transaction, arrears(chf(60)));
         },
         "receivable-called 60, opening -60"},
    }));
    INFO(c.name);
    Office office;
    const auto entry =
        office.write([&](WriteTransaction& transaction) { return c.record(office, transaction); });
    CHECK(sides(office.book, entry) == c.wanted);
    CHECK(office.sound());
}

TEST_CASE("a refund takes the credit and the cash") {
    Office office;
    office.receive(350);
    const auto entry = office.write([](WriteTransaction& transaction) {
        return record_refund(transaction, {.state = state("CHE"),
                                           .fund = "isu",
                                           .amount = {},
                                           .on = day("2016-05-01"),
                                           .reason = "asked for it"});
    });
    CHECK(sides(office.book, entry) == "credit 50, cash -50");
}

TEST_CASE("a year's result counts the bank's charges, the credit notes and its last day") {
    Office office;
    office.write([&](WriteTransaction& transaction) { return with_charges(office, transaction); });
    office.write([&](WriteTransaction& transaction) {
        return record_credit_note(
                   transaction, correction(plan_credit_note(office.book, office.invoice, chf(40))))
            .entry;
    });
    office.write([](WriteTransaction& transaction) {
        return record_expenditure(
            transaction,
            {.fund = "isu", .amount = chf(20), .on = day("2016-12-31"), .note = "paper"});
    });
    const auto isu = year_results(office.book, 2016)[1];
    CHECK(isu.called == chf(260));
    CHECK(isu.spent == chf(23));
    CHECK(year_results(office.book, 2015)[1].spent == chf(0));
}

TEST_CASE("a surplus that was undone is given back anew") {
    Office office;
    office.receive(300);
    record(office.book, today, [](WriteTransaction& transaction) {
        record_close(transaction, {.year = 2016, .reason = "audited"});
    });
    const NewSurplus wanted{.year = 2016,
                            .fund = "isu",
                            .amount = chf(100),
                            .on = day("2017-03-01"),
                            .decision = "Seventh Meeting"};
    std::optional<EntryId> first;
    record(office.book, "2017-03-01",
           [&](WriteTransaction& transaction) { first = record_surplus(transaction, wanted); });
    CHECK(sides(office.book, *first) == "credit -100, surplus-returned 100");
    CHECK(refusal_code([&] { plan_surplus(office.book, wanted); }) == "surplus.again");
    record(office.book, "2017-03-02", [&](WriteTransaction& transaction) {
        record_reversal(transaction,
                        {.entry = *first, .on = day("2017-03-02"), .reason = "another amount"});
    });
    CHECK(plan_surplus(office.book, wanted).size() == 1);
}

TEST_CASE("only a void makes room for another invoice: a credit note does not") {
    Office office;
    record(office.book, today, [&](WriteTransaction& transaction) {
        record_credit_note(transaction,
                           correction(plan_credit_note(office.book, office.invoice, {})));
    });
    CHECK(office.refusal([&](WriteTransaction& transaction) {
        append_replacement(transaction, {.voided = office.invoice, .replacement = office.invoice});
    }) == "correction.not-void");
}

TEST_CASE("a correction that would free money since received is not the one that was shown") {
    Office office;
    const auto shown = plan_credit_note(office.book, office.invoice, chf(150));
    office.receive(300); // the same lines are credited, but now they were paid
    CHECK(office.refusal([&](WriteTransaction& transaction) {
        record_credit_note(transaction, correction(shown));
    }) == "correction.changed");
}

TEST_CASE("arrears are written off, but no credit note is given for what the book never called") {
    Office office;
    office.write([](WriteTransaction& transaction) {
        return record_opening(transaction, arrears(chf(60)));
    });
    const auto found = documents(office.book, {.state = {},
                                               .fund = {},
                                               .kind = {},
                                               .year = 2014, // of the call, whenever it was issued
                                               .assessment = {}});
    REQUIRE(found.size() == 1);
    CHECK(refusal_code([&] { plan_credit_note(office.book, found[0].id, {}); }) ==
          "correction.invoice");
    CHECK(refusal_code([&] { plan_void(office.book, found[0].id); }) == "correction.invoice");
    CHECK(plan_write_off(office.book, found[0].id, {}).amount == chf(60));
}

TEST_CASE("arrears are taken over in the fund's currency, and not before they were called") {
    Office office;
    const auto refusal_of = [&](const NewOpening& opening) {
        return office.refusal(
            [&](WriteTransaction& transaction) { record_opening(transaction, opening); });
    };
    CHECK(refusal_of(arrears(usd(60))) == "opening.amount");
    CHECK(refusal_of(arrears(chf(0))) == "opening.amount");
    auto early = arrears(chf(60));
    early.on = day("2014-02-28");
    CHECK(refusal_of(early) == "opening.day");
    early.on = early.due_on = early.issued_on;
    CHECK(refusal_of(early) == "");
}

TEST_CASE("a fund has the components that were known by then") {
    Office office;
    const auto before = office.book.newest_entry().entry;
    record(office.book, today, [](WriteTransaction& transaction) {
        append_entry(transaction, {.kind = EntryKind::setting,
                                   .fund = {},
                                   .booked_on = day(today),
                                   .reason = "a component"});
        require_component(transaction, {.fund = "isu", .component = "isu-start-up"});
    });
    CHECK(fund_keys(office.book, before)[1].components.size() == 2);
    CHECK(fund_keys(office.book, office.book.newest_entry().entry)[1].components.size() == 3);
}

TEST_CASE("a promise can be kept on its day, shrinks on the day of a payment and ends on that of "
          "its reversal") {
    Office office;
    const auto made = office.write([](WriteTransaction& transaction) {
        return record_promise(transaction, {.state = state("CHE"),
                                            .fund = "isu",
                                            .amount = chf(200),
                                            .by_day = day("2016-03-05"),
                                            .made_on = day("2016-03-05"),
                                            .note = "today"});
    });
    office.receive(50);
    office.reverse(made, "2016-05-01");
    const auto on = [&](std::string_view date) {
        const auto found = promises(office.book, as_of(office.book, date));
        return found.empty() ? std::int64_t{-1} : found.front().received_since.amount_minor();
    };
    CHECK(on("2016-03-04") == -1);
    CHECK(on("2016-03-05") == 0);
    CHECK(on("2016-03-31") == 0);
    CHECK(on("2016-04-01") == 50);
    CHECK(on("2016-04-30") == 50);
    CHECK(on("2016-05-01") == -1);
}
