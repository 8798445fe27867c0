#include "engine/book/entry_filter.hpp"

#include "engine/book/query.hpp"
#include "scales/ensure.hpp"

#include <algorithm>

namespace dubrovnik::engine::book {

EntryFilter::EntryFilter(Connection& connection, const AsOf& as_of) {
    const auto day = scales::day_text(as_of.day);
    {
        Query query(connection, "SELECT (SELECT max(id) FROM entries),"
                                " (SELECT max(booked_on) FROM entries)");
        scales::ensure(query.step() && !query.is_null(0), "a book has its first entry");
        everything_ =
            static_cast<std::int64_t>(as_of.known) >= query.integer(0) && day >= query.text(1);
        if (everything_) return;
        const auto newest = static_cast<std::size_t>(query.integer(0));
        const auto known = std::min(newest, static_cast<std::size_t>(as_of.known));
        counted_.assign(known + 1, true);
        counted_.resize(newest + 1, false);
    }
    // Most reports are about the last years: fewer entries are left out than counted.
    Query query(connection, "SELECT id FROM entries WHERE booked_on > ?");
    query.with(day);
    while (query.step()) counted_[static_cast<std::size_t>(query.integer(0))] = false;
}

} // namespace dubrovnik::engine::book
