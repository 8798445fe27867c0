// Made-up years from one seed, run day by day: whatever is billed, paid, promised, held and sent,
// no State gets letters too often or too seldom, no level is skipped, and every cent that is open
// is either reminded or left out with a reason.
#include "engine/reminder.hpp"
#include "tests/engine/made_up_office.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <set>

using namespace dubrovnik;
using namespace dubrovnik::book_test;
using namespace dubrovnik::engine;
using scales::Day;
using scales::StateCode;

namespace {

using std::chrono::days;

// What may be reminded of each invoice on a day, worked out without the planner.
using Remindable = std::map<DocumentId, std::int64_t>;

Remindable remindable_minor(const QuestionParts& parts, Day today) {
    std::map<std::pair<StateCode, std::string>, std::int64_t> cover;
    for (const auto& credit : parts.credits)
        cover[{credit.state, credit.fund}] += credit.amount.amount_minor();
    for (const auto& announced : announced_on(today, parts.promises, parts.receivables))
        cover[{announced.promise.state, announced.promise.fund}] += announced.amount.amount_minor();
    std::vector<const Receivable*> oldest_first;
    for (const auto& invoice : parts.receivables) oldest_first.push_back(&invoice);
    std::sort(oldest_first.begin(), oldest_first.end(), [](const auto* left, const auto* right) {
        return std::tie(left->due_on, left->number) < std::tie(right->due_on, right->number);
    });
    Remindable found;
    for (const auto* invoice : oldest_first) {
        std::int64_t open = 0;
        for (const auto& line : invoice->lines)
            if (std::none_of(parts.holds.begin(), parts.holds.end(),
                             [&](const auto& hold) { return hold.covers(*invoice, line); }))
                open += line.outstanding().amount_minor();
        auto& left = cover[{invoice->state, invoice->fund}];
        const auto covered = std::min(left, open);
        left -= covered;
        found[invoice->document] = open - covered;
    }
    return found;
}

// What a run may and may not do, whatever happened before.
class Watch {
  public:
    Watch(const QuestionParts& parts, Day today, const ReminderPlan& plan)
        : parts_(parts)
        , today_(today)
        , plan_(plan)
        , remindable_(remindable_minor(parts, today)) {}

    void check_letters() const {
        std::set<StateCode> written_to;
        for (const auto& letter : plan_.letters) {
            INFO(letter_text(letter));
            CHECK(written_to.insert(letter.state).second);
            CHECK(letter.letter_due_on <= today_);
            CHECK(letter.level <= 1 + letters_sent_before(letter));
            CHECK(letter.level <= 1 + highest_wording_sent(letter));
            for (const auto& earlier : parts_.earlier)
                if (earlier.state == letter.state)
                    CHECK(today_ - earlier.written_on >= between_two_letters);
            for (const auto& item : letter.items) {
                CHECK(item.level == std::min<std::int64_t>(1 + times_sent(item), 3));
                CHECK(item.to_remind.amount_minor() == remindable_.at(item.invoice.document));
                CHECK(item.to_remind.amount_minor() > 0);
            }
        }
    }

    // Of each State with a decision about all that is open: reminded and left out make the whole.
    void check_sums() const {
        std::map<std::pair<StateCode, std::string_view>, std::int64_t> open, told;
        std::set<StateCode> undecided;
        const auto add = [](auto& sums, StateCode code, Money amount) {
            sums[{code, amount.currency().code()}] += amount.amount_minor();
        };
        for (const auto& invoice : parts_.receivables)
            if (invoice.open()) add(open, invoice.state, invoice.outstanding());
        for (const auto& letter : plan_.letters)
            for (const auto& item : letter.items) add(told, letter.state, item.to_remind);
        for (const auto& left_out : plan_.left_out) {
            if (left_out.because == LeftOutBecause::next_later || of_the_whole(left_out))
                undecided.insert(left_out.state);
            if (left_out.amount) add(told, left_out.state, *left_out.amount);
        }
        std::erase_if(open, [&](const auto& sum) { return undecided.contains(sum.first.first); });
        std::erase_if(told, [&](const auto& sum) { return undecided.contains(sum.first.first); });
        CHECK(open == told);
    }

