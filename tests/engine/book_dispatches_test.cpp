// The dispatch register: nothing goes twice by itself, and what is not known is not called failed.
#include "engine/book/dispatches.hpp"

#include "tests/engine/ledger_office.hpp"
#include "tests/engine/letters_fixture.hpp"

using namespace dubrovnik;
using namespace dubrovnik::book_test;

namespace {

using Outcome = DispatchOutcome;

struct Register {
    Office office;
    DocumentId letter = written("2016-12-31");

    DocumentId written(std::string_view on_day) {
        std::optional<DocumentId> found;
        record(office.book, on_day, [&](WriteTransaction& transaction) {
            found = write_reminder(transaction, "CHE",
                                   {{.document = office.invoice, .level = 1, .open = chf(300)}});
        });
        return found.value();
    }
    NewDispatch dispatch(std::string recipient = "mission@example.org") const {
        auto wanted = dispatch_of(letter, "2016-12-31");
        wanted.recipient = std::move(recipient);
        return wanted;
    }
    std::vector<DispatchRecord> all() const {
        return dispatches(office.book, office.book.newest_entry().entry);
    }
};

} // namespace

TEST_CASE("what went out, or may have, does not go again by itself") {
    struct Case {
        const char* name;
        std::optional<Outcome> outcome;
        bool goes_again;
    };
    const auto c = GENERATE(values<Case>({
        {"accepted", Outcome::accepted, false},
        {"refused", Outcome::refused, true},
        {"failed", Outcome::failed, true},
        {"unknown", Outcome::unknown, false},
        {"dispatched on paper", Outcome::dispatched, false},
        {"without an outcome, as the program died", std::nullopt, false},
    }));
    INFO(c.name);
    Register made;
    REQUIRE(send(made.office.book, made.dispatch(), c.outcome).has_value());
    const auto head = made.office.book.head();
    CHECK(send(made.office.book, made.dispatch(), Outcome::accepted).has_value() == c.goes_again);
    CHECK((made.office.book.head() == head) == !c.goes_again); // refused: nothing is recorded
    CHECK(made.all().size() == (c.goes_again ? 2u : 1u));
    CHECK(made.all().back().attempt == (c.goes_again ? 2 : 1));
}

TEST_CASE("on the officer's word a dispatch is repeated, and its attempts are counted") {
    Register made;
    for (std::int64_t attempt = 1; attempt <= 3; ++attempt) {
        REQUIRE(send(made.office.book, made.dispatch(), Outcome::accepted, Repeat::again));
        CHECK(made.all().back().attempt == attempt);
    }
    send(made.office.book, made.dispatch("other@example.org"), Outcome::failed);
    send(made.office.book, made.dispatch("other@example.org"), Outcome::failed);
    CHECK(made.all().back().attempt == 2);
    // An unknown attempt stands behind a later failure: it may have gone.
    send(made.office.book, made.dispatch("third@example.org"), {});
    send(made.office.book, made.dispatch("third@example.org"), Outcome::failed, Repeat::again);
    CHECK_FALSE(send(made.office.book, made.dispatch("third@example.org"), {}).has_value());
    CHECK(made.office.sound());
}

TEST_CASE("another recipient, another level and another letter are dispatches of their own") {
    Register made;
    send(made.office.book, made.dispatch(), Outcome::accepted);
    auto other_level = made.dispatch();
    other_level.level = 2;
    auto other_letter = made.dispatch();
    other_letter.letter = made.written("2017-03-01");
    for (auto wanted : {made.dispatch("other@example.org"), other_level, other_letter}) {
        wanted.on = day("2017-03-01");
        CHECK(send(made.office.book, wanted, Outcome::accepted).has_value());
        CHECK(made.all().back().attempt == 1);
        CHECK_FALSE(send(made.office.book, wanted, Outcome::accepted).has_value());
    }
}

TEST_CASE("what went one way does not go another way by itself") {
    struct Case {
        const char* name;
        const char* recipient;
        const char* channel;
        std::optional<Outcome> outcome;
        std::optional<Outcome> in_the_way; // of a mail to mission@example.org
        bool officer_may_record;           // that it went by post
    };
    const auto c = GENERATE(values<Case>({
        {"posted", "CHE", "post", Outcome::dispatched, Outcome::dispatched, false},
        {"mailed by hand", "CHE", "mail", Outcome::dispatched, Outcome::dispatched, false},
        {"accepted", "mission@example.org", "mail", Outcome::accepted, Outcome::accepted, false},
        {"accepted by another address only", "other@example.org", "mail", Outcome::accepted,
         std::nullopt, false},
        {"unknown", "mission@example.org", "mail", Outcome::unknown, Outcome::unknown, true},
        {"refused", "mission@example.org", "mail", Outcome::refused, std::nullopt, true},
    }));
    INFO(c.name);
    Register made;
    auto first = made.dispatch(c.recipient);
    first.channel = c.channel;
    send(made.office.book, first, c.outcome);
    CHECK(gone_before(made.all(),
                      {.level = 1, .recipient = "mission@example.org", .channel = "mail"}) ==
          c.in_the_way);
    auto posted = made.dispatch("CHE");
    posted.channel = "post";
    CHECK(send(made.office.book, posted, Outcome::dispatched, Repeat::settle).has_value() ==
          c.officer_may_record);
    // Once recorded, it is settled: no second paper, and no mail.
    CHECK_FALSE(send(made.office.book, posted, Outcome::dispatched, Repeat::settle).has_value());
    if (c.officer_may_record)
        CHECK_FALSE(send(made.office.book, made.dispatch(), Outcome::accepted).has_value());
}

