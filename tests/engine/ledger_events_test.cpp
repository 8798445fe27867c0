#include "tests/engine/ledger_office.hpp"

using namespace dubrovnik;
using namespace dubrovnik::book_test;
using namespace dubrovnik::engine;
using namespace dubrovnik::engine::book;

TEST_CASE("a reversal reopens what the receipt had closed, from its own day on") {
    Office office;
    const auto receipt = office.receive(400);
    CHECK(office.owed() == 0);
    CHECK(office.credit() == 100);
    office.reverse(receipt);
    CHECK(office.owed() == 300);
    CHECK(office.credit() == 0);
    CHECK(office.owed("2016-05-31") == 0);
    CHECK(office.reverse_refusal(receipt) == "entry.reversed");
    CHECK(office.sound());
}

TEST_CASE("what a later entry uses cannot be reversed before that entry is") {
    Office office;
    const auto receipt = office.receive(400);
    call_isu(
        office.book,
        {.state = "CHE", .annual_minor = 60, .issued_on = "2016-05-01", .due_on = "2016-06-01"});
    const auto allocation = office.use_credit();
    CHECK(office.credit() == 40);
    CHECK(office.reverse_refusal(receipt) == "entry.in-use");
    office.reverse(allocation);
    office.reverse(receipt);
    CHECK(office.owed() == 360);
    CHECK(office.sound());
}

TEST_CASE("what is not undone by a reversal, or before it happened, is refused") {
    Office office;
    const auto receipt = office.receive(10);
    CHECK(office.reverse_refusal(document(office.book, office.invoice).entry) ==
          "entry.not-reversible");
    CHECK(office.reverse_refusal(receipt, "2016-03-31") == "reversal.day");
    CHECK(office.reverse_refusal(EntryId{9999}) == "entry.unknown");
    const auto reversal = office.reverse(receipt);
    CHECK(office.reverse_refusal(reversal) == "entry.not-reversible");
}

TEST_CASE("a returned payment reopens the invoice, and can itself prove a mistake") {
    Office office;
    const auto receipt = office.receive(300);
    const auto returned = office.write([&](WriteTransaction& transaction) {
        return record_returned(
            transaction, {.entry = receipt, .on = day("2016-04-10"), .reason = "account closed"});
    });
    CHECK(office.owed() == 300);
    office.reverse(returned, "2016-04-20");
    CHECK(office.owed() == 0);
    CHECK_FALSE(undone_by(office.book, receipt));
    office.write([&](WriteTransaction& transaction) {
        return record_returned(transaction,
                               {.entry = receipt, .on = day("2016-05-10"), .reason = "indeed"});
    });
    CHECK(office.owed() == 300);
    CHECK(office.refusal([&](WriteTransaction& transaction) {
        record_returned(transaction, {.entry = document(office.book, office.invoice).entry,
                                      .on = day("2016-05-10"),
                                      .reason = ""});
    }) == "returned.receipt");
    CHECK(office.sound());
}

TEST_CASE("a payment that came anew stands once, whatever is said of its return") {
    Office office;
    auto receipt = isu_receipt("CHE", 100, "2016-04-01");
    receipt.bank_reference = "B1";
    const auto book_it = [&](WriteTransaction& transaction) {
        return record_receipt(transaction, receipt).entry;
    };
    const auto first = office.write(book_it);
    const auto returned = office.write([&](WriteTransaction& transaction) {
        return record_returned(transaction,
                               {.entry = first, .on = day("2016-04-10"), .reason = "returned"});
    });
    office.write(book_it);
    CHECK(office.owed() == 200);
    CHECK(office.reverse_refusal(returned) == "entry.in-use");
}

TEST_CASE("a credit note over a paid invoice leaves the State a credit") {
    Office office;
    office.receive(200);
    record(office.book, today, [&](WriteTransaction& transaction) {
        record_credit_note(transaction,
                           {.plan = plan_credit_note(office.book, office.invoice, chf(150)),
                            .on = day("2016-05-01"),
                            .reason = "a rate was corrected",
                            .paper = {}});
    });
    CHECK(office.owed() == 0);
    CHECK(office.credit() == 50);
    const auto found = corrections(office.book, office.invoice);
    REQUIRE(found.size() == 1);
    CHECK(found[0].kind == EntryKind::credit_note);
    CHECK(found[0].amount == chf(150));
    CHECK(office.sound());
}