    // Overdue, neither covered nor held, and its State not left out whole: it is waiting.
    bool waits(const Receivable& invoice) const {
        return invoice.overdue_on(today_) && remindable_.at(invoice.document) > 0 &&
               std::none_of(plan_.left_out.begin(), plan_.left_out.end(), [&](const auto& each) {
                   return each.state == invoice.state &&
                          (of_the_whole(each) || each.because == LeftOutBecause::below_minimum);
               });
    }

    bool named(DocumentId document) const {
        for (const auto& letter : plan_.letters)
            for (const auto& item : letter.items)
                if (item.invoice.document == document) return true;
        return false;
    }

  private:
    static bool of_the_whole(const LeftOut& left_out) {
        return left_out.because == LeftOutBecause::excepted ||
               left_out.because == LeftOutBecause::unmatched_money;
    }

    std::int64_t times_sent(const ReminderItem& item) const {
        std::int64_t count = 0;
        for (const auto& earlier : parts_.earlier)
            for (const auto document : earlier.invoices)
                if (earlier.sent && document == item.invoice.document) ++count;
        return count;
    }

    int highest_wording_sent(const PlannedReminder& letter) const {
        int highest = 0;
        for (const auto& earlier : parts_.earlier)
            if (earlier.sent && earlier.state == letter.state)
                highest = std::max(highest, earlier.level);
        return highest;
    }

    std::int64_t letters_sent_before(const PlannedReminder& letter) const {
        return std::count_if(
            parts_.earlier.begin(), parts_.earlier.end(),
            [&](const auto& earlier) { return earlier.sent && earlier.state == letter.state; });
    }

    const QuestionParts& parts_;
    Day today_;
    const ReminderPlan& plan_;
    Remindable remindable_;
};

// Since when each invoice waits for a letter that names it.
using Waiting = std::map<DocumentId, Day>;

// Months differ by up to three days, which 30 days after a letter in February make three too.
constexpr days slack{3};

void check_patience(Waiting& waiting, const QuestionParts& parts, const Watch& watch, Day today) {
    for (const auto& invoice : parts.receivables) {
        if (!watch.waits(invoice) || watch.named(invoice.document)) {
            waiting.erase(invoice.document);
            continue;
        }
        const auto since = waiting.try_emplace(invoice.document, today).first->second;
        INFO(invoice.number << " waits since " << scales::day_text(since));
        CHECK(today <= scales::months_later(since, parts.months) + slack);
    }
}

struct Years {
    std::uint64_t seed;
    int months;
    int runs_one_day_in;
};

// The number of letters, so that the caller sees that the years were not idle.
std::size_t check_years(const Years& years) {
    MadeUpOffice office(years.seed, years.months);
    Waiting waiting;
    for (auto today = day("2014-12-31"); today < day("2017-12-31"); today += days(1)) {
        office.live(today);
        if (!office.one_in(years.runs_one_day_in)) continue;
        INFO(scales::day_text(today));
        const auto plan = planned(office.parts(), today);
        REQUIRE(plan_text(planned(office.shuffled(), today)) == plan_text(plan));
        const Watch watch(office.parts(), today, plan);
        watch.check_letters();
        watch.check_sums();
        if (years.runs_one_day_in == 1) check_patience(waiting, office.parts(), watch, today);
        for (const auto& letter : plan.letters) office.write_down(letter, today);
        CHECK(planned(office.parts(), today).letters.empty());
    }
    return office.parts().earlier.size();
}

} // namespace

TEST_CASE("three made-up years: letters neither too often nor too seldom, and every cent told") {
    const auto seed = test_seed();
    struct Case {
        int months;
        int runs_one_day_in;
    };
    const auto c = GENERATE(values<Case>({{2, 1}, {1, 1}, {3, 1}, {2, 9}, {2, 60}}));
    std::size_t letters = 0;
    for (std::uint64_t round = 0; round < 3; ++round) {
        INFO("DUBROVNIK_SEED=" << seed << ", round " << round << ", every " << c.months
                               << " months, run one day in " << c.runs_one_day_in);
        letters += check_years(
            {.seed = seed + round, .months = c.months, .runs_one_day_in = c.runs_one_day_in});
    }
    CHECK(letters > 10);
}
