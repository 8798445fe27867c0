// Credit use: a State's credit pays its next invoice when that is issued, if office.toml says so.
//
// Only the State's own credit, in the same fund; the invoice says so and asks for the rest. What
// it takes is an allocation like any other, in the transaction of the invoice.
#pragma once

#include "engine/book/documents.hpp"
#include "engine/money.hpp"
#include "invoicing/office.hpp"
#include "scales/day.hpp"
#include "scales/state_code.hpp"

#include <map>
#include <optional>
#include <string>
#include <utility>

namespace dubrovnik::invoicing {

// What an invoice asks for, and of whom.
struct InvoicedTotal {
    scales::StateCode state;
    std::string fund;
    engine::Money total;
};

class CreditUse {
  public:
    // The credits held on that day; none when the office does not want them used.
    CreditUse(const engine::book::Book& book, const Office& office, scales::Day day);

    // The part of the invoice that credit pays, or nothing. It is then used up.
    std::optional<engine::Money> take(const InvoicedTotal& invoice);

  private:
    std::map<std::pair<scales::StateCode, std::string>, engine::Money> held_;
};

struct UsedCredit {
    InvoicedTotal invoice;
    engine::DocumentId document;
    std::string number;
    engine::Money credit;
};
// An entry of its own, on the transaction's day.
void record_used_credit(engine::book::WriteTransaction& transaction, const UsedCredit& used);

} // namespace dubrovnik::invoicing