TEST_CASE("a correction that no longer comes to what was shown is refused") {
    Office office;
    const auto shown = plan_credit_note(office.book, office.invoice, chf(150));
    office.receive(250);
    CHECK(office.refusal([&](WriteTransaction& transaction) {
        record_credit_note(transaction,
                           {.plan = shown, .on = day("2016-05-01"), .reason = "", .paper = {}});
    }) == "correction.changed");
}

TEST_CASE("a credit note has a number of its own series, and is printed") {
    Office office;
    record(office.book, today, [&](WriteTransaction& transaction) {
        const NumberSeries series{
            .biller = "isu", .kind = DocumentKind::credit_note, .issue_year = 2016};
        const auto plan = plan_credit_note(office.book, office.invoice, {});
        const auto recorded = record_credit_note(
            transaction, {.plan = plan,
                          .on = day("2016-05-01"),
                          .reason = "withdrawn",
                          .paper = NewDocument{.kind = DocumentKind::credit_note,
                                               .number = DocumentNumber{.text = "ISU-2016-C001",
                                                                        .series = series,
                                                                        .sequence = next_sequence(
                                                                            transaction, series)},
                                               .plain_number = "",
                                               .external_number = "",
                                               .fund = "isu",
                                               .state = state("CHE"),
                                               .assessment = {},
                                               .year = 2016,
                                               .issued_on = day("2016-05-01"),
                                               .due_on = {},
                                               .amount = plan.amount,
                                               .creditor_reference = "",
                                               .language = "en",
                                               .template_sha256 = "",
                                               .lines = {},
                                               .bytes = "credit note"}});
        CHECK(recorded.paper.has_value());
    });
    CHECK(document_by_number(office.book, "ISU-2016-C001").amount == chf(300));
    CHECK(office.owed() == 0);
    CHECK(office.sound());
}

TEST_CASE("a void is for an untouched invoice, and knows what took its place") {
    Office office;
    const auto receipt = office.receive(10);
    CHECK(refusal_code([&] { plan_void(office.book, office.invoice); }) == "void.allocated");
    office.reverse(receipt);
    const auto replacement = call_isu(
        office.book,
        {.state = "CHE", .annual_minor = 290, .issued_on = "2016-07-01", .due_on = "2016-07-31"});
    CHECK(office.refusal([&](WriteTransaction& transaction) {
        append_replacement(transaction, {.voided = office.invoice, .replacement = replacement});
    }) == "correction.not-void");
    record(office.book, today, [&](WriteTransaction& transaction) {
        record_void(transaction, {.plan = plan_void(office.book, office.invoice),
                                  .on = day("2016-07-01"),
                                  .reason = "wrong scale",
                                  .paper = {}});
        append_replacement(transaction, {.voided = office.invoice, .replacement = replacement});
    });
    REQUIRE(replacements(office.book).size() == 1);
    CHECK(replacements(office.book)[0].replacement == replacement);
    CHECK(office.owed() == 290);
    CHECK(office.owed("2016-06-30") == 300);
    CHECK(office.sound());
}

TEST_CASE("a write-off gives up what is open, and is undone when the money comes") {
    Office office;
    office.receive(100);
    const auto entry = office.write([&](WriteTransaction& transaction) {
        return record_write_off(transaction,
                                {.plan = plan_write_off(office.book, office.invoice, {}),
                                 .on = day("2016-05-01"),
                                 .reason = "decision 7",
                                 .paper = {}})
            .entry;
    });
    CHECK(office.owed() == 0);
    CHECK(refusal_code([&] { plan_write_off(office.book, office.invoice, {}); }) ==
          "write-off.amount");
    office.reverse(entry);
    CHECK(office.owed() == 200);
    CHECK(corrections(office.book)[0].undone);
    office.receive(200, "2016-07-01");
    CHECK(office.owed() == 0);
    CHECK(office.sound());
}

