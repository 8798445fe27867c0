// The comparison of the whole book with its double, after each event.
#include "engine/book/state_account.hpp"
#include "engine/book/verify.hpp"
#include "tests/engine/ledger_fixture.hpp"
#include "tests/faults/made_up_years.hpp"
#include "tests/faults/power_checks.hpp"

#include <fmt/format.h>

namespace dubrovnik::faults {

using namespace dubrovnik::engine;
using namespace dubrovnik::engine::book;
using namespace dubrovnik::book_test;
using scales::day_text;
using std::chrono::days;

namespace {

constexpr std::int64_t events_between_verifications = 10; // of the whole chain; and at the end

} // namespace

void MadeUpYears::check() {
    if (const auto wrong = plain_unsoundness(book_.path()); !wrong.empty()) differs(wrong);
    check_balances();
    const auto anew = Book::open(book_.path(), Access::read);
    if (++checks_ % events_between_verifications == 0)
        for (const auto& finding : verify(anew, Depth::quick).findings)
            differs(scales::finding_text(finding));
    check_positions(anew, today_);
    check_positions(anew, today_ - days(below(400)));
}

// From the rows alone, without the program.
void MadeUpYears::check_balances() {
    std::set<std::string> wanted;
    for (const auto& [key, amount] : ledger_.balances()) {
        const auto& [fund, account, state, component] = key;
        wanted.insert(fmt::format("{}|{}|{}|{}|{}", fund, account, state, component, amount));
    }
    RawFile file(book_.path());
    const auto rows =
        file.column("SELECT f.code || '|' || p.account || '|' || ifnull(p.state, '') || '|' ||"
                    " ifnull(c.code, '') || '|' || sum(p.amount_minor) FROM postings p"
                    " JOIN entries e ON e.id = p.entry JOIN funds f ON f.id = e.fund"
                    " LEFT JOIN components c ON c.id = p.component"
                    " GROUP BY f.code, p.account, p.state, c.code");
    const std::set<std::string> found(rows.begin(), rows.end());
    for (const auto& row : found)
        if (!wanted.contains(row)) differs("the rows add up to " + row);
    for (const auto& row : wanted)
        if (!found.contains(row)) differs("the rows do not add up to " + row);
}

// What the program makes of the rows: open items, credits, unmatched money, a State's account.
void MadeUpYears::check_positions(const Book& anew, Day as_of_day) {
    const AsOf as_of{.day = as_of_day, .known = anew.newest_entry().entry};
    const auto ledger = ledger_as_of(anew, as_of);
    std::map<std::int64_t, Minor> open;
    for (const auto& receivable : ledger.receivables)
        open[static_cast<std::int64_t>(receivable.document)] =
            receivable.outstanding().amount_minor();
    std::map<std::string, Minor> short_of;
    for (const auto& claim : ledger_.claims()) {
        const auto wanted = ledger_.outstanding(claim, as_of_day);
        short_of[claim.fund] += wanted;
        if (open[claim.document] != wanted)
            differs(fmt::format("{} stands open with {} on {}, must be {}", claim.number,
                                open[claim.document], day_text(as_of_day), wanted));
    }
    for (const auto& fund : shortfalls(ledger))
        if (fund.shortfall.amount_minor() != short_of[fund.fund])
            differs(fmt::format("the shortfall of {} on {}", fund.fund, day_text(as_of_day)));
    std::map<std::pair<std::string, std::string>, Minor> held;
    for (const auto& credit : ledger.credits)
        held[{credit.fund, credit.state.text()}] = credit.amount.amount_minor();
    for (const auto* code : codes)
        for (const auto* fund : {"isu", "unog"})
            if (held[{fund, code}] != ledger_.credit(fund, code, as_of_day))
                differs(
                    fmt::format("the credit of {} in {} on {}", code, fund, day_text(as_of_day)));
    std::map<std::int64_t, Minor> unmatched;
    for (const auto& money : ledger.unmatched)
        unmatched[static_cast<std::int64_t>(money.receipt)] = money.amount.amount_minor();
    for (const auto& entry : ledger_.entries())
        if (entry.kind == "receipt" &&
            unmatched[entry.id] != ledger_.left_of(entry, "suspense", as_of_day))
            differs(fmt::format("what is left of entry {} on {}", entry.id, day_text(as_of_day)));
    const auto code = some_state();
    std::map<std::string, Minor> account;
    for (const auto& movement : account_movements(anew, as_of, state(code)))
        account[movement.fund] +=
            (movement.called - movement.credited - movement.received - movement.credit)
                .amount_minor();
    for (const auto* fund : {"isu", "unog"}) {
        auto wanted = -ledger_.credit(fund, code, as_of_day);
        for (const auto& claim : ledger_.claims())
            if (claim.state == code && claim.fund == fund)
                wanted += ledger_.outstanding(claim, as_of_day);
        if (account[fund] != wanted)
            differs(fmt::format("the account of {} in {} on {} comes to {}, must be {}", code, fund,
                                day_text(as_of_day), account[fund], wanted));
    }
}

} // namespace dubrovnik::faults
