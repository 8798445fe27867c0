// Receivables: what was called from a State, line by line, and what has become of it.
//
// The one definition of "outstanding": called − credited − received. Credits a State holds and
// promises it made are shown beside it by the reports and never deducted here.
// A receivable is an invoice, or arrears from before the book's time.
#pragma once

#include "engine/money.hpp"
#include "engine/row_ids.hpp"
#include "scales/day.hpp"
#include "scales/state_code.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace dubrovnik::engine {

struct ReceivableLine {
    std::string component;
    Money called;
    Money credited; // taken off by credit notes, voids and write-offs
    Money received; // allocated

    Money outstanding() const { return called - credited - received; }
};

struct Receivable {
    DocumentId document;
    std::string number;
    std::string fund;
    scales::StateCode state;
    int year;                               // of the call, not of the issue
    std::optional<AssessmentId> assessment; // nothing: arrears from before the book's time
    scales::Day issued_on;
    scales::Day due_on;
    std::vector<ReceivableLine> lines; // as printed; at least one

    Money called() const;
    Money credited() const;
    Money received() const;
    Money outstanding() const;
    bool open() const { return outstanding().amount_minor() > 0; }
    // Past its due day on `day`, and not paid: the due day itself is not yet past.
    bool overdue_on(scales::Day day) const { return open() && due_on < day; }
};

// What a State holds in one fund beyond what it was asked for.
struct HeldCredit {
    scales::StateCode state;
    std::string fund;
    Money amount; // above zero
};

// Money that arrived and is not matched, by the receipt it came with.
struct UnmatchedMoney {
    EntryId receipt;
    std::string fund;
    std::optional<scales::StateCode> state; // who it may be from
    scales::Day received_on;
    std::string reference;
    Money amount; // what is left of it, above zero
};

} // namespace dubrovnik::engine
