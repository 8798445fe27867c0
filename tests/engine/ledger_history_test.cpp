// Made-up histories from one seed: whatever happens in whatever order of days, every State's
// position on every day is what a plain sum over the events says, nothing stands below zero on
// any day, and what a report once said it says again.
#include "engine/ageing.hpp"
#include "engine/book/verify.hpp"
#include "tests/engine/ledger_fixture.hpp"

#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <map>
#include <random>

using namespace dubrovnik;
using namespace dubrovnik::book_test;
using namespace dubrovnik::engine;
using namespace dubrovnik::engine::book;

namespace {

constexpr const char* codes[] = {"AFG", "BEL", "CHE"};

// What an event does to a State's position: what it owes less what it holds.
struct Effect {
    std::int64_t entry;
    scales::Day on;
    std::string code;
    std::int64_t position_minor;
};

class History {
  public:
    explicit History(std::uint64_t seed)
        : random_(seed) {}

    void step() {
        // A step that is refused has no effect and leaves nothing behind.
        const auto head = book_.head();
        const auto effects = effects_.size();
        try {
            WriteTransaction transaction(book_, on("2016-12-31"));
            const auto before = newest();
            act(transaction);
            if (newest() != before) transaction.commit();
        } catch (const scales::Refused&) {
            effects_.resize(effects);
            CHECK(book_.head() == head);
        }
    }

    void check() {
        for (const auto* code : codes)
            for (const auto* date : {"2016-02-15", "2016-05-01", "2016-08-31", "2016-12-31"}) {
                INFO(code << " on " << date);
                std::int64_t wanted = 0;
                for (const auto& effect : effects_)
                    if (effect.code == code && effect.on <= day(date))
                        wanted += effect.position_minor;
                CHECK(owed_minor(book_, code, date) - credit_minor(book_, code, date) == wanted);
                CHECK(owed_minor(book_, code, date) >= 0);
                check_lines(date);
            }
        const auto findings = verify(book_, Depth::deep).findings;
        INFO((findings.empty() ? "" : findings[0].message));
        CHECK(findings.empty());
    }

    // A report as of a day in the middle, as known now.
    struct Snapshot {
        EntryId known;
        Hash head;
        std::string text;
    };
    Snapshot snapshot() {
        const auto known = book_.newest_entry();
        return {.known = known.entry, .head = known.head, .text = report(known.entry)};
    }
    void check(const Snapshot& snapshot) {
        CHECK(report(snapshot.known) == snapshot.text);
        CHECK(book_.known_at(snapshot.known).head == snapshot.head);
    }

  private:
    std::int64_t below(std::int64_t bound) {
        return static_cast<std::int64_t>(random_() % static_cast<std::uint64_t>(bound));
    }
    std::string some_day() { return fmt::format("2016-{:02}-{:02}", 1 + below(12), 1 + below(28)); }
    std::string some_state() { return codes[below(3)]; }
    std::int64_t newest() { return static_cast<std::int64_t>(book_.newest_entry().entry); }

    void effect(EntryId entry, std::string_view on_day, const std::string& code,
                std::int64_t position_minor) {
        effects_.push_back({.entry = static_cast<std::int64_t>(entry),
                            .on = day(on_day),
                            .code = code,
                            .position_minor = position_minor});
    }

    void act(WriteTransaction& transaction) {
        switch (below(10)) {
        case 0:
        case 1:
            return invoice(transaction);
        case 2:
        case 3:
            return receive(transaction);
        case 4:
            return unmatched(transaction);
        case 5:
            return allocate_credit(transaction);
        case 6:
            return match(transaction);
        case 7:
            return reverse(transaction);
        case 8:
            return correct(transaction);
        default:
            return refund(transaction);
        }
    }

    void invoice(WriteTransaction& transaction) {
        const auto code = some_state();
        const auto on_day = some_day();
        const auto first = 1 + below(100);
        const auto second = 1 + below(100);
        documents_.push_back(
            issue_invoice(transaction, {.fund = "isu",
                                        .state = code,
                                        .lines = {invoice_line("isu-meeting-share", chf(first)),
                                                  invoice_line("isu-annual-share", chf(second))},
                                        .bytes = "bytes",
                                        .issued_on = on_day,
                                        .due_on = on_day}));
        effect(EntryId{newest()}, on_day, code, first + second);
    }

    void receive(WriteTransaction& transaction) {
        const auto code = some_state();
        const auto on_day = some_day();
        auto receipt = isu_receipt(code, 1 + below(250), on_day);
        receipt.charges = chf(below(4));
        receipt.again = true;
        const auto entry = record_receipt(transaction, receipt).entry;
        effect(entry, on_day, code,
               -receipt.amount.amount_minor() - receipt.charges.amount_minor());
    }

