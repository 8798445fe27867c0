// MadeUpYears: an office's years from one seed, on the real engine and book, with a double of the
// journal beside it.
//
// States accede and withdraw; a call a year is assessed, frozen and invoiced; money comes in full,
// in part, too much, twice, unmatched or as a gift, now and then for an earlier day; it is
// allocated, returned, refunded; invoices are credited, voided, written off; entries are reversed;
// States promise, are held, reminded, answer; years are closed and their surplus given back. Much
// of what is drawn must be refused, and then leave nothing behind. Each event is compared with
// what the double says of it, and after each the whole book is, opened anew.
#pragma once

#include "engine/assessment.hpp"
#include "engine/book/book.hpp"
#include "engine/reminder.hpp"
#include "scales/facts.hpp"
#include "tests/faults/double_ledger.hpp"

#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <random>
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

namespace dubrovnik::faults {

// Members of the United Nations in every scale.
inline constexpr const char* codes[] = {"AFG", "AUT", "BEL", "CHE", "ECU", "FRA",
                                        "ITA", "JPN", "MLI", "NOR", "PER", "ZAF"};

// The book and its double differ; the text says in what.
struct Differs : std::runtime_error {
    using std::runtime_error::runtime_error;
};

class MadeUpYears {
  public:
    MadeUpYears(std::uint64_t seed, const std::filesystem::path& book);

    int years() const { return years_; }
    // Throws Differs.
    void live_through();

    const engine::book::Book& book() const { return book_; }
    const DoubleLedger& ledger() const { return ledger_; }
    std::int64_t events() const { return events_; }
    std::int64_t refusals() const { return refusals_; }

  private:
    using Transaction = engine::book::WriteTransaction;
    using Act = std::function<void(Transaction&)>;

    struct NewEvent {
        std::string kind;
        std::string fund; // or ""
        Day on;
        std::int64_t undoes = 0;
    };
    struct Member {
        std::string state;
        Day in_force;
        std::optional<Day> withdrawn;
        bool party(Day day) const { return in_force <= day && (!withdrawn || day < *withdrawn); }
    };
    struct Receipt {
        std::int64_t entry;
        Paid paid;
        Minor charges;
        std::string bank_reference;
        std::string account; // "credit" (a payment), "suspense" or "voluntary"
    };

    void accede_and_withdraw();
    void call(int year);
    // What each component asks of each State, in the components' order.
    using Asked = std::vector<std::pair<std::string, std::map<std::string, Minor>>>;
    Asked asked(int year, Minor costs, Minor budget, const std::set<std::string>& participants,
                const engine::Assessment& assessment) const;
    void invoice(const std::string& state, const std::string& fund, const Asked& asked);
    void bill();
    void take_over();
    void act();
    void pay();
    void pay_again();
    void allocate();
    void correct();
    void undo();
    void give_back();
    void spend();
    void promise();
    void hold();
    void hear();
    void remind();
    void write_letter(const engine::PlannedReminder& letter);
    void receive(const Receipt& receipt);
    void close(int year);
    void surplus(int year);

    // Does it in a transaction; it must come to `wanted`, or be refused where that is nothing.
    bool attempt(const NewEvent& event, std::optional<Lines> wanted, const Act& act);
    void check();
    void check_balances();
    void check_positions(const engine::book::Book& anew, Day day);
    [[noreturn]] void differs(const std::string& what) const;
    std::string told(const Lines& lines) const;

    std::int64_t below(std::int64_t bound);
    bool one_in(std::int64_t bound) { return below(bound) == 0; }
    Day some_day();
    std::string some_state();
    std::string some_fund() { return one_in(2) ? "isu" : "unog"; }
    const Claim* some_claim();
    engine::Money money(const std::string& fund, Minor amount) const;
    std::int64_t next_entry() const;
    std::int64_t next_document() const;
    Minor owed(const std::string& fund, const std::string& state) const;
    std::optional<Minor> maybe(Minor most);

    struct Surplus {
        std::int64_t entry;
        int year;
        std::string fund;
    };

    std::mt19937_64 random_;
    int years_;
    int first_year_;
    Day today_;
    engine::book::Book book_;
    DoubleLedger ledger_;
    std::vector<Member> members_;
    scales::Facts facts_;
    std::vector<Receipt> receipts_;
    std::vector<std::pair<std::int64_t, Day>> holds_; // not released: entry, first day
    std::vector<Surplus> surpluses_;
    std::int64_t references_ = 0;
    std::int64_t events_ = 0;
    std::int64_t checks_ = 0;
    std::int64_t refusals_ = 0;
    std::string doing_;
};

} // namespace dubrovnik::faults
