// Journal: entries and their postings, funds and their components.
//
// An entry is one thing that happened; the postings of an entry stand in its fund's currency and
// add up to zero (an entry that does not is our mistake, never the officer's: ensure). A closed
// year takes no entry, by whatever way it comes.
#pragma once

#include "engine/account.hpp"
#include "engine/book/book.hpp"
#include "engine/entry_kind.hpp"
#include "engine/money.hpp"
#include "scales/day.hpp"
#include "scales/state_code.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace dubrovnik::engine::book {

// The money of one biller under one convention in one currency.
struct Fund {
    std::string code; // "isu"
    std::string biller;
    std::string convention;
    Currency currency;
    friend bool operator==(const Fund&, const Fund&) = default;
};

struct NewEntry {
    EntryKind kind;
    std::optional<std::string> fund; // by code; nothing where no money moves
    scales::Day booked_on;           // the accounting day
    std::string reason;
};

struct Posting {
    Account account;
    Money amount; // debit above zero, credit below
    std::optional<scales::StateCode> state;
    std::optional<DocumentId> document;   // the invoice or opening arrears it is about
    std::optional<std::string> component; // by code
    std::optional<EntryId> origin;        // the entry that unmatched money came with
};

struct EntryRecord {
    EntryId id;
    EntryKind kind;
    std::optional<std::string> fund;
    scales::Day booked_on;
    scales::Day recorded_on;
    std::string instant;
    std::string actor;
    std::string reason;
};

// Registers the fund, or finds it. Throws Refused fund.differs when the book knows another fund
// by that code.
void require_fund(WriteTransaction& transaction, const Fund& fund);

struct FundComponent {
    std::string fund;
    std::string component;
};
// Registers the component in its fund, or finds it.
void require_component(WriteTransaction& transaction, const FundComponent& component);

// An entry of its own for a fund that no call has brought: for openings. Registers its
// components too. Nothing when the fund is known already.
void register_fund(WriteTransaction& transaction, const Fund& fund,
                   std::span<const std::string> components);

// Throws Refused: year.closed (that of booked_on), entry.booked-ahead (after the office's day).
EntryId append_entry(WriteTransaction& transaction, const NewEntry& entry);

// Adds them to the newest entry; they balance among themselves. Zero amounts are left out.
void append_postings(WriteTransaction& transaction, std::span<const Posting> postings);

// In the order of their first use.
std::vector<Fund> funds(const Book& book);
std::optional<Fund> fund_by_code(const Book& book, std::string_view code);
// Throws Refused fund.unknown.
Fund require_known_fund(const Book& book, std::string_view code);
// Codes of a fund's components, in the order of their first use.
std::vector<std::string> components(const Book& book, std::string_view fund);

// Throws Refused entry.unknown.
EntryRecord entry(const Book& book, EntryId id);
std::vector<Posting> postings(const Book& book, EntryId id);

// The years that take no entry any more, in rising order.
std::vector<int> closed_years(const Book& book);

// From the first to the last, at most `count` after `after`: how exports walk a long journal.
std::vector<EntryRecord> entries_after(const Book& book, EntryId after, std::size_t count);

} // namespace dubrovnik::engine::book
