// DoubleLedger: the office's journal kept a second time, in plain whole numbers, by rules written
// a second time.
//
// It knows nothing of the program: text, days and 64-bit integers. Asked for an event, it says
// which postings must come of it, or that it must be refused; every balance is added up from all
// postings each time. What the book says must be the same.
#pragma once

#include <chrono>
#include <compare>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <vector>

namespace dubrovnik::faults {

using Day = std::chrono::sys_days;
using Minor = std::int64_t;

struct Line {
    std::string account;    // "receivable-called"
    std::string state = {}; // or ""
    std::int64_t document = 0;
    std::string component = {};
    std::int64_t origin = 0; // the receipt's entry
    Minor amount = 0;
    friend auto operator<=>(const Line&, const Line&) = default;
};
using Lines = std::vector<Line>;

struct BookedEntry {
    std::int64_t id;
    std::string kind;
    std::string fund; // or ""
    Day on;
    Lines lines;
    std::int64_t undoes = 0;
};

struct Claim {
    std::int64_t document;
    std::string number;
    std::string fund;
    std::string state;
    int year;
    Day issued;
    Day due;
    std::vector<std::string> components; // as printed
    bool opening = false;
};

// A payment, with what the payer or the officer wished.
struct Paid {
    std::string fund;
    std::string state;
    Minor amount;
    Day on;
    std::int64_t invoice = 0;   // named; 0: the oldest first
    std::string component = {}; // or ""
};

class DoubleLedger {
  public:
    using BalanceKey = std::tuple<std::string, std::string, std::string, std::string>;
    using Balances = std::map<BalanceKey, Minor>; // by fund, account, State, component

    void add(BookedEntry entry) { entries_.push_back(std::move(entry)); }
    void add(Claim claim) { claims_.push_back(std::move(claim)); }
    void close(int year) { closed_.insert(year); }

    // What must be posted; nothing: it must be refused. Closed years are asked for apart.
    std::optional<Lines> payment(const Paid& paid, Lines source) const;
    std::optional<Lines> from_credit(Paid paid, std::optional<Minor> amount) const;
    // Unmatched money ("suspense") or a gift ("voluntary") of the receipt in entry `receipt`.
    std::optional<Lines> from_receipt(Paid paid, std::optional<Minor> amount,
                                      const std::string& account, std::int64_t receipt) const;
    enum class Correction { credit_note, void_invoice, write_off };
    std::optional<Lines> correction(const Claim& claim, Correction kind,
                                    std::optional<Minor> amount, Day on) const;
    std::optional<Lines> refund(const std::string& fund, const std::string& state,
                                std::optional<Minor> amount, Day on) const;
    std::optional<Lines> reversal(std::int64_t entry, Day on) const;
    std::optional<Lines> surplus(int year, const std::string& fund,
                                 std::optional<Minor> amount) const;
    bool may_close(int year, Day today) const;
    bool owes_anywhere(const std::string& state, const std::string& fund, Day on) const;

    bool closed(Day on) const;
    bool undone(std::int64_t entry) const;
    const BookedEntry* find(std::int64_t entry) const;
    const std::vector<BookedEntry>& entries() const { return entries_; }
    const std::vector<Claim>& claims() const { return claims_; }

    Balances balances() const;
    Minor outstanding(const Claim& claim, Day on) const;
    Minor credit(const std::string& fund, const std::string& state, Day on) const;
    Minor left_of(const BookedEntry& receipt, const std::string& account, Day on) const;

  private:
    using Which = std::function<bool(const BookedEntry&, const Line&)>;
    using Movements = std::map<Day, Minor>;
    Movements movements(const Which& which, const BookedEntry* more = nullptr) const;
    Minor free_on(const Which& which, Day on, Minor sign) const;
    bool overdrawn(const Which& which, const BookedEntry& more, Minor sign) const;
    bool covered(const BookedEntry& candidate) const;
    Minor sum(const Which& which) const;
    Minor called_for(int year, const std::string& fund) const;
    Minor spent_in(int year, const std::string& fund) const;
    std::map<std::string, Minor> paid_for(int year, const std::string& fund) const;
    const Claim& claim(std::int64_t document) const;

    std::vector<BookedEntry> entries_;
    std::vector<Claim> claims_;
    std::set<int> closed_;
};

// Splits by largest remainder; equal ones to the first by name. Nothing to split by: nothing.
std::map<std::string, Minor> split(Minor total, const std::map<std::string, Minor>& weights);

} // namespace dubrovnik::faults