    void unmatched(WriteTransaction& transaction) {
        auto receipt = isu_receipt("", 1 + below(250), some_day());
        receipt.again = true;
        unmatched_.push_back(record_receipt(transaction, receipt).entry);
    }

    void allocate_credit(WriteTransaction& transaction) {
        record_allocation(transaction, {.source = Source::credit,
                                        .fund = "isu",
                                        .state = state(some_state()),
                                        .receipt = {},
                                        .amount = {},
                                        .on = day(some_day()),
                                        .wish = {.named = {}, .component = {}},
                                        .reason = ""});
    }

    void match(WriteTransaction& transaction) {
        if (unmatched_.empty()) return;
        const auto code = some_state();
        const auto on_day = some_day();
        const auto amount = 1 + below(100);
        const auto recorded =
            record_allocation(transaction, {.source = Source::unmatched,
                                            .fund = "isu",
                                            .state = state(code),
                                            .receipt = unmatched_[random_() % unmatched_.size()],
                                            .amount = chf(amount),
                                            .on = day(on_day),
                                            .wish = {.named = {}, .component = {}},
                                            .reason = ""});
        effect(recorded.entry, on_day, code, -amount);
    }

    void reverse(WriteTransaction& transaction) {
        const EntryId wrong{1 + below(newest())};
        const auto on_day = some_day();
        const auto entry = record_reversal(
            transaction, {.entry = wrong, .on = day(on_day), .reason = "a mistake"});
        const auto known = effects_;
        for (const auto& undone : known)
            if (undone.entry == static_cast<std::int64_t>(wrong))
                effect(entry, on_day, undone.code, -undone.position_minor);
    }

    void correct(WriteTransaction& transaction) {
        if (documents_.empty()) return;
        const auto id = documents_[random_() % documents_.size()];
        const auto on_day = some_day();
        const auto kind = below(3);
        const auto amount = chf(1 + below(80));
        const auto plan = kind == 0   ? plan_credit_note(book_, id, amount)
                          : kind == 1 ? plan_void(book_, id)
                                      : plan_write_off(book_, id, amount);
        const NewCorrection wanted{
            .plan = plan, .on = day(on_day), .reason = "a decision", .paper = {}};
        const auto recorded = kind == 0   ? record_credit_note(transaction, wanted)
                              : kind == 1 ? record_void(transaction, wanted)
                                          : record_write_off(transaction, wanted);
        effect(recorded.entry, on_day, plan.invoice.state.text(), -plan.amount.amount_minor());
    }

    void refund(WriteTransaction& transaction) {
        const auto code = some_state();
        const auto on_day = some_day();
        const auto amount = 1 + below(60);
        const auto entry = record_refund(transaction, {.state = state(code),
                                                       .fund = "isu",
                                                       .amount = chf(amount),
                                                       .on = day(on_day),
                                                       .reason = ""});
        effect(entry, on_day, code, amount);
    }

    void check_lines(std::string_view date) {
        for (const auto& receivable : receivables(book_, as_of(book_, date)))
            for (const auto& line : receivable.lines) {
                CHECK(line.outstanding().amount_minor() >= 0);
                CHECK(line.received.amount_minor() >= 0);
                CHECK(line.credited.amount_minor() >= 0);
            }
    }

    std::string report(EntryId known) {
        std::string text;
        const auto ledger = ledger_as_of(book_, {.day = day("2016-07-01"), .known = known});
        for (const auto& fund : shortfalls(ledger)) {
            text +=
                fmt::format("{} {} {} {} {}\n", fund.fund, plain_amount_text(fund.called),
                            plain_amount_text(fund.shortfall), plain_amount_text(fund.credits_held),
                            plain_amount_text(fund.unmatched));
            for (const auto& debt : fund.debts)
                text +=
                    fmt::format("{} {}\n", debt.state.text(), plain_amount_text(debt.outstanding));
        }
        for (const auto& fund : ageing(ledger.day, ledger.funds, ledger.receivables))
            for (const auto& amount : fund.amounts) text += plain_amount_text(amount) + "\n";
        return text;
    }

    TemporaryFolder folder_;
    Book book_ = ledger_book(folder_ / "book.db");
    std::mt19937_64 random_;
    std::vector<Effect> effects_;
    std::vector<DocumentId> documents_;
    std::vector<EntryId> unmatched_;
};

} // namespace

TEST_CASE("a made-up history balances on every day, and what a report said it says again") {
    const auto seed = test_seed();
    for (std::uint64_t round = 0; round < 6; ++round) {
        INFO("DUBROVNIK_SEED=" << seed << ", round " << round);
        History history(seed + round);
        for (int step = 0; step < 60; ++step) history.step();
        history.check();
        const auto snapshot = history.snapshot();
        for (int step = 0; step < 60; ++step) history.step();
        history.check();
        history.check(snapshot);
    }
}