TEST_CASE("a refund typed again is told as recorded before, unless it differs or was reversed") {
    Office office;
    office.receive(350); // leaves a credit of 50
    const NewRefund all{
        .state = state("CHE"), .fund = "isu", .amount = {}, .on = day("2016-05-01"), .reason = "w"};
    CHECK_FALSE(recorded_before(office.book, all)); // there is credit left
    const auto entry = office.write(
        [&](WriteTransaction& transaction) { return record_refund(transaction, all); });
    CHECK(recorded_before(office.book, all) == entry);
    const auto other = [&](const std::function<void(NewRefund&)>& change) {
        auto refund = all;
        change(refund);
        return recorded_before(office.book, refund);
    };
    CHECK(other([](NewRefund& refund) { refund.amount = chf(50); }) == entry);
    CHECK_FALSE(other([](NewRefund& refund) { refund.amount = chf(49); }));
    CHECK_FALSE(other([](NewRefund& refund) { refund.state = state("FRA"); }));
    CHECK_FALSE(other([](NewRefund& refund) { refund.fund = "unog"; }));
    CHECK_FALSE(other([](NewRefund& refund) { refund.on = day("2016-05-02"); }));
    CHECK_FALSE(other([](NewRefund& refund) { refund.reason = "x"; }));
    office.reverse(entry);
    CHECK_FALSE(other([](NewRefund& refund) { refund.amount = chf(50); }));
}

TEST_CASE("an expenditure typed again is told as recorded before, unless it differs") {
    Office office;
    const NewExpenditure rent{
        .fund = "isu", .amount = chf(70), .on = day("2016-05-01"), .note = "rent"};
    CHECK_FALSE(recorded_before(office.book, rent));
    const auto entry = office.write(
        [&](WriteTransaction& transaction) { return record_expenditure(transaction, rent); });
    CHECK(recorded_before(office.book, rent) == entry);
    const auto other = [&](const std::function<void(NewExpenditure&)>& change) {
        auto expenditure = rent;
        change(expenditure);
        return recorded_before(office.book, expenditure);
    };
    CHECK_FALSE(other([](NewExpenditure& spent) { spent.amount = chf(71); }));
    CHECK_FALSE(other([](NewExpenditure& spent) { spent.note = "Rent"; }));
    CHECK_FALSE(other([](NewExpenditure& spent) { spent.on = day("2016-05-02"); }));
    CHECK_FALSE(other([](NewExpenditure& spent) { spent.fund = "unog"; }));
    office.reverse(entry);
    CHECK_FALSE(recorded_before(office.book, rent));
}

TEST_CASE("a refund gives back a credit and never more") {
    Office office;
    office.receive(350);
    const auto refund = [&](std::optional<Money> amount, const char* on) {
        return [=](WriteTransaction& transaction) {
            record_refund(transaction, {.state = state("CHE"),
                                        .fund = "isu",
                                        .amount = amount,
                                        .on = day(on),
                                        .reason = "asked for it"});
        };
    };
    CHECK(office.refusal(refund(chf(51), "2016-05-01")) == "refund.amount");
    CHECK(office.refusal(refund(chf(10), "2016-03-01")) == "refund.amount");
    CHECK(office.refusal(refund({}, "2016-05-01")) == "");
    CHECK(office.credit() == 0);
    CHECK(office.refusal(refund({}, "2016-05-02")) == "refund.amount");
    CHECK(office.sound());
}

