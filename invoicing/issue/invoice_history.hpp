// InvoiceHistory: what invoices asked of each State in which year, as the book has it.
//
// Called means issued, less credit notes and voids; what was written off had been called. Opening
// arrears are no invoices of a call and are left out: nobody knows how they came about.
#pragma once

#include "engine/book/book.hpp"
#include "engine/money.hpp"
#include "scales/state_code.hpp"

#include <map>
#include <string>
#include <tuple>
#include <vector>

namespace dubrovnik::invoicing {

struct YearTotal {
    int year = 0;
    std::string biller;
    engine::Money amount;
};

class InvoiceHistory {
  public:
    explicit InvoiceHistory(const engine::book::Book& book);

    // By year, then biller; those of nothing are left out.
    std::vector<YearTotal> of(scales::StateCode state) const;

  private:
    using Key = std::tuple<scales::StateCode, int, std::string>;
    std::map<Key, engine::Money> totals_;
};

} // namespace dubrovnik::invoicing