TEST_CASE("nothing goes before it was written") {
    Register made;
    auto early = made.dispatch();
    early.on = day("2016-12-30");
    CHECK(made.office.refusal([&](WriteTransaction& transaction) {
        begin_dispatch(transaction, early, Repeat::settle);
    }) == "dispatch.day");
    CHECK(made.all().empty());
}

TEST_CASE("one of two addresses that is unknown is settled, though the other accepted") {
    Register made;
    const bool unknown_first = GENERATE(true, false);
    if (unknown_first) send(made.office.book, made.dispatch("other@example.org"), {});
    send(made.office.book, made.dispatch(), Outcome::accepted);
    if (!unknown_first) send(made.office.book, made.dispatch("other@example.org"), {});
    const auto recorded = made.dispatch("CHE");
    CHECK(send(made.office.book, recorded, Outcome::dispatched, Repeat::settle).has_value());
    CHECK_FALSE(send(made.office.book, recorded, Outcome::dispatched, Repeat::settle).has_value());
}

TEST_CASE("a dispatch comes back whole, and its outcome from when it was known") {
    Register made;
    const auto before = made.office.book.newest_entry().entry;
    send(made.office.book, made.dispatch(), {});
    const auto known = made.office.book.newest_entry().entry;
    CHECK(dispatches(made.office.book, before).empty());
    const auto begun = made.all().at(0);
    CHECK(begun.letter == made.letter);
    CHECK(begun.recipient == "mission@example.org");
    CHECK(begun.level == 1);
    CHECK(begun.channel == "mail");
    CHECK(begun.sha256 == sha256_hex("parcel"));
    CHECK(begun.message_id == "rem@example.org");
    CHECK(begun.on == day("2016-12-31"));
    CHECK(begun.instant == "2016-12-31T08:30:00Z");
    CHECK_FALSE(begun.outcome.has_value());
    CHECK(begun.what_is_known() == Outcome::unknown);
    CHECK(begun.may_have_gone());
    record(made.office.book, "2017-01-02", [&](WriteTransaction& transaction) {
        record_outcome(transaction, {.dispatch = begun.id,
                                     .outcome = Outcome::refused,
                                     .answer = "550 no such mailbox",
                                     .on = day("2017-01-02")});
    });
    const auto ended = made.all().at(0);
    CHECK(ended.outcome == Outcome::refused);
    CHECK(ended.answer == "550 no such mailbox");
    CHECK_FALSE(ended.may_have_gone());
    CHECK(ended.on == day("2016-12-31"));
    CHECK_FALSE(dispatches(made.office.book, known).at(0).outcome.has_value());
    CHECK(dispatches_of(made.office.book, made.letter).size() == 1);
    CHECK(dispatches_of(made.office.book, made.office.invoice).empty());
}

TEST_CASE("an outcome is told once") {
    Register made;
    const auto begun = send(made.office.book, made.dispatch(), Outcome::failed);
    CHECK(made.office.refusal([&](WriteTransaction& transaction) {
        record_outcome(transaction, {.dispatch = begun.value(),
                                     .outcome = Outcome::accepted,
                                     .answer = "",
                                     .on = day("2016-12-31")});
    }) == "storage.constraint");
    CHECK(made.all().at(0).outcome == Outcome::failed);
}

TEST_CASE("each outcome has a word, and the word is read back") {
    for (const auto outcome : {Outcome::accepted, Outcome::refused, Outcome::failed,
                               Outcome::unknown, Outcome::dispatched})
        CHECK(parse_dispatch_outcome(dispatch_outcome_text(outcome)) == outcome);
    CHECK(dispatch_outcome_text(Outcome::unknown) == "unknown");
    CHECK_FALSE(parse_dispatch_outcome("sent").has_value());
}

TEST_CASE("the newest signed scan of a letter counts") {
    Register made;
    const auto sign = [&](DocumentId letter, std::string bytes) {
        std::optional<DocumentId> scan;
        record(made.office.book, "2017-01-02", [&](WriteTransaction& transaction) {
            append_entry(transaction, {.kind = EntryKind::signature,
                                       .fund = {},
                                       .booked_on = day("2017-01-02"),
                                       .reason = "1 signed letters"});
            scan = append_paper(transaction, {.kind = DocumentKind::scan,
                                              .state = "CHE",
                                              .number = {},
                                              .bytes = std::move(bytes)});
            append_signature(transaction, letter, *scan);
        });
        return scan.value();
    };
    CHECK_FALSE(signed_scan(made.office.book, made.letter).has_value());
    const auto first = sign(made.letter, "crooked");
    CHECK(signed_scan(made.office.book, made.letter) == first);
    const auto second = sign(made.letter, "straight");
    CHECK(signed_scan(made.office.book, made.letter) == second);
    CHECK(document_bytes(made.office.book, second) == "straight");
    const auto other = made.written("2017-03-01");
    CHECK_FALSE(signed_scan(made.office.book, other).has_value());
    CHECK(made.office.sound());
}
