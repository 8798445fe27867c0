// Which entries count as of a day; not for use outside this folder.
#pragma once

#include "engine/book/connection.hpp"
#include "engine/book/ledger.hpp"

#include <cstdint>
#include <vector>

namespace dubrovnik::engine::book {

class EntryFilter {
  public:
    EntryFilter(Connection& connection, const AsOf& as_of);

    // True when no entry of the book is left out: sums can then be left to SQLite.
    bool everything() const noexcept { return everything_; }
    bool counts(std::int64_t entry) const {
        return everything_ || counted_[static_cast<std::size_t>(entry)];
    }

  private:
    bool everything_ = false;
    std::vector<bool> counted_;
};

} // namespace dubrovnik::engine::book