TEST_CASE("opening arrears keep their days and are paid before newer invoices") {
    Office office;
    NewOpening opening{.document = "UNOG 2013/77",
                       .fund = "isu",
                       .state = state("CHE"),
                       .year = 2013,
                       .issued_on = day("2013-05-01"),
                       .due_on = day("2013-05-31"),
                       .lines = {{.component = "isu-annual-share", .amount = chf(40)}},
                       .on = day("2016-01-01"),
                       .reason = "taken over"};
    const auto take_over = [&](WriteTransaction& transaction) {
        record_opening(transaction, opening);
    };
    CHECK(office.refusal(take_over) == "");
    CHECK(office.refusal(take_over) == "document.number-taken");
    CHECK(office.owed() == 340);
    CHECK(office.owed("2015-12-31") == 0);
    const auto open = receivables(office.book, as_of(office.book, today));
    REQUIRE(open.size() == 2);
    CHECK(open[1].due_on == day("2013-05-31"));
    CHECK(open[1].year == 2013);
    office.receive(50);
    CHECK(office.owed() == 290);
    CHECK_FALSE(receivables(office.book, as_of(office.book, today))[1].open());
    opening.document = "another";
    opening.lines.push_back(opening.lines.front());
    CHECK(office.refusal(take_over) == "opening.component");
    opening.lines = {{.component = "isu-annual-share", .amount = chf(0)}};
    CHECK(office.refusal(take_over) == "opening.amount");
    opening.lines.clear();
    CHECK(office.refusal(take_over) == "opening.component");
    opening.lines = {{.component = "isu-annual-share", .amount = chf(1)}};
    opening.due_on = day("2013-04-30");
    CHECK(office.refusal(take_over) == "opening.day");
    CHECK(office.sound());
}

TEST_CASE("an opening credit is the State's, and an undone opening is gone") {
    Office office;
    const auto entry = office.write([&](WriteTransaction& transaction) {
        return record_opening_credit(transaction, {.fund = "isu",
                                                   .state = state("CHE"),
                                                   .amount = chf(70),
                                                   .on = day("2016-01-01"),
                                                   .reason = "taken over"});
    });
    CHECK(office.credit() == 70);
    const auto arrears = office.write([&](WriteTransaction& transaction) {
        return record_opening(transaction,
                              {.document = "old",
                               .fund = "isu",
                               .state = state("CHE"),
                               .year = 2013,
                               .issued_on = day("2013-05-01"),
                               .due_on = day("2013-05-31"),
                               .lines = {{.component = "isu-annual-share", .amount = chf(40)}},
                               .on = day("2016-01-01"),
                               .reason = "taken over"});
    });
    CHECK(receivables(office.book, as_of(office.book, today)).size() == 2);
    office.reverse(arrears);
    office.reverse(entry);
    CHECK(receivables(office.book, as_of(office.book, today)).size() == 1);
    CHECK(office.credit() == 0);
    CHECK(office.owed() == 300);
    CHECK(office.sound());
}

TEST_CASE("a promise is about what is owed, and shrinks as money comes") {
    Office office;
    const auto promise = [&](std::optional<std::string> fund, std::optional<Money> amount) {
        return [=](WriteTransaction& transaction) {
            record_promise(transaction, {.state = state("CHE"),
                                         .fund = fund,
                                         .amount = amount,
                                         .by_day = day("2016-12-31"),
                                         .made_on = day("2016-03-01"),
                                         .note = "being processed"});
        };
    };
    CHECK(office.refusal(promise({}, chf(10))) == "promise.amount");
    CHECK(office.refusal(promise("isu", usd(10))) == "promise.amount");
    CHECK(office.refusal(promise("unog", {})) == "promise.nothing-owed");
    CHECK(office.refusal(promise({}, {})) == "");
    const auto announced = [&](const char* on) {
        return shortfalls(ledger_as_of(office.book, as_of(office.book, on)))[1].announced;
    };
    CHECK(announced("2016-03-31") == chf(300));
    CHECK(announced("2016-02-29") == chf(0));
    office.receive(100);
    CHECK(announced("2016-03-31") == chf(300));
    CHECK(announced("2016-12-31") == chf(200));
    const auto made = promises(office.book, as_of(office.book, today));
    REQUIRE(made.size() == 1);
    CHECK(made[0].received_since == chf(100));
    office.reverse(made[0].entry);
    CHECK(announced("2016-12-31") == chf(0));
    CHECK(announced("2016-05-31") == chf(200));
}
